package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineServersTest {

    private static final int LOOPS = 3;
    private static final int MOST = 1000; // connections after which every loop must have had one

    private volatile RuntimeException clockFailure;
    private LineServers servers;
    private FutureTask<Void> running;

    /** Tells each client the thread that serves it. */
    private record Host() implements LineHandler.Factory {
        @Override
        public LineHandler create(SocketAddress client) {
            return new LineHandler() {
                @Override
                public void greet(Reply reply) {
                    reply.append(Thread.currentThread().getName() + "?> ");
                }

                @Override
                public void answer(byte[] bytes, int start, int stop, Reply reply) {
                    reply.append(bytes, start, stop);
                    reply.append(Thread.currentThread().getName() + "?> ");
                }

                @Override
                public void answerTooLong(Reply reply) {}

                @Override
                public void resume(Reply reply) {}

                @Override
                public void disconnect(DisconnectReason reason, Reply reply) {
                    reply.append("bye");
                }

                @Override
                public void closed() {}
            };
        }

        @Override
        public void refuse(Reply reply) {
            reply.append("full");
        }
    }

    @BeforeEach
    void open() throws IOException {
        LongSupplier clock = () -> {
            if (clockFailure != null && !Thread.currentThread().getName().equals("main loop")) {
                throw clockFailure;
            }
            return System.nanoTime();
        };
        List<Host> hosts = IntStream.range(0, LOOPS).mapToObj(i -> new Host()).toList();
        servers = new LineServers(hosts, RunningServer.options(0, 4096, 3 * MOST), clock);
        running = new FutureTask<>(() -> {
            servers.run();
            return null;
        });
        new Thread(running, "main loop").start();
    }

    @AfterEach
    void close() throws Exception {
        servers.shutDown();
        servers.close();
    }

    /** Connects until each loop has a client; the kernel chooses at random. */
    private List<Client> fill() throws IOException {
        List<Client> clients = new ArrayList<>();
        Set<String> threads = new HashSet<>();
        while (threads.size() < LOOPS) {
            assertThat(clients).as("clients, all of them in " + threads).hasSizeLessThan(MOST);
            Client client = new Client(servers.address().getPort());
            clients.add(client);
            threads.add(client.readReply());
        }
        return clients;
    }

    @Test
    void each_loop_gets_clients_and_keeps_them() throws Exception {
        List<Client> clients = fill();
        Client last = clients.get(clients.size() - 1);
        String thread = last.send("a\n").readReply().substring(1);
        assertThat(last.send("b\n").readReply()).isEqualTo("b" + thread);
        assertThat(servers.counters()).hasSize(LOOPS);
        assertThat(servers.counters().stream()
                        .mapToLong(counters -> counters.get(ServerCount.ACCEPTED))
                        .sum())
                .isEqualTo(clients.size());
        for (Client client : clients) {
            client.close();
        }
    }

    @Test
    void all_end_together() throws Exception {
        List<Client> clients = fill();
        servers.shutDown();
        for (Client client : clients) {
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("bye");
            client.close();
        }
        running.get(60, TimeUnit.SECONDS);
    }

    @Test
    void if_one_fails_all_end_and_the_failure_is_thrown() throws Exception {
        List<Client> clients = fill();
        clockFailure = new IllegalStateException("as asked");
        for (Client client : clients) {
            client.send("a\n");
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> running.get(60, TimeUnit.SECONDS))
                .withCause(clockFailure);
        for (Client client : clients) {
            client.close();
        }
    }

    @Test
    void all_are_closed_though_closing_the_first_fails() throws Exception {
        LineServers closedTwice = new LineServers(
                List.of(new Host(), new Host(), new Host()), RunningServer.options(0, 4096, 10), System::nanoTime);
        closedTwice.close();
        assertThatExceptionOfType(ClosedSelectorException.class)
                .isThrownBy(closedTwice::close)
                .satisfies(first -> assertThat(first.getSuppressed())
                        .hasSize(2)
                        .hasOnlyElementsOfType(ClosedSelectorException.class));
    }

    @Test
    void a_port_in_use_is_not_shared() {
        ServerOptions options = RunningServer.options(servers.address().getPort(), 4096, 10);
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> new LineServers(List.of(new Host(), new Host()), options, System::nanoTime));
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> new LineServers(List.of(new Host()), options, System::nanoTime));
    }
}
