package org.charfinder.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.charfinder.net.TestReply;
import org.junit.jupiter.api.Test;

/** Work in threads of the test: each task of the executor is run when a test says so. */
class WorkersTest {

    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private long now;
    private final Workers workers = new Workers(tasks::add, () -> now);
    private final Contender client = workers.contender(ADDRESS);
    private final TestReply reply = new TestReply();

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void work_is_done_by_the_executor() {
        workers.submit(client, () -> done.add("a"));
        assertThat(done).isEmpty();
        runAll();
        assertThat(done).containsExactly("a");
    }

    @Test
    void time_is_counted_for_the_client_that_takes_it() {
        Contender other = workers.contender(ADDRESS);
        workers.submit(client, () -> now += 10_000_000);
        runAll();
        workers.submit(client, () -> done.add("much"));
        workers.submit(other, () -> done.add("little"));
        runAll();
        assertThat(done).containsExactly("little", "much");
    }

    @Test
    void cancelled_work_is_not_done() {
        Runnable cancel = workers.submit(client, () -> done.add("a"));
        workers.submit(client, () -> done.add("b"));
        cancel.run();
        runAll();
        assertThat(done).containsExactly("b");
    }

    @Test
    void a_client_has_work_until_all_of_it_is_done_or_cancelled() {
        assertThat(workers.hasWorkFor(client)).isFalse();
        Runnable cancel = workers.submit(client, () -> done.add("never"));
        workers.submit(client, () -> assertThat(workers.hasWorkFor(client)).isTrue());
        assertThat(workers.hasWorkFor(workers.contender(ADDRESS))).isFalse();
        cancel.run();
        cancel.run(); // changes nothing
        assertThat(workers.hasWorkFor(client)).isTrue();
        runAll();
        assertThat(workers.hasWorkFor(client)).isFalse();
    }

    @Test
    void cancelled_work_leaves_nothing_behind() {
        for (int i = 0; i < 1000; i++) {
            workers.submit(client, () -> done.add("never")).run();
        }
        assertThat(tasks).hasSize(1);
        workers.submit(client, () -> done.add("a"));
        workers.submit(client, () -> done.add("b"));
        runAll();
        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void work_that_fails_leaves_the_queue_as_it_should_be() {
        workers.submit(client, () -> {
            throw new IllegalStateException("as the test wants it");
        });
        workers.submit(client, () -> done.add("b"));
        assertThatThrownBy(() -> tasks.remove().run()).hasMessage("as the test wants it");
        runAll();
        assertThat(done).containsExactly("b");
    }

    @Test
    void time_of_waiting_and_of_work_is_told() {
        workers.submit(client, () -> now += 300);
        workers.submit(client, () -> now += 40);
        Runnable cancel = workers.submit(client, () -> done.add("never"));
        now += 5;
        assertThat(workers.statistics()).isEqualTo(new WorkStatistics(3, 0, 0, 0, 0));
        cancel.run();
        cancel.run(); // changes nothing
        assertThat(workers.statistics()).isEqualTo(new WorkStatistics(2, 0, 0, 0, 0));
        runAll();
        assertThat(workers.statistics()).isEqualTo(new WorkStatistics(0, 2, 5 + 305, 2, 340));
    }

    @Test
    void a_reply_is_filled_with_what_the_work_brings() {
        workers.defer(client, reply.reply(), () -> "brought", (text, later) -> later.append(text + "!"));
        runAll();
        assertThat(reply.take()).asString(UTF_8).isEqualTo("brought!");
    }

    @Test
    void a_failure_of_the_work_is_one_of_the_session() {
        workers.defer(
                client,
                reply.reply(),
                () -> {
                    throw new StackOverflowError("as the test wants it");
                },
                (text, later) -> done.add("filled"));
        runAll();
        assertThatThrownBy(reply::take)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("as the test wants it");
        assertThat(done).isEmpty();
    }

    @Test
    void without_other_threads_the_caller_does_the_work() {
        Workers own = Workers.inCallersThread();
        own.submit(own.contender(ADDRESS), () -> done.add(Thread.currentThread().getName()));
        assertThat(done).containsExactly(Thread.currentThread().getName());
    }
}
