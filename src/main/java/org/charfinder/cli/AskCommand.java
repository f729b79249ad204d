package org.charfinder.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.charfinder.answers.AnswerFormat;
import org.charfinder.answers.AnswerFormats;
import org.charfinder.ask.AskOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder ask}: asks servers very many queries. */
final class AskCommand extends Subcommand {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Path STANDARD_INPUT = Path.of("-");

    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .paramLabel("QUERY")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A query; several words of one query need quotation marks.")
            .build();
    private final TypedOption<Path> file =
            file("--file", "Read queries from it, a query a line, in UTF-8; - is standard input.");
    private final OptionSpec servers = OptionSpec.builder("--server")
            .paramLabel("HOST[:PORT]")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .defaultValue("127.0.0.1:2323")
            .description("A server; several, with commas between them or with further --server, share the queries.")
            .build();
    private final TypedOption<Integer> connections;
    private final TypedOption<Integer> pipeline =
            number("--pipeline", "N", 1, Range.between(1, 10_000), "The queries in flight on each connection.");
    private final TypedOption<Boolean> inOrder =
            flag("Print answers in the order of the queries, not as they come.", "--in-order");
    private final TypedOption<AnswerFormat> format = typed(builder(
                    "--format",
                    "FORMAT",
                    AnswerFormat.class,
                    "One of ${COMPLETION-CANDIDATES}: as the server sends it, an object a query, or a row a match.")
            .defaultValue("plain")
            .completionCandidates(AnswerFormats.NAMES)
            .converters(named(AnswerFormats::named)));
    private final TypedOption<Path> output = typed(builder(
            "--output", "DIR", Path.class, "Write a file a query to this folder, in place of standard output."));
    private final TypedOption<Path> journal =
            file("--journal", "Note in it which queries are answered, so that --resume can go on.");
    private final TypedOption<Boolean> resume = flag(
            "Leave out the queries that have a file in --output, or are in --journal. Needs the same queries.",
            "--resume");
    private final TypedOption<Double> rate =
            typed(builder("--limit-rate", "N", Double.class, "Ask N queries a second at most."));
    private final TypedOption<Duration> timeout = time(
            "--timeout",
            "10s",
            Range.between(Duration.ofSeconds(1), DAY, "from 1s to 24h"),
            "How long a server may send nothing of an answer.");
    private final TypedOption<Integer> retries = number(
            "--retries",
            "N",
            5,
            Range.between(0, 1000),
            "How often to ask a query again, and to try a server again in a row.");
    private final TypedOption<Boolean> verbose = flag("Tell of each answer on standard error.", "-v", "--verbose");

    AskCommand() {
        super("ask", "Asks servers very many queries, over many connections at once.");
        spec.usageMessage().showDefaultValues(true);
        spec.addPositional(words);
        spec.addOption(servers);
        connections = new TypedOption<>(
                add(OptionSpec.builder("-m", "--max-concurrent")
                        .paramLabel("N")
                        .type(int.class)
                        .defaultValue("20")
                        .description("The most connections, to all servers together.")),
                Range.between(1, 1_000_000));
        exitCodes(
                "0:each query has an answer, which may be that nothing matches, or an error of the query",
                "1:a query has no answer, or something failed",
                "2:wrong usage",
                "130:Ctrl-C ended it early; what is answered is kept");
    }

    @Override
    boolean takesText() {
        return true;
    }

    @Override
    public Integer call() throws Failure, IOException {
        Path folder = output.orNull();
        Path noted = journal.orNull();
        if (folder != null && noted != null) {
            throw usage("--output and --journal can't both be; the files of --output say what is answered");
        }
        if (resume.value() && folder == null && noted == null) {
            throw usage("--resume needs to know what is answered: from --output DIR, or --journal FILE");
        }
        Double perSecond = rate.orNull();
        if (perSecond != null && !(perSecond > 0)) {
            throw rate.wrong("--limit-rate must be above 0");
        }
        int many = connections.value();
        FileDescriptors.require(many);
        AskOptions options = new AskOptions(
                addresses(),
                many,
                pipeline.value(),
                inOrder.value(),
                perSecond == null ? Double.POSITIVE_INFINITY : perSecond,
                timeout.value(),
                retries.value());
        LogConfigurator.beQuiet();
        try (InputStream in = input()) {
            QueryLines lines = new QueryLines(in);
            return new AskRun(options, format.value(), folder, noted, resume.value(), verbose.value(), err())
                    .run(source(lines), share(lines));
        } catch (ClosedPipeException e) {
            return ExitCode.OK; // its reader has had enough
        } catch (IOException e) {
            throw new Failure(String.valueOf(IndexSource.reason(e)));
        }
    }

    private List<InetSocketAddress> addresses() throws Failure {
        try {
            return ServerAddresses.read(servers.getValue());
        } catch (IllegalArgumentException e) {
            throw usage("--server: " + e.getMessage());
        }
    }

    private List<String> queries() {
        List<String> given = words.getValue();
        return given == null ? List.of() : given;
    }

    /** The file with the queries; none if all are arguments. */
    private InputStream input() throws Failure, IOException {
        Path given = file.orNull();
        if (given == null && !queries().isEmpty()) {
            return InputStream.nullInputStream();
        }
        if (given == null && StandardStreams.isTerminal(0)) {
            throw usage("no query; give some, or --file FILE, or a pipe to standard input");
        }
        try {
            return new BufferedInputStream(
                    given == null || given.equals(STANDARD_INPUT) ? StandardStreams.in() : Files.newInputStream(given),
                    1 << 16);
        } catch (IOException e) {
            throw new Failure("can't read queries from %s: %s"
                    .formatted(given == null ? "standard input" : given, IndexSource.reason(e)));
        }
    }

    /** First the arguments, then the lines. */
    private StreamedQuestions.Source source(QueryLines lines) {
        Iterator<String> arguments = queries().iterator();
        return () -> arguments.hasNext() ? arguments.next() : next(lines);
    }

    private static @Nullable String next(QueryLines lines) throws IOException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new IOException("can't read queries: " + IndexSource.reason(e), e);
        }
    }

    /** Which share of all queries was read, from 0 to 1; negative if the end is not known. */
    private DoubleSupplier share(QueryLines lines) throws IOException {
        Path given = file.orNull();
        if (given == null || !Files.isRegularFile(given)) {
            return () -> -1;
        }
        double size = Math.max(1, Files.size(given));
        return () -> Math.min(1, lines.bytes() / size);
    }
}
