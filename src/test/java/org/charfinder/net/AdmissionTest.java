package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LoopClock;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    /** Closes the channel before it can be registered, and counts the calls of {@link #closed}. */
    private static final class Saboteur implements LineHandler, LineHandler.Factory {
        private final SocketChannel channel;
        private int closed;

        Saboteur(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public LineHandler create(SocketAddress client) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        @Override
        public void closed() {
            closed++;
        }

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {}
    }

    @Test
    void a_handler_is_told_that_it_is_closed_though_registering_its_connection_failed() throws IOException {
        ServerResources shared = Resources.plenty();
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                EventLoop loop = new EventLoop(new LoopClock(System::nanoTime), shared.counters())) {
            assertThat(client.isConnected()).isTrue();
            SocketChannel accepted = listener.accept();
            Saboteur saboteur = new Saboteur(accepted);
            Places places = new Places(new AddressLimit(0));
            Connections connections = new Connections(loop, shared.counters(), places);
            new Admission(loop, shared, places, connections, ClientAddresses.ANY, saboteur).admit(accepted);
            assertThat(saboteur.closed).isOne();
            assertThat(accepted.isOpen()).isFalse();
            assertThat(places.isEmpty()).isTrue();
            assertThat(places.clients()).isZero();
            assertThat(connections.hasWork()).isFalse();
            assertThat(shared.counters().get(ServerCount.BROKEN)).isOne();
        }
    }
}
