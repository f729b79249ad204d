package org.charfinder.fault;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;

/**
 * A server under test, and a probe that keeps asking. When it is closed, the probe must have had its replies, and the
 * log must show no bug.
 */
final class Arena implements AutoCloseable {

    private static final Path HOME =
            Path.of(System.getProperty("charfinder.jar")).resolveSibling("fault-tests");
    private static final Pattern CPU_TICKS = Pattern.compile("\\) .(?: \\S+){10} (\\d+) (\\d+)");
    private static final double TICKS_PER_SECOND = 100; // on Linux, on every machine

    final ServerProcess server;
    final Probe probe;
    private final String name;
    private String latencies; // null while the probe asks

    /** @param name of the test, for the report */
    Arena(String name, String... options) throws IOException {
        this(name, program(), options);
    }

    Arena(String name, Program program, String... options) throws IOException {
        this.name = name;
        server = new ServerProcess(program, Files.createTempDirectory(HOME, "server"), options);
        try {
            probe = new Probe(server.port());
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * The program, with one index for all. A build has many servers that live for seconds: without the optimizing
     * compiler each takes half of the processor time.
     *
     * @param jvmOptions options of its JVM
     */
    static Program program(String... jvmOptions) throws IOException {
        Files.createDirectories(HOME);
        List<String> options = new ArrayList<>(List.of(jvmOptions));
        if (!Scale.isFull()) {
            options.add(Program.QUICK_START);
        }
        return new Program(HOME, Map.of()).onJvmWith(options.toArray(String[]::new));
    }

    /** Waits for a condition that the server causes; meanwhile the probe is answered. */
    void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            probe.await(1);
        }
    }

    String log() throws IOException {
        return Files.readString(server.log);
    }

    /** The server's processor time while something happens, as a share of one processor. */
    double cpuShareWhile(Runnable happening) throws IOException {
        long ticks = cpuTicks();
        long nanos = System.nanoTime();
        happening.run();
        return (cpuTicks() - ticks) / TICKS_PER_SECOND / ((System.nanoTime() - nanos) / 1e9);
    }

    private long cpuTicks() throws IOException {
        Matcher stat = CPU_TICKS.matcher(Files.readString(Path.of("/proc/" + server.process.pid() + "/stat")));
        assertThat(stat.find()).isTrue();
        return Long.parseLong(stat.group(1)) + Long.parseLong(stat.group(2));
    }

    /** Ends the probe, which must have been answered all the time. */
    void endProbe() throws IOException {
        if (latencies == null) {
            latencies = probe.end();
        }
    }

    /** Ends the server; returns the counters that it logs at its end. */
    Map<String, Long> end() throws IOException, InterruptedException {
        endProbe();
        server.signal("TERM");
        assertThat(Program.exitCode(server.process)).isEqualTo(143);
        List<Map<String, Long>> statistics = statistics();
        return statistics.get(statistics.size() - 1);
    }

    /** The counters that the server has logged so far, in order. */
    List<Map<String, Long>> statistics() throws IOException {
        return log().lines()
                .filter(line -> line.contains(" statistics "))
                .map(line -> line.replaceFirst(".* statistics ", ""))
                .map(line -> Stream.of(line.split(" "))
                        .map(pair -> pair.split("="))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1]))))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try (server) {
            endProbe();
            report(latencies);
            assertThat(log())
                    .doesNotContain("ERROR")
                    .doesNotContain("exception=")
                    .doesNotContain("selector_replaced");
        }
    }

    /** Records a figure; scripts/soak prints all of them at the end. */
    void report(String figure) throws IOException {
        report(name, figure);
    }

    /** Records a figure of a test. */
    static void report(String name, String figure) throws IOException {
        String line = "%-48s %s%n".formatted(name, figure);
        Files.writeString(HOME.resolve("report.txt"), line, CREATE, APPEND);
    }
}
