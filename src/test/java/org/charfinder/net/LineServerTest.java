package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.charfinder.loop.LoopCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with a handler that echoes: it treats clients the same whatever they ask. */
class LineServerTest {

    private static final ByteBuffer LARGE = large();

    private static ByteBuffer large() {
        byte[] bytes = new byte[16 << 20]; // more than any kernel buffers
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + i % 23);
        }
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
    }

    private static final int MOST_RECORDED = 1000;

    /**
     * Echoes. "error" throws an error that is no exception, "bug" an exception; "large" is 16 MB, "small" 1 KiB; "bye"
     * ends the session, and "wait" takes until the test goes on.
     */
    private static final class Echo implements LineHandler, LineHandler.Factory {
        private final AtomicInteger open = new AtomicInteger();
        private volatile String bug = ""; // the method that throws
        private final List<String> lines =
                Collections.synchronizedList(new ArrayList<>()); // in the order of their answers
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        private void failIn(String method) {
            if (bug.equals(method)) {
                throw new IllegalStateException("as asked");
            }
        }

        @Override
        public LineHandler create(SocketAddress client) {
            failIn("create");
            open.incrementAndGet();
            return this;
        }

        @Override
        public void refuse(Reply reply) {
            reply.append("full\n");
        }

        @Override
        public void greet(Reply reply) {
            failIn("greet");
            reply.append("?> ");
        }

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            String line = new String(bytes, start, stop - start, UTF_8);
            if (lines.size() < MOST_RECORDED) {
                lines.add(line);
            }
            switch (line) {
                case "large" -> reply.add(LARGE, new int[] {0, LARGE.capacity()}, 1);
                case "small" -> reply.add(LARGE, new int[] {0, 1024}, 1);
                case "bug" -> throw new IllegalStateException("as asked");
                case "error" -> throw new NoClassDefFoundError("as asked");
                case "bye" -> reply.endSession();
                case "wait" -> {
                    waiting.countDown();
                    awaitQuietly(goOn);
                }
                default -> {}
            }
            reply.append(line + "\n?> ");
        }

        @Override
        public void answerTooLong(Reply reply) {
            reply.append("too long\n?> ");
        }

        @Override
        public void resume(Reply reply) {
            failIn("resume");
            reply.append("\n?> ");
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            failIn("disconnect");
            reply.append(reason + "\n");
        }

        @Override
        public void closed() {
            open.decrementAndGet();
            failIn("closed");
        }
    }

    private final Echo echo = new Echo();
    private RunningServer server;

    private Client connect() throws IOException {
        if (server == null) {
            serve(RunningServer.options());
        }
        Client client = server.connect();
        assertThat(client.readReply()).isEmpty();
        return client;
    }

    private void serve(ServerOptions options) throws IOException {
        server = new RunningServer(options, unused -> echo);
    }

    @AfterEach
    void every_client_is_gone_when_the_server_has_ended() throws IOException {
        if (server != null) {
            server.close();
            assertThat(echo.open).hasValue(0);
            assertThat(server.heldBytes()).isZero();
        }
    }

    @Test
    void it_knows_until_when_it_had_clients() throws Exception {
        serve(RunningServer.options());
        Duration later = Duration.ofSeconds(10);
        assertThat(server.hadClientsSince(-1)).isFalse(); // the clock begins at 0
        try (Client client = server.connect()) {
            client.readReply();
            assertThat(server.hadClientsSince(later.toNanos())).isTrue();
            server.advance(later);
            server.shutDownAndFreePort();
            client.send("a\n").readToEnd();
        }
        server.join();
        assertThat(server.hadClientsSince(later.toNanos())).isTrue();
        assertThat(server.hadClientsSince(later.toNanos() + 1)).isFalse();
    }

    @Test
    void clients_are_served_side_by_side() throws IOException {
        try (Client one = connect();
                Client two = connect()) {
            two.send("b\n");
            assertThat(two.readReply()).isEqualTo("b\n");
            one.send("a\n");
            assertThat(one.readReply()).isEqualTo("a\n");
        }
    }

    @Test
    void pipelined_lines_are_answered_in_order() throws Exception {
        int lines = 20_000; // more than a turn answers, and than the inbox and both kernels hold
        try (Client client = connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                all.append("line ").append(i).append('\n');
            }
            Thread sender = new Thread(() -> sendQuietly(client, all.toString()));
            sender.start();
            for (int i = 0; i < lines; i++) {
                assertThat(client.readReply()).isEqualTo("line " + i + "\n");
            }
            sender.join();
        }
    }

    private static void sendQuietly(Client client, String text) {
        try {
            client.send(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_client_that_half_closes_gets_everything_and_the_end() throws IOException {
        try (Client client = connect()) {
            client.send("a\nlarge\nb\nunfinished").halfClose();
            byte[] all = client.readToEnd();
            assertThat(all).hasSize(LARGE.capacity() + "a\n?> large\n?> b\n?> unfinished\n?> ".length());
            assertThat(new String(all, ISO_8859_1)).startsWith("a\n?> abc").endsWith("b\n?> unfinished\n?> ");
        }
    }

    @Test
    void a_stalled_reader_does_not_delay_others_and_then_gets_every_byte() throws IOException {
        try (Client stalled = connect();
                Client other = connect()) {
            stalled.send("large\nafter\n");
            for (int i = 0; i < 100; i++) {
                other.send("a\n");
                assertThat(other.readReply()).isEqualTo("a\n");
            }
            byte[] reply = stalled.read(LARGE.capacity());
            assertThat(ByteBuffer.wrap(reply)).isEqualTo(LARGE.duplicate());
            assertThat(stalled.readReply()).isEqualTo("large\n");
            assertThat(stalled.readReply()).isEqualTo("after\n");
        }
    }

    @Test
    void telnet_is_answered_even_if_the_replies_around_it_are_cancelled() throws IOException {
        int replies = 1000; // more than both kernels hold
        byte[] ayt = {'s', 'm', 'a', 'l', 'l', '\n', Telnet.IAC, Telnet.AYT};
        try (Client client = new Client(connectPort(), 4096);
                Client other = connect()) {
            client.readReply();
            for (int i = 0; i < replies; i++) {
                client.send(ayt);
            }
            turn(other, replies); // by then the socket takes nothing more
            client.send(new byte[] {Telnet.IAC, Telnet.IP});
            turn(other, 1);
            client.halfClose();
            String all = new String(client.readToEnd(), UTF_8);
            assertThat(all.split("\\[Yes]", -1)).hasSize(replies + 1);
            assertThat(all.split("small", -1)).hasSizeLessThan(replies);
            assertThat(all).endsWith("\n?> ");
        }
    }

    /** Lets the loop turn at least once for each reply. */
    private static void turn(Client client, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            client.send("a\n").readReply();
        }
    }

    @Test
    void a_client_that_floods_and_does_not_read_is_not_read_any_more() throws Exception {
        int flood = 256 << 20;
        try (SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", connectPort()));
                Client other = connect()) {
            client.write(ByteBuffer.wrap("large\n".getBytes(UTF_8)));
            client.configureBlocking(false);
            ByteBuffer lines = ByteBuffer.wrap("a line\n".repeat(10_000).getBytes(UTF_8));
            long taken = 0;
            for (int refused = 0; refused < 100 && taken < flood; ) {
                int written = client.write(lines.rewind());
                taken += written;
                refused = written == 0 ? refused + 1 : 0;
                turn(other, 1);
            }
            assertThat(taken).isLessThan(flood);
        }
    }

    @Test
    void a_client_that_pipelines_takes_turns_with_one_that_types() throws Exception {
        int lines = 200_000;
        try (Client pipelining = connect();
                Client typist = connect()) {
            AtomicInteger replies = new AtomicInteger();
            Thread sender = new Thread(() -> sendQuietly(pipelining, "a\n".repeat(lines)));
            Thread reader = new Thread(() -> countQuietly(pipelining, lines, replies));
            sender.start();
            reader.start();
            while (replies.get() == 0) {
                turn(typist, 1);
            }
            turn(typist, 100);
            assertThat(replies.get()).isLessThan(lines);
            sender.join();
            reader.join();
            assertThat(replies).hasValue(lines);
        }
    }

    private static void countQuietly(Client client, int count, AtomicInteger replies) {
        try {
            while (replies.get() < count) {
                client.readReply();
                replies.incrementAndGet();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue(); // only so that a test does not hang; never reached
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aborted_output_is_one_reply_of_many_that_wait() throws IOException {
        int replies = 1000; // more than both kernels hold
        try (Client client = new Client(connectPort(), 4096);
                Client other = connect()) {
            client.readReply();
            client.send("small\n".repeat(replies));
            turn(other, replies); // by then the socket takes nothing more
            client.send(new byte[] {Telnet.IAC, Telnet.AO});
            turn(other, 1);
            int whole = 0;
            for (int i = 0; i < replies; i++) {
                String reply = client.readReply();
                whole += reply.length() == 1024 + "small\n".length() ? 1 : 0;
            }
            assertThat(whole).isEqualTo(replies - 1);
        }
    }

    @Test
    void all_replies_before_the_end_of_a_session_are_sent() throws IOException {
        try (Client client = connect()) {
            client.send("a\nbye\nnever answered\n");
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("a\n?> bye\n?> ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "error"})
    void our_bug_costs_one_connection(String bug) throws IOException {
        try (Client other = connect();
                Client client = connect()) {
            client.send(bug + "\n");
            assertThat(client.readToEnd()).isEmpty();
            other.send("a\n");
            assertThat(other.readReply()).isEqualTo("a\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "greet", "resume", "disconnect", "closed"})
    void our_bug_costs_one_connection_wherever_it_is(String method) throws IOException {
        try (Client other = connect();
                Client client = new Client(connectPort(), 4096)) {
            client.readReply();
            turn(other, 1);
            echo.bug = method;
            switch (method) {
                case "resume" -> client.send("large\n").send(new byte[] {Telnet.IAC, Telnet.IP});
                case "disconnect" -> {
                    server.advance(Duration.ofMinutes(29));
                    turn(other, 1);
                    server.advance(Duration.ofMinutes(1));
                }
                case "closed" -> client.send("bye\n").halfClose();
                default -> assertThat(server.connect().readToEnd()).isEmpty();
            }
            while (server.count(ServerCount.FAILED) == 0) {
                turn(other, 1);
            }
            echo.bug = "";
            turn(other, 1);
            connect().close();
        }
    }

    @Test
    void a_reset_costs_one_connection() throws IOException {
        try (Client other = connect()) {
            for (int i = 0; i < 100; i++) {
                Client client = connect();
                client.send("large\n");
                client.read(1000);
                client.reset();
            }
            other.send("a\n");
            assertThat(other.readReply()).isEqualTo("a\n");
        }
    }

    @Test
    void one_client_too_many_is_told_so_and_gets_every_byte() throws IOException {
        serve(RunningServer.options(0, 100, 2));
        Client first = connect();
        try (Client second = connect();
                Client third = server.connect();
                Client fourth = server.connect()) {
            third.send("it sent something before it was turned away\n");
            assertThat(third.readToEnd()).asString(UTF_8).isEqualTo("full\n");
            assertThat(fourth.readToEnd()).asString(UTF_8).isEqualTo("full\n");
            first.send("bye\n");
            first.readToEnd();
            first.close();
            second.send("a\n"); // by the time it is answered, the first is gone
            assertThat(second.readReply()).isEqualTo("a\n");
            assertThat(echo.open.get()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_place_that_becomes_free_is_given_away_again() throws IOException {
        serve(RunningServer.options(0, 100, 1));
        for (int i = 0; i < 5; i++) {
            try (Client client = connect()) {
                client.send("a\nbye\n").halfClose();
                assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("a\n?> bye\n?> ");
            }
        }
    }

    @Test
    void silent_clients_are_disconnected_with_a_message() throws IOException {
        try (Client silent = connect();
                Client talker = connect()) {
            server.advance(Duration.ofMinutes(20));
            talker.send("a\n");
            talker.readReply();
            server.advance(Duration.ofMinutes(10));
            assertThat(silent.readToEnd()).asString(UTF_8).isEqualTo("IDLE\n");
            talker.send("b\n");
            assertThat(talker.readReply()).isEqualTo("b\n");
        }
    }

    @Test
    void a_client_that_takes_nothing_is_disconnected_and_one_that_takes_a_little_is_not() throws IOException {
        try (Client stalled = new Client(connectPort(), 4096);
                Client slow = new Client(connectPort(), 4096)) {
            stalled.readReply();
            slow.readReply();
            stalled.send("large\n");
            slow.send("large\n");
            stalled.read(1);
            slow.read(1);
            for (int i = 0; i < 6; i++) { // at first there is still some room in the kernels' buffers
                server.advance(Duration.ofSeconds(20));
                slow.read(2 << 20); // enough to make room whatever the kernel buffers
                stalled.send("it talks on, which does not count\n");
            }
            assertThat(stalled.readToEnd().length).isLessThan(LARGE.capacity() / 2);
            int left = LARGE.capacity() - 1 - 6 * (2 << 20);
            assertThat(slow.read(left)).hasSize(left);
            assertThat(slow.readReply()).isEqualTo("large\n");
        }
    }

    @Test
    void a_client_that_does_not_end_a_line_is_disconnected_however_often_it_adds_to_it() throws IOException {
        try (Client dribbling = connect();
                Client diligent = connect();
                Client other = connect()) {
            dribbling.send("a");
            diligent.send("b");
            for (int i = 0; i < 4; i++) {
                turn(other, 2); // what was sent has been read
                server.advance(Duration.ofSeconds(20));
                dribbling.send("a");
                diligent.send("b\nb"); // the end of one, and at once the beginning of the next
                assertThat(diligent.readReply()).isEqualTo("bb\n");
            }
            assertThat(dribbling.readToEnd()).asString(UTF_8).isEqualTo("UNFINISHED_LINE\n");
            turn(other, 1);
            assertThat(server.count(ServerCount.EVICTED_UNFINISHED_LINE)).isOne();
        }
    }

    /** Its questions take four turns: three in the turn of the loop in which its time is over, and one more. */
    @Test
    void a_client_that_ended_its_line_behind_many_questions_is_still_read() throws Exception {
        try (Client client = connect();
                Client other = connect()) {
            client.send("a");
            turn(other, 2);
            other.send("wait\n");
            echo.waiting.await();
            byte[] questions = new byte[2 * 200];
            for (int i = 0; i < questions.length; i += 2) {
                questions[i] = Telnet.IAC;
                questions[i + 1] = Telnet.AYT;
            }
            client.send(questions).send("b\nc");
            server.advance(Duration.ofSeconds(60));
            echo.goOn.countDown();
            assertThat(client.readReply()).isEqualTo("[Yes]\r\n".repeat(200) + "ab\n");
            assertThat(client.send("d\n").readReply()).isEqualTo("cd\n");
        }
    }

    @Test
    void a_command_of_telnet_without_end_is_an_unfinished_line() throws IOException {
        try (Client client = connect();
                Client other = connect()) {
            client.send(new byte[] {Telnet.IAC, Telnet.SB, 24});
            turn(other, 2);
            server.advance(Duration.ofSeconds(60));
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("UNFINISHED_LINE\n");
        }
    }

    @Test
    void a_line_may_take_its_time_while_a_reply_goes_out() throws IOException {
        try (Client client = new Client(connectPort(), 4096)) {
            client.readReply();
            client.send("large\nbegun");
            for (int i = 0; i < 4; i++) {
                client.read(2 << 20);
                server.advance(Duration.ofSeconds(30));
            }
            client.read(LARGE.capacity() - 4 * (2 << 20));
            assertThat(client.readReply()).isEqualTo("large\n");
            client.send(" and ended\n");
            assertThat(client.readReply()).isEqualTo("begun and ended\n");
        }
    }

    @Test
    void what_happens_is_counted() throws IOException {
        serve(RunningServer.options(0, 10, 3));
        try (Client client = connect();
                Client silent = connect();
                Client broken = connect()) {
            server.connect().readToEnd();
            client.send("a\nbug bug bug bug\n");
            client.readReply();
            client.readReply();
            broken.send("large\n").read(1);
            broken.reset();
            try (Client failing = connectInPlaceOf(broken, client)) {
                failing.send("bug\n").readToEnd();
            }
            server.advance(Duration.ofMinutes(20));
            turn(client, 1);
            server.advance(Duration.ofMinutes(10));
            silent.readToEnd();
            turn(client, 1);
            assertThat(server.count(ServerCount.ACCEPTED)).isEqualTo(4);
            assertThat(server.count(ServerCount.REFUSED)).isOne();
            assertThat(server.count(ServerCount.BROKEN)).isOne();
            assertThat(server.count(ServerCount.FAILED)).isOne();
            assertThat(server.count(ServerCount.EVICTED_IDLE)).isOne();
            assertThat(server.count(ServerCount.LINES_TOO_LONG)).isOne();
            assertThat(server.count(ServerCount.LINES)).isGreaterThan(5);
            assertThat(server.count(ServerCount.BYTES_IN)).isGreaterThan("a\nbug bug bug bug\nlarge\nbug\n".length());
            assertThat(server.count(ServerCount.BYTES_OUT)).isGreaterThan(3 * "?> ".length());
            silent.halfClose();
            while (server.count(ServerCount.CLIENTS) > 1) {
                turn(client, 1);
            }
        }
    }

    /** Connects as soon as the server knows that another client is gone. */
    private Client connectInPlaceOf(Client gone, Client other) throws IOException {
        while (server.count(ServerCount.BROKEN) == 0) {
            turn(other, 1);
        }
        assertThat(gone.socket.isClosed()).isTrue();
        return connect();
    }

    @Test
    void a_client_that_is_not_read_any_more_does_not_keep_the_loop_turning() throws Exception {
        int trips = 1000;
        try (SocketChannel flooding = SocketChannel.open(new InetSocketAddress("127.0.0.1", connectPort()));
                Client other = connect()) {
            flooding.write(ByteBuffer.wrap("large\n".getBytes(UTF_8)));
            flooding.configureBlocking(false);
            ByteBuffer lines = ByteBuffer.wrap("a line\n".repeat(10_000).getBytes(UTF_8));
            for (int refused = 0; refused < 100; turn(other, 1)) {
                refused = flooding.write(lines.rewind()) == 0 ? refused + 1 : 0;
            }
            long before = server.count(LoopCount.TURNS);
            turn(other, trips);
            assertThat(server.count(LoopCount.TURNS) - before).isLessThan(3 * trips);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD) // against spinning for ever
    void a_selector_that_returns_without_cause_is_replaced_and_no_client_notices() throws IOException {
        try (Client typist = connect();
                Client reader = connect();
                Client silent = connect()) {
            reader.send("large\n").read(1);
            server.clock.onLook(server::wakeUp);
            server.wakeUp();
            while (server.count(LoopCount.SELECTORS_REPLACED) < 2 && !Thread.interrupted()) {
                Thread.onSpinWait();
            }
            server.clock.onLook(() -> {});
            assertThat(server.count(LoopCount.EARLY_RETURNS)).isGreaterThanOrEqualTo(2 * 512);
            turn(typist, 1);
            try (Client late = connect()) {
                turn(late, 1);
            }
            assertThat(reader.read(LARGE.capacity() - 1)).hasSize(LARGE.capacity() - 1);
            assertThat(reader.readReply()).isEqualTo("large\n");
            server.advance(Duration.ofMinutes(30));
            assertThat(silent.readToEnd()).asString(UTF_8).isEqualTo("IDLE\n");
        }
    }

    @Test
    void an_interrupt_is_no_reason_to_spin_or_to_end() throws IOException {
        try (Client client = connect()) {
            server.interrupt();
            turn(client, 1);
            long before = server.count(LoopCount.EARLY_RETURNS);
            turn(client, 100);
            assertThat(server.count(LoopCount.EARLY_RETURNS) - before).isLessThan(100);
        }
    }

    private int connectPort() throws IOException {
        connect().close();
        return server.port();
    }

    @Test
    void a_client_that_does_not_close_after_the_end_is_closed() throws IOException {
        try (Client other = connect();
                Client client = connect()) {
            client.send("bye\n");
            client.readToEnd();
            assertThat(echo.open).hasValue(2);
            server.advance(Duration.ofSeconds(2));
            other.send("a\n");
            other.readReply();
            other.send("a\n"); // a turn later
            other.readReply();
            assertThat(echo.open).hasValue(1);
        }
    }

    @Test
    void shutting_down_frees_the_port_finishes_replies_and_disconnects_idle_clients() throws Exception {
        try (Client idle = connect();
                Client busy = connect()) {
            busy.send("large\nwaiting\nunfin");
            busy.read(1);
            server.shutDownAndFreePort();
            try (LineServer next =
                    new LineServer(RunningServer.options(server.port(), 100, 100), echo, System::nanoTime)) {
                assertThat(next.address().getPort()).isEqualTo(server.port());
            }
            server.advance(Duration.ofMillis(500));
            assertThat(idle.readToEnd()).asString(UTF_8).isEqualTo("SHUTDOWN\n");
            idle.halfClose();
            busy.read(LARGE.capacity() - 1 + "large\n?> waiting\n?> ".length());
            server.advance(Duration.ofSeconds(9));
            busy.send("ished\n");
            assertThat(busy.readToEnd()).asString(UTF_8).isEqualTo("unfinished\n?> SHUTDOWN\n");
            busy.halfClose();
            server.join();
        }
    }

    @Test
    void clients_whose_connects_the_kernel_has_completed_are_served_before_the_port_closes() throws Exception {
        int queued = 200; // more than a turn accepts
        List<Client> clients = new ArrayList<>();
        try (Client before = connect();
                Client blocking = connect()) {
            blocking.send("wait\n");
            awaitQuietly(echo.waiting);
            before.send("b\n");
            for (int i = 0; i < queued; i++) {
                clients.add(server.connect().send("a\n"));
            }
            server.shutDown();
            echo.goOn.countDown();
            for (Client client : clients) {
                assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("?> a\n?> SHUTDOWN\n");
                client.close();
            }
            before.send("c\n");
            assertThat(before.readToEnd()).asString(UTF_8).isEqualTo("b\n?> c\n?> SHUTDOWN\n");
        }
    }

    @Test
    void the_grace_ends_what_does_not_end_by_itself() throws Exception {
        try (Client stuck = connect();
                Client unfinished = connect();
                Client other = connect()) {
            stuck.send("large\n");
            stuck.read(1);
            unfinished.send("abc");
            turn(other, 1);
            server.shutDownAndFreePort();
            server.advance(Duration.ofSeconds(10));
            assertThat(unfinished.readToEnd()).asString(UTF_8).isEqualTo("SHUTDOWN\n");
            server.join();
        }
    }

    @Test
    void tasks_of_other_threads_and_timers_run_in_the_thread_of_the_server() throws Exception {
        serve(RunningServer.options());
        CountDownLatch executed = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        server.execute(running -> {
            threads.add("task in " + Thread.currentThread().getName());
            running.schedule(Duration.ofMinutes(5), () -> {
                threads.add("timer in " + Thread.currentThread().getName());
                over.countDown();
            });
            executed.countDown();
        });
        awaitQuietly(executed);
        server.advance(Duration.ofMinutes(5));
        awaitQuietly(over);
        assertThat(threads).containsExactly("task in server", "timer in server");
    }

    @Test
    void a_port_in_use_is_refused() throws IOException {
        serve(RunningServer.options());
        ServerOptions taken = RunningServer.options(server.port(), 100, 100);
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> new LineServer(taken, echo, System::nanoTime));
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        Duration ok = Duration.ZERO;
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);
        List<Runnable> wrong = new ArrayList<>();
        Duration negative = Duration.ofSeconds(-1);
        wrong.add(() -> new ServerOptions(address, 0, 1, ok, ok, ok, ok));
        wrong.add(() -> new ServerOptions(address, 1, 0, ok, ok, ok, ok));
        wrong.add(() -> new ServerOptions(address, 1, 1, negative, ok, ok, ok));
        wrong.add(() -> new ServerOptions(address, 1, 1, ok, negative, ok, ok));
        wrong.add(() -> new ServerOptions(address, 1, 1, ok, ok, negative, ok));
        wrong.add(() -> new ServerOptions(address, 1, 1, ok, ok, ok, negative));
        wrong.add(() -> new ServerOptions(address, 1, 1, Duration.ofDays(40_000), ok, ok, ok));
        assertThat(wrong)
                .allSatisfy(option -> assertThatIllegalArgumentException()
                        .isThrownBy(option::run)
                        .withMessageContaining("must"));
    }
}
