package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.util.ArrayList;
import java.util.List;
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
    private static final int MAX_CLIENTS = 5 * LOOPS + 1; // no multiple of the loops

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
                public void disconnect(DisconnectReason reason, Reply reply) {
                    reply.append("bye");
                }
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
        servers = new LineServers(hosts, RunningServer.options(0, 4096, MAX_CLIENTS), clock);
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

    /** Connects a client for each loop. */
    private List<Client> fill() throws IOException {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            Client client = new Client(servers.address().getPort());
            clients.add(client);
            client.readReply();
        }
        return clients;
    }

    private List<Long> clientsByLoop() {
        return servers.counters().stream()
                .map(counters -> counters.get(ServerCount.CLIENTS))
                .toList();
    }

    /** Waits until the servers know which clients have left: those of each loop answer until they do. */
    private void awaitClients(long count, List<Client> asking) throws IOException {
        while (clientsByLoop().stream().mapToLong(Long::longValue).sum() != count) {
            for (Client client : asking) {
                client.send("a\n").readReply();
            }
        }
    }

    private static void close(List<Client> clients) throws IOException {
        for (Client client : clients) {
            client.close();
        }
    }

    @Test
    void clients_are_dealt_out_in_turn_and_stay_where_they_are() throws Exception {
        List<Client> clients = new ArrayList<>();
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < 4 * LOOPS; i++) {
            clients.add(new Client(servers.address().getPort()));
            threads.add(clients.get(i).readReply());
        }
        assertThat(threads.subList(0, LOOPS)).containsExactly("main loop", "loop-1", "loop-2");
        for (int i = 0; i < clients.size(); i++) {
            assertThat(threads.get(i)).isEqualTo(threads.get(i % LOOPS));
            assertThat(clients.get(i).send("a\n").readReply()).isEqualTo("a" + threads.get(i));
        }
        assertThat(clientsByLoop()).containsExactly(4L, 4L, 4L);
        close(clients);
    }

    @Test
    void the_loop_that_clients_have_left_gets_the_next_ones() throws Exception {
        List<Client> clients = new ArrayList<>();
        List<Client> leaving = new ArrayList<>();
        List<Client> staying = new ArrayList<>();
        for (int i = 0; i < 5 * LOOPS; i++) {
            Client client = new Client(servers.address().getPort());
            clients.add(client);
            (client.readReply().equals("loop-1") && leaving.size() < 4 ? leaving : staying).add(client);
        }
        close(leaving);
        awaitClients(staying.size(), staying);
        for (int i = 0; i < 4; i++) {
            Client client = new Client(servers.address().getPort());
            clients.add(client);
            assertThat(client.readReply()).isEqualTo("loop-1");
        }
        assertThat(clientsByLoop()).containsExactly(5L, 5L, 5L);
        close(clients);
    }

    @Test
    void the_maximum_is_that_of_all_loops_together() throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < MAX_CLIENTS; i++) {
            clients.add(new Client(servers.address().getPort()));
            clients.get(i).readReply();
        }
        for (int i = 0; i < LOOPS; i++) {
            try (Client surplus = new Client(servers.address().getPort())) {
                assertThat(surplus.readToEnd()).asString(UTF_8).isEqualTo("full");
            }
        }
        for (int leaving = 0; leaving < LOOPS; leaving++) { // one of each loop
            clients.remove(0).close();
            awaitClients(MAX_CLIENTS - 1, clients);
            clients.add(new Client(servers.address().getPort()));
            clients.get(MAX_CLIENTS - 1).readReply();
            try (Client surplus = new Client(servers.address().getPort())) {
                assertThat(surplus.readToEnd()).asString(UTF_8).isEqualTo("full");
            }
        }
        assertThat(servers.maxClients()).isEqualTo(MAX_CLIENTS);
        close(clients);
    }

    @Test
    void the_limit_by_address_is_one_for_all_loops() throws Exception {
        ServerOptions options = RunningServer.options().withClients(new ClientAddresses(List.of(), 10));
        try (LineServers limited = new LineServers(List.of(new Host(), new Host()), options, System::nanoTime)) {
            FutureTask<Void> run = new FutureTask<>(() -> {
                limited.run();
                return null;
            });
            new Thread(run, "main loop").start();
            List<Client> clients = new ArrayList<>();
            int welcome = 0;
            for (int i = 0; i < 40; i++) {
                Client client = new Client(limited.address().getPort());
                clients.add(client);
                welcome += new String(client.read(4), UTF_8).equals("full") ? 0 : 1;
            }
            assertThat(welcome).isEqualTo(10);
            for (Client client : clients) {
                client.close();
            }
            limited.shutDown();
            run.get(60, TimeUnit.SECONDS);
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
        close(clients);
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
