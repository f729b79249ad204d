package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;

/** The sweep runs again and again, also after it has failed. */
class StalledConnectionsTest {

    /** Runs tasks only when the test says so. */
    private static final class ManualScheduler extends AbstractLifeCycle implements Scheduler {

        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private long delayMillis;

        @Override
        public Task schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            delayMillis = unit.toMillis(delay);
            return () -> tasks.remove(task);
        }

        void runNext() {
            tasks.remove().run();
        }
    }

    private final ManualScheduler scheduler = new ManualScheduler();
    private int sweeps;

    private Collection<EndPoint> failFirst() {
        sweeps++;
        if (sweeps == 1) {
            throw new IllegalStateException("a bug, as this test wants it");
        }
        return List.of();
    }

    @Test
    void a_sweep_that_fails_is_not_the_last() {
        new StalledConnections(this::failFirst, client -> false, Duration.ofSeconds(30))
                .sweepEvery(Duration.ofSeconds(5), scheduler);
        for (int i = 1; i <= 3; i++) {
            assertThat(scheduler.tasks).hasSize(1);
            assertThat(scheduler.delayMillis).isEqualTo(5000);
            scheduler.runNext();
            assertThat(sweeps).isEqualTo(i);
        }
        assertThat(scheduler.tasks).hasSize(1);
    }
}
