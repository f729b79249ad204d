package org.charfinder.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import org.charfinder.loop.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Connection} of each accepted channel: that of a client, or of a refused one, which is told why. A
 * proxy has to name its client first. Only the loop's thread may call, except for the methods of {@link Dealer.Target},
 * which the acceptor's thread calls.
 */
final class Admission implements Dealer.Target, Arrivals.Owner {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final EventLoop loop;
    private final ServerResources shared;
    private final Places places;
    private final Connections connections;
    private final ClientAddresses addresses;
    private final Arrivals arrivals;
    private final LineHandler.Factory factory;
    private final LineHandler refusal;
    private final LineHandler addressRefusal;

    Admission(
            EventLoop loop,
            ServerResources shared,
            Places places,
            Connections connections,
            ClientAddresses addresses,
            LineHandler.Factory factory) {
        this.loop = loop;
        this.shared = shared;
        this.places = places;
        this.connections = connections;
        this.addresses = addresses;
        arrivals = new Arrivals(this, loop, shared, places);
        this.factory = factory;
        refusal = new Refusal(factory::refuse);
        addressRefusal = new Refusal(factory::refuseFromAddress);
    }

    @Override
    public boolean hasRoom() {
        return places.hasRoom();
    }

    @Override
    public int clients() {
        return places.clients();
    }

    @Override
    public void admit(SocketChannel channel) {
        places.take(Place.UNNAMED);
        connect(channel, Place.UNNAMED);
    }

    @Override
    public void admitSoon(SocketChannel channel) {
        places.take(Place.UNNAMED);
        loop.execute(() -> connect(channel, Place.UNNAMED));
    }

    @Override
    public void refuse(SocketChannel channel) {
        places.take(Place.REFUSED);
        connect(channel, Place.REFUSED);
    }

    private void connect(SocketChannel channel, Place place) {
        InetSocketAddress peer;
        try {
            SocketSettings.apply(channel);
            peer = (InetSocketAddress) channel.getRemoteAddress();
            if (place.isClient() && addresses.isProxy(peer.getAddress())) {
                arrivals.await(channel, peer);
                return;
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, it costs this connection only
            abandon(channel, place, refusal, e);
            return;
        }
        if (place.isClient()) {
            welcome(channel, peer, peer.getAddress(), NOTHING);
        } else {
            begin(channel, place, () -> refusal, ServerCount.REFUSED, NOTHING);
        }
    }

    @Override
    public void arrived(
            SocketChannel channel, InetSocketAddress peer, @Nullable InetSocketAddress client, ByteBuffer input) {
        if (client == null) {
            welcome(channel, peer, null, input);
        } else {
            welcome(channel, client, client.getAddress(), input);
        }
    }

    /**
     * Admits a client, unless there are too many from its address.
     *
     * @param client its address, for the log
     * @param counted the address for the limit by address; null: the limit does not apply
     * @param input what has been read from it
     */
    private void welcome(
            SocketChannel channel, InetSocketAddress client, @Nullable InetAddress counted, ByteBuffer input) {
        Place place = places.name(counted);
        if (place.isClient()) {
            begin(channel, place, () -> factory.create(client), ServerCount.CLIENTS, input);
        } else {
            begin(channel, place, () -> addressRefusal, ServerCount.REFUSED_BY_ADDRESS, input);
        }
    }

    private void begin(
            SocketChannel channel, Place place, Supplier<LineHandler> maker, ServerCount count, ByteBuffer input) {
        LineHandler handler = refusal; // until there is one that must be closed
        Connection connection;
        try {
            handler = maker.get();
            connection = new Connection(connections, shared, channel, place, handler);
            loop.register(connection);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // as above
            abandon(channel, place, handler, e);
            return;
        }
        shared.counters().add(count, 1);
        connections.begin(connection, input);
    }

    /** Closes a channel that has become no connection. */
    private void abandon(SocketChannel channel, Place place, LineHandler handler, Throwable why) {
        if (why instanceof IOException) {
            log.debug("connection_broken reason=\"{}\"", why.getMessage());
            shared.counters().add(ServerCount.BROKEN, 1);
        } else {
            shared.bugs().add("admission", why);
        }
        places.free(place);
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("close_failed", e);
        }
        try {
            handler.closed();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // as above
            shared.bugs().add("closing", e);
        }
    }

    /** Closes the connections that have not become clients. */
    void closeArrivals() {
        arrivals.closeAll();
    }
}
