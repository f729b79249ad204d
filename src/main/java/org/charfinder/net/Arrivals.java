package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.Selectable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections from proxies whose PROXY header has not come yet. They are read and not written to, and become clients
 * when the header is complete. A header that is wrong, too long, cut off or late costs its connection.
 */
final class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** Takes on the connections whose headers are complete. */
    interface Owner {
        /**
         * A header is complete. The channel is still registered, and should be registered again.
         *
         * @param peer the proxy
         * @param client the address that the header names; null: none
         * @param input what has come after the header; it has an array, which it shares with other connections
         */
        void arrived(
                SocketChannel channel, InetSocketAddress peer, @Nullable InetSocketAddress client, ByteBuffer input);
    }

    private final Owner owner;
    private final EventLoop loop;
    private final ServerResources shared;
    private final Places places;

    Arrivals(Owner owner, EventLoop loop, ServerResources shared, Places places) {
        this.owner = owner;
        this.loop = loop;
        this.shared = shared;
        this.places = places;
    }

    /** Awaits the header of a connection; it mostly is there already. */
    void await(SocketChannel channel, InetSocketAddress peer) throws IOException {
        Arrival arrival = new Arrival(channel, peer);
        loop.register(arrival);
        shared.timeouts().awaitHeader(arrival);
        arrival.selected();
    }

    /** Closes all. */
    void closeAll() {
        List<Arrival> all = loop.registered(Arrival.class);
        all.stream().filter(Arrival::isOpen).forEach(Arrival::close);
    }

    private final class Arrival extends Deadlines.Member implements Selectable {
        private final SocketChannel channel;
        private final InetSocketAddress peer;
        private final ProxyHeader header = new ProxyHeader();

        Arrival(SocketChannel channel, InetSocketAddress peer) {
            this.channel = channel;
            this.peer = peer;
        }

        @Override
        public void register(Selector selector) throws ClosedChannelException {
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        @Override
        public void selected() {
            try {
                read();
            } catch (IOException e) {
                closeCutOff();
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) { // whatever it is, it costs this connection only
                shared.bugs().add("header", e);
                close();
            }
        }

        private void read() throws IOException {
            ByteBuffer in = shared.buffers().in;
            byte[] input = shared.buffers().input;
            int read = channel.read(in.clear().limit(ProxyHeader.MAX_BINARY));
            if (read < 0) {
                closeCutOff();
                return;
            }
            in.get(0, input, 0, read);
            int end = header.add(input, 0, read);
            switch (header.progress()) {
                case INCOMPLETE -> {}
                case MALFORMED -> refuse("malformed");
                case COMPLETE -> {
                    Deadlines.leave(this);
                    owner.arrived(channel, peer, header.client(), ByteBuffer.wrap(input, end, read - end));
                }
            }
        }

        @Override
        protected void expire() {
            selected(); // input that the selector has not reported yet
            if (header.progress() == ProxyHeader.Progress.INCOMPLETE && channel.isOpen()) {
                refuse("late");
            }
        }

        /** Closes the connection. One without a byte was no client's: so proxies see whether the port is open. */
        private void closeCutOff() {
            if (header.isEmpty()) {
                shared.counters().add(ServerCount.PROBES, 1);
                close();
            } else {
                refuse("cut off");
            }
        }

        private void refuse(String reason) {
            shared.counters().add(ServerCount.BAD_PROXY_HEADERS, 1);
            log.debug("proxy_header_refused reason=\"{}\" peer={}", reason, peer);
            close();
        }

        boolean isOpen() {
            return channel.isOpen();
        }

        private void close() {
            Deadlines.leave(this);
            places.free(Place.UNNAMED);
            try {
                channel.close();
            } catch (IOException e) {
                log.debug("close_failed", e);
            }
        }
    }
}
