package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.charfinder.loop.TestClock;
import org.junit.jupiter.api.Test;

/** The order of a shutdown, by a clock that a test moves. */
class ShutdownTest {

    private static final Duration DELAY = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private final Recorder servers = new Recorder();

    /** Notes what it is told. */
    private static final class Recorder implements Shutdown.Servers {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile long lastLeft = Long.MAX_VALUE; // some are there

        @Override
        public boolean hadClientsSince(long time) {
            return lastLeft >= time;
        }

        @Override
        public void announce() {
            calls.add("announce");
        }

        @Override
        public void stop() {
            calls.add("stop");
            stopped.countDown();
        }

        List<String> awaitStop() throws InterruptedException {
            assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue(); // only so that a test does not hang
            return calls;
        }
    }

    private Shutdown begin(Duration delay) {
        Shutdown shutdown = new Shutdown(delay, clock, servers);
        shutdown.begin();
        return shutdown;
    }

    @Test
    void without_a_delay_it_stops_at_once() {
        begin(Duration.ZERO);
        assertThat(servers.calls).containsExactly("stop");
    }

    @Test
    void without_a_client_for_a_second_it_stops_at_once() {
        servers.lastLeft = 0;
        clock.advance(Duration.ofSeconds(1).plusNanos(1));
        begin(DELAY);
        assertThat(servers.calls).containsExactly("stop");
    }

    @Test
    void with_a_client_a_second_ago_it_announces_the_stop() {
        servers.lastLeft = 0;
        clock.advance(Duration.ofSeconds(1));
        begin(DELAY).skipDelay();
        assertThat(servers.calls).startsWith("announce");
    }

    @Test
    void it_announces_the_stop_and_stops_when_the_delay_is_over() throws Exception {
        begin(DELAY);
        assertThat(servers.calls).containsExactly("announce");
        clock.advance(DELAY);
        assertThat(servers.awaitStop()).containsExactly("announce", "stop");
    }

    @Test
    void a_second_signal_ends_the_delay() throws Exception {
        Shutdown shutdown = begin(DELAY);
        shutdown.skipDelay();
        shutdown.skipDelay();
        assertThat(servers.awaitStop()).containsExactly("announce", "stop");
    }

    @Test
    void the_delay_ends_when_the_last_client_has_left() throws Exception {
        begin(DELAY);
        servers.lastLeft = 0;
        clock.advance(Duration.ofSeconds(2));
        assertThat(servers.awaitStop()).containsExactly("announce", "stop");
    }
}
