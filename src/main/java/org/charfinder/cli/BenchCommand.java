package org.charfinder.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.charfinder.bench.Bench;
import org.charfinder.bench.BenchOptions;
import org.charfinder.bench.BenchResult;
import org.charfinder.bench.Reports;
import org.charfinder.bench.Workload;
import org.charfinder.loop.HostPort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** {@code charfinder bench}: puts a server under load and reports how fast it was. */
final class BenchCommand extends Subcommand {

    /** The exit code after Ctrl-C, as shells have it: 128 plus the number of SIGINT. */
    static final int INTERRUPTED = 128 + 2;

    /** A server that sends nothing for this time counts as stalled. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration DAY = Duration.ofDays(1);

    private final TypedOption<String> host = typed(
            builder("--host", "ADDRESS", String.class, "Where the server is.").defaultValue("127.0.0.1"));
    private final TypedOption<Integer> port =
            number("--port", "PORT", 2323, Range.between(1, 65_535), "The server's port.");
    private final TypedOption<Integer> connections =
            number("--connections", "N", 50, Range.between(1, 1_000_000), "The number of connections.");
    private final TypedOption<Integer> pipeline =
            number("--pipeline", "N", 1, Range.between(1, 10_000), "The queries in flight on each connection.");
    private final TypedOption<Duration> duration = time(
            "--duration",
            "10s",
            Range.between(Duration.ofSeconds(1), DAY, "from 1s to 24h"),
            "How long to measure, as in 90s, 30m or 1h.");
    private final TypedOption<Duration> warmup = time(
            "--warmup",
            "1s",
            Range.between(Duration.ZERO, DAY, "from 0 to 24h"),
            "How long to send queries before it measures.");
    private final TypedOption<Path> queries = file(
            "--queries", "What to ask, a query a line, in UTF-8. Without it: a mix with few, many and no matches.");
    private final TypedOption<Boolean> json = flag("Print one JSON object instead of the table.", "--json");
    private final TypedOption<Path> html = file("--html", "Write a page with charts, too.");

    BenchCommand() {
        super("bench", "Puts a server under load, and tells how many queries it answers and how fast.");
        spec.usageMessage().showDefaultValues(true);
        exitCodes(
                "0:it ran to its end",
                "1:the server could not be reached, or was lost",
                "2:wrong usage",
                "130:Ctrl-C ended it early; what was measured is printed");
    }

    @Override
    public Integer call() throws Failure, IOException {
        BenchOptions options = options();
        Workload asked = readQueries();
        Path page = html.orNull();
        requireWritable(page);
        LogConfigurator.beQuiet();
        try (Bench bench = new Bench(options, asked, System::nanoTime)) {
            Signals signals = new Signals(bench::stop, () -> {});
            signals.install();
            BenchResult result = run(bench);
            if (bench.isOver() && result.queries() == 0) {
                throw new Failure("can't reach " + HostPort.of(options.address()) + ": " + reason(result));
            }
            report(result, page);
            return exitCode(bench, signals);
        }
    }

    private BenchOptions options() throws Failure, IOException {
        int many = connections.value();
        int deep = pipeline.value();
        Duration length = duration.value();
        Duration before = warmup.value();
        InetSocketAddress address =
                UsableAddress.require(new InetSocketAddress(host.value(), port.value()), "can't reach");
        FileDescriptors.require(many);
        return new BenchOptions(address, many, deep, before, length, PATIENCE);
    }

    private Workload readQueries() throws Failure {
        Path file = queries.orNull();
        if (file == null) {
            return Workload.usual();
        }
        try {
            return Workload.read(file);
        } catch (CharacterCodingException e) {
            throw new Failure("can't use the queries in " + file + ": it is not UTF-8");
        } catch (IOException e) {
            throw new Failure("can't use the queries in " + file + ": " + IndexSource.reason(e));
        } catch (IllegalArgumentException e) {
            throw new Failure("can't use the queries in " + file + ": " + e.getMessage());
        }
    }

    /** Fails before the run, not after it. */
    private static void requireWritable(@Nullable Path file) throws Failure {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) || folder == null ? file : folder)) {
            throw new Failure("can't write " + file);
        }
    }

    private BenchResult run(Bench bench) throws Failure {
        ProgressBar bar = new ProgressBar(err(), duration.value());
        boolean watched = StandardStreams.isErrTerminal();
        try {
            return bench.run(watched ? bar::show : (elapsed, count) -> {});
        } catch (IOException e) {
            throw new Failure("can't open " + connections.value() + " connections: " + e.getMessage());
        } finally {
            if (watched) {
                bar.erase();
            }
        }
    }

    /** The most frequent error, and what may help. */
    private static String reason(BenchResult result) {
        String most = Collections.max(result.errors().entrySet(), Map.Entry.comparingByValue())
                .getKey();
        if (most.equals("connection refused")) {
            return most + "; is a server running there? try scripts/serve";
        }
        return most.startsWith("Error: ") ? most : most + "; is it a charfinder server?";
    }

    private void report(BenchResult result, @Nullable Path page) throws Failure {
        out().print(json.value() ? Reports.json(result) : Reports.text(result));
        out().flush();
        if (page == null) {
            return;
        }
        try {
            Files.writeString(page, Reports.html(result, Instant.now()));
        } catch (IOException e) {
            throw new Failure("can't write " + page + ": " + IndexSource.reason(e));
        }
    }

    private static int exitCode(Bench bench, Signals signals) {
        if (bench.isStopped()) {
            return signals.exitCode() == 0 ? INTERRUPTED : signals.exitCode();
        }
        return bench.isOver() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
