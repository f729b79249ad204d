package org.charfinder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.charfinder.client.Asker.Ending;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final long SECOND = 1_000_000_000;
    private static final long BEGIN = Long.MAX_VALUE - SECOND; // a clock may pass the largest number

    private final Recorder recorder = new Recorder(Workload.usual(), Duration.ofSeconds(5));

    private static BenchOptions options() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2323);
        return new BenchOptions(address, 50, 1, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    private void reply(long time, long latency) {
        recorder.received(ByteBuffer.allocate(10), 0, 10, time);
        recorder.replied(time - latency, time);
    }

    private BenchResult result(long after) {
        return recorder.result(options(), BEGIN + after);
    }

    @Test
    void nothing_is_measured_before_it_is_time() {
        reply(BEGIN, 5);
        assertThat(result(0).queries()).isZero();
        recorder.measure(BEGIN, 3 * SECOND);
        reply(BEGIN - 1, 5);
        recorder.refused("Error: no", BEGIN - 1, BEGIN - 1);
        BenchResult result = result(-1);
        assertThat(result.queries()).isZero();
        assertThat(result.nanos()).isZero();
        assertThat(result.queriesPerSecond()).isZero();
        assertThat(result.errors()).isEmpty();
    }

    @Test
    void replies_are_counted_in_their_second() {
        recorder.measure(BEGIN, 3 * SECOND);
        reply(BEGIN, 1000);
        reply(BEGIN + SECOND - 1, 1000);
        reply(BEGIN + SECOND, 1000);
        reply(BEGIN + 3 * SECOND - 1, 1000);
        reply(BEGIN + 3 * SECOND, 1000);
        BenchResult result = result(4 * SECOND);
        assertThat(result.perSecond()).containsExactly(2, 1, 1);
        assertThat(result.queries()).isEqualTo(4);
        assertThat(result.bytes()).isEqualTo(40);
        assertThat(result.seconds()).isEqualTo(3);
    }

    @Test
    void what_ends_early_is_measured_by_the_time_it_took() {
        recorder.measure(BEGIN, 3 * SECOND);
        reply(BEGIN + 1, 1000);
        reply(BEGIN + SECOND + 1, 1000);
        BenchResult result = result(SECOND + SECOND / 2);
        assertThat(result.seconds()).isEqualTo(1.5);
        assertThat(result.queriesPerSecond()).isEqualTo(2 / 1.5);
        assertThat(result.perSecond()).containsExactly(1);
    }

    @Test
    void a_long_run_has_as_many_seconds() {
        recorder.measure(BEGIN, 1000 * SECOND);
        reply(BEGIN + 999 * SECOND, 1000);
        assertThat(result(1000 * SECOND).perSecond()).hasSize(1000).endsWith(1);
    }

    @Test
    void latencies_keep_three_digits() {
        recorder.measure(BEGIN, 3 * SECOND);
        for (int i = 1; i <= 1000; i++) {
            reply(BEGIN + i, i * 1_000_000L);
        }
        BenchResult result = result(3 * SECOND);
        assertThat(result.latency(50)).isBetween(500.0, 500.5);
        assertThat(result.latency(99.9)).isBetween(999.0, 1000.0);
        assertThat(result.maxLatency()).isBetween(1000.0, 1001.0);
    }

    @Test
    void errors_are_counted_by_kind() {
        recorder.measure(BEGIN, 3 * SECOND);
        recorder.refused("Error: query is not valid UTF-8", BEGIN - 1, BEGIN);
        recorder.refused("Error: query is not valid UTF-8", BEGIN - 1, BEGIN);
        recorder.ended(Ending.REFUSED, null);
        recorder.ended(Ending.UNREACHABLE, "No route to host");
        recorder.ended(Ending.CLOSED, null);
        recorder.ended(Ending.CLOSED, "Error: too many clients, try again later");
        recorder.ended(Ending.RESET, null);
        recorder.ended(Ending.STALLED, null);
        recorder.ended(Ending.CONFUSED, null);
        assertThat(result(SECOND).errors())
                .hasToString("{Error: query is not valid UTF-8=2, Error: too many clients, try again later=1,"
                        + " a reply to nothing=1, can't connect: No route to host=1,"
                        + " connection closed by the server=1, connection refused=1,"
                        + " connection reset by the server=1, no byte of a reply for 5 s=1}");
    }

    @Test
    void a_server_can_neither_fill_our_memory_nor_talk_to_the_terminal() {
        recorder.measure(BEGIN, 3 * SECOND);
        for (int i = 0; i < 100; i++) {
            recorder.refused("Error: \u001B[" + i, BEGIN - 1, BEGIN);
        }
        assertThat(result(SECOND).errors())
                .hasSize(21)
                .containsEntry("other errors", 80L)
                .containsKey("Error: \\x1b[7");
    }
}
