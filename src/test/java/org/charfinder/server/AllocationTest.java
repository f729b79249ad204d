package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.LineHandler;
import org.charfinder.net.RunningServer;
import org.charfinder.net.TestReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query of words allocates between its line and its reply: nothing, without the help of the JIT compiler. */
class AllocationTest {

    private static final int ROUNDS = 1000;

    private final LineHandler session = new SearchService(WholeIndex.INDEX, RunningServer.options())
            .create(new InetSocketAddress("127.0.0.1", 50_000));
    private final TestReply reply = new TestReply();

    private void answer(byte[][] lines, int rounds) {
        for (int i = 0; i < rounds; i++) {
            for (byte[] line : lines) {
                session.answer(line, 0, line.length, reply.reply());
                reply.clear();
            }
        }
    }

    /** The bytes that a query allocates once all lines have been answered twice: the second time some are kept. */
    private long bytesOfQuery(byte[][] lines, int rounds) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        answer(lines, 2 * rounds);
        long before = thread.getCurrentThreadAllocatedBytes();
        answer(lines, rounds);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        return allocated / ((long) rounds * lines.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {":limit 0", ":limit 3"})
    void a_query_of_words_allocates_nothing_cut_or_not(String limit) {
        answer(new byte[][] {limit.getBytes(US_ASCII)}, 1);
        byte[][] lines = Stream.of("rook", " black chess rook ", "qqqq", "cjk", "letter small", "a", "latin", "")
                .map(line -> line.getBytes(US_ASCII))
                .toArray(byte[][]::new);
        assertThat(bytesOfQuery(lines, ROUNDS)).isZero();
    }

    /**
     * More queries than are kept, so that each is found anew. Of the pairs, 18 have replies of so many slices that
     * their memory is not kept.
     */
    @ParameterizedTest
    @CsvSource({"fresh.q, 0", "pairs.q, 1"})
    void neither_does_one_of_thousands_of_different_queries(String file, long mean) throws IOException {
        byte[][] lines = Files.readAllLines(Path.of("measure", "queries", file)).stream()
                .map(line -> line.getBytes(US_ASCII))
                .toArray(byte[][]::new);
        assertThat(lines.length).isGreaterThan(10_000);
        assertThat(bytesOfQuery(lines, 1)).isLessThanOrEqualTo(mean);
    }
}
