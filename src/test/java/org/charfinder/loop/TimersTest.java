package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final long START = Long.MAX_VALUE - 1000; // the clock wraps around soon

    private final Timers timers = new Timers();
    private final List<Object> ran = new ArrayList<>();

    private Timer add(long delay, Object name) {
        return timers.add(Duration.ofNanos(delay), START, () -> ran.add(name));
    }

    private void runAll(long now) {
        while (timers.runNext(START + now)) {}
    }

    @Test
    void a_timer_runs_once_and_not_before_its_time() {
        Timer timer = add(10, "a");
        assertThat(timers.remaining(START + 3)).isEqualTo(7);
        runAll(9);
        assertThat(ran).isEmpty();
        assertThat(timer.isPending()).isTrue();
        runAll(10);
        runAll(20);
        assertThat(ran).containsExactly("a");
        assertThat(timer.isPending()).isFalse();
        assertThat(timers.remaining(START + 20)).isEqualTo(Long.MAX_VALUE);
    }

    @Property
    void timers_run_in_the_order_of_their_times_and_of_their_making(
            @ForAll @Size(max = 200) List<@IntRange(max = 50) Integer> delays) {
        ran.clear(); // of the property's other tries
        IntStream.range(0, delays.size()).forEach(i -> add(delays.get(i), i));
        runAll(50);
        assertThat(ran)
                .isEqualTo(IntStream.range(0, delays.size())
                        .boxed()
                        .sorted(Comparator.comparing(delays::get))
                        .toList());
    }

    @Property
    void cancelled_timers_do_not_run_and_all_others_do(
            @ForAll @Size(max = 200) List<@IntRange(max = 50) Integer> delays,
            @ForAll @Size(200) List<Boolean> cancel) {
        ran.clear();
        List<Timer> all = new ArrayList<>();
        IntStream.range(0, delays.size()).forEach(i -> all.add(add(delays.get(i), i)));
        IntStream.range(0, delays.size())
                .filter(cancel::get)
                .forEach(i -> all.get(i).cancel());
        runAll(50);
        assertThat(ran)
                .isEqualTo(IntStream.range(0, delays.size())
                        .filter(i -> !cancel.get(i))
                        .boxed()
                        .sorted(Comparator.comparing(delays::get))
                        .toList());
    }

    @Test
    void a_timer_may_cancel_another_one_that_is_due_and_itself() {
        List<Timer> later = new ArrayList<>();
        Timer first = timers.add(Duration.ZERO, START, () -> later.forEach(Timer::cancel));
        later.add(first);
        later.add(add(0, "later"));
        runAll(5);
        assertThat(ran).isEmpty();
        later.forEach(Timer::cancel); // again
        assertThat(timers.remaining(START)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_task_may_add_a_timer() {
        timers.add(Duration.ZERO, START, () -> add(10, "second"));
        runAll(9);
        assertThat(ran).isEmpty();
        runAll(10);
        assertThat(ran).containsExactly("second");
    }

    @Test
    void very_many_timers_can_be_cancelled_in_any_order() {
        List<Timer> all = IntStream.range(0, 1_000_000)
                .mapToObj(i -> add(i * 7919L % 1_000_003, i))
                .toList();
        all.forEach(Timer::cancel);
        assertThat(timers.remaining(START)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_delay_may_be_of_any_length_but_not_negative() {
        Timer forever = timers.add(Duration.ofSeconds(Long.MAX_VALUE), START, () -> ran.add("never"));
        add(1, "soon");
        runAll(1);
        assertThat(ran).containsExactly("soon");
        assertThat(forever.isPending()).isTrue();
        assertThatThrownBy(() -> add(-1, "before")).hasMessage("delay must be at least 0, was PT-0.000000001S");
    }

    @Test
    void a_loop_sleeps_until_a_timer_is_due() throws IOException {
        try (EventLoop loop = new EventLoop(new LoopClock(System::nanoTime), new Counters<>(LoopCount.class))) {
            loop.schedule(Duration.ofMillis(20), () -> ran.add("late"));
            loop.schedule(Duration.ofMillis(5), () -> ran.add("early"));
            int turns = 0;
            while (ran.size() < 2) {
                loop.await(Long.MAX_VALUE);
                loop.endTurn();
                turns++;
            }
            assertThat(ran).containsExactly("early", "late");
            assertThat(turns).isLessThan(10); // it does not spin
        }
    }

    @Test
    void a_burst_of_timers_does_not_delay_a_socket_that_is_ready() throws IOException {
        Pipe pipe = Pipe.open();
        try (EventLoop loop = new EventLoop(new LoopClock(System::nanoTime), new Counters<>(LoopCount.class));
                Pipe.SinkChannel sink = pipe.sink()) {
            pipe.source().configureBlocking(false);
            loop.register(new Selectable() {
                @Override
                public void register(Selector selector) throws IOException {
                    pipe.source().register(selector, SelectionKey.OP_READ, this);
                }

                @Override
                public void selected() {
                    ran.add("socket");
                }
            });
            sink.write(ByteBuffer.wrap(new byte[1]));
            IntStream.range(0, 1000).forEach(i -> loop.schedule(Duration.ZERO, () -> ran.add(i)));
            loop.await(Long.MAX_VALUE);
            loop.endTurn();
            assertThat(ran.get(0)).isEqualTo("socket");
            assertThat(ran).hasSizeLessThan(500);
            while (ran.stream().filter(Integer.class::isInstance).count() < 1000) {
                loop.await(Long.MAX_VALUE);
                loop.endTurn();
            }
            assertThat(ran.stream().filter("socket"::equals).count()).isGreaterThan(2);
        }
    }
}
