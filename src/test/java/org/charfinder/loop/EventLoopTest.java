package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {

    private static final int BURST = 1000;

    private final List<Integer> ran = new ArrayList<>();
    private EventLoop loop;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop(new LoopClock(System::nanoTime), new Counters<>(LoopCount.class));
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    private void queue(int tasks) {
        IntStream.range(0, tasks).forEach(i -> loop.execute(() -> ran.add(i)));
    }

    private void turn() throws IOException {
        loop.await(Long.MAX_VALUE);
        loop.endTurn();
    }

    @Test
    void a_task_of_another_thread_wakes_the_loop() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                asleep.await();
            } catch (InterruptedException e) {
                return;
            }
            loop.execute(() -> ran.add(1));
        });
        other.start();
        asleep.countDown();
        while (ran.isEmpty()) {
            turn();
        }
        other.join();
        assertThat(ran).containsExactly(1);
    }

    @Test
    void tasks_run_in_order_and_some_a_turn() throws IOException {
        queue(BURST);
        turn();
        assertThat(ran).hasSizeBetween(1, BURST / 2);
        while (ran.size() < BURST) {
            turn(); // does not sleep
        }
        assertThat(ran).isSorted();
    }

    @Test
    void being_woken_for_tasks_is_no_fault_of_the_selector() throws IOException {
        for (int i = 0; i < BURST; i++) {
            queue(1);
            turn();
        }
        assertThat(ran).hasSize(BURST);
        assertThat(loop.counters().get(LoopCount.EARLY_RETURNS)).isZero();
        assertThat(loop.counters().get(LoopCount.SELECTORS_REPLACED)).isZero();
    }

    @Test
    void all_tasks_queued_before_the_stop_can_be_run_at_once() throws IOException {
        queue(BURST);
        loop.stop();
        loop.runWaitingTasks();
        assertThat(ran).hasSize(BURST);
    }

    @Test
    void closing_runs_what_waits() throws IOException {
        queue(BURST);
        loop.close();
        assertThat(ran).hasSize(BURST);
        open();
    }
}
