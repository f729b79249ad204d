package org.charfinder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.Client;
import org.charfinder.net.RunningServer;
import org.charfinder.net.ServerCount;
import org.charfinder.query.Finders;
import org.charfinder.query.Order;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that take long are searched for elsewhere: here, when a test says so. */
class CostlyQueriesTest {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Workers workers = new Workers(tasks::add, System::nanoTime);
    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer(
                RunningServer.options(),
                options -> new SearchService(
                        new Finders(WholeIndex.INDEX), workers, options, 0, Order.CODE, "charfinder 1.2"));
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private Client connect() throws IOException {
        Client client = server.connect();
        assertThat(client.readReply()).isEmpty();
        return client;
    }

    /** Waits until there is work, and does it. */
    private void doNext() throws InterruptedException {
        Runnable task = tasks.poll(60, TimeUnit.SECONDS); // only so that a test does not hang; never reached
        assertThat(task).isNotNull();
        task.run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pie*",
                "\"black heart\"",
                "rook | knight",
                "chess -black",
                "block:dingbats",
                "meaning:water",
                "snowmam",
                "gr\u00F6\u00DFer",
                "U+265C",
                ":info rook",
                ":words 1000",
                ":nonsense",
            })
    void while_one_waits_for_its_answer_others_are_answered(String costly) throws Exception {
        try (Client asking = connect();
                Client typing = connect()) {
            asking.send(costly + "\n");
            for (int i = 0; i < 10; i++) {
                assertThat(typing.send("black chess rook\n").readReply()).contains("for 'black chess rook'");
            }
            doNext();
            assertThat(asking.readReply()).isNotEmpty();
        }
    }

    @Test
    void the_next_lines_of_the_client_are_answered_behind_it() throws Exception {
        try (Client asking = connect()) {
            asking.send("snowmam\nblack chess rook\n:limit 1\n:more\n");
            doNext();
            assertThat(asking.readReply()).contains("for 'snowmam'");
            assertThat(asking.readReply()).contains("for 'black chess rook'");
            assertThat(asking.readReply()).isEqualTo("Limit: 1\r\n");
            assertThat(asking.readReply()).startsWith("Error: no more matches");
            assertThat(tasks).isEmpty();
        }
    }

    @Test
    void a_cancelled_search_does_not_take_place() throws Exception {
        try (Client asking = connect()) {
            asking.send("snowmam\n");
            Runnable search = tasks.poll(60, TimeUnit.SECONDS);
            asking.send("\u0003"); // Ctrl-C
            assertThat(asking.readReply()).endsWith("\r\n");
            assertThat(search).isNotNull();
            search.run(); // finds that nothing waits
            assertThat(asking.send("rook knight\nsnowmam\n").readReply()).contains("for 'rook knight'");
            doNext();
            assertThat(asking.readReply()).contains("for 'snowmam'");
        }
    }

    @Test
    void a_client_that_is_gone_leaves_nothing_to_do() throws Exception {
        try (Client asking = connect()) {
            asking.send("snowmam\n");
            Runnable search = tasks.poll(60, TimeUnit.SECONDS);
            assertThat(search).isNotNull();
            asking.reset();
            while (server.count(ServerCount.CLIENTS) > 0) {
                Thread.yield();
            }
            assertThat(workers.statistics().waiting()).isZero();
            try (Client other = connect()) {
                other.send("pie*\n");
                while (workers.statistics().waiting() == 0) {
                    Thread.yield();
                }
                search.run();
                assertThat(other.readReply()).contains("for 'pie*'");
                assertThat(tasks).isEmpty();
            }
        }
    }

    @Test
    void what_was_asked_three_times_is_answered_at_once() throws Exception {
        try (Client asking = connect()) {
            for (int i = 0; i < 2; i++) {
                asking.send("pie*\n");
                doNext();
                assertThat(asking.readReply()).contains("for 'pie*'");
            }
            assertThat(asking.send("pie*\n").readReply()).contains("for 'pie*'");
            assertThat(tasks).isEmpty();
        }
    }

    @Test
    void a_first_page_leaves_no_answer_without_its_further_matches_to_others() throws Exception {
        try (Client paging = connect();
                Client other = connect()) {
            assertThat(paging.send(":limit 1\n").readReply()).contains("Limit: 1");
            String whole = null;
            for (int i = 0; i < 3; i++) {
                paging.send("pie*\n");
                doNext();
                paging.readReply();
            }
            for (int i = 0; i < 2; i++) {
                other.send("pie*\n");
                doNext();
                String reply = other.readReply();
                assertThat(whole == null || whole.equals(reply)).isTrue();
                whole = reply;
            }
            assertThat(whole).contains("more by other names");
            assertThat(other.send("pie*\n").readReply()).isEqualTo(whole);
        }
    }

    @Test
    void a_long_line_of_words_is_searched_for_elsewhere() throws Exception {
        try (Client asking = connect()) {
            asking.send("small ".repeat(30) + "\n");
            doNext();
            assertThat(asking.readReply()).contains(" matches for 'small small");
        }
    }
}
