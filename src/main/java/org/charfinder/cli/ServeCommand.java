package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.LineServer;
import org.charfinder.net.LineServers;
import org.charfinder.server.SearchHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code charfinder serve}: serves the line protocol until Ctrl-C. */
@Command(
        name = "serve",
        description = "Serves the line protocol: connect with telnet or nc, and type words.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        versionProvider = VersionText.class)
final class ServeCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    private static final int MAX_LOOPS = 256;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "Where to listen.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2323",
            description = "0 asks the system for a free one.")
    private int port;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ADDRESS", description = "The same as --host.")
    private String hostParameter;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PORT", description = "The same as --port.")
    private Integer portParameter;

    @Option(
            names = "--max-line",
            paramLabel = "BYTES",
            defaultValue = "4096",
            description = "The longest query.")
    private int maxLine;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many may be connected at once.")
    private int maxClients;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description = "How long a client may say nothing, as in 90s, 30m or 1h; 0: for ever.")
    private Duration idleTimeout;

    @Option(
            names = "--line-timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long a client may take to end a line it has begun; 0: for ever.")
    private Duration lineTimeout;

    @Option(
            names = "--write-timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long a client may take nothing of its reply; 0: for ever.")
    private Duration writeTimeout;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "How long replies under way may take after Ctrl-C; 0: for ever.")
    private Duration grace;

    @Option(
            names = "--loops",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads that serve, each with its share of the clients.")
    private int loops;

    @Option(
            names = "--stats-interval",
            paramLabel = "TIME",
            defaultValue = "0",
            converter = DurationConverter.class,
            description = "How often to log what the server has done; 0: only at the end.")
    private Duration statsInterval;

    @Option(names = {"-v", "--verbose"}, description = "Log what each client asks.")
    private boolean verbose;

    @Mixin private IndexOption index;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Failure, IOException {
        LineServer.Options options = options();
        if (verbose) {
            LogConfigurator.beVerbose();
        }
        UnicodeNameIndex opened = index.open();
        List<SearchHost> hosts = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            hosts.add(new SearchHost(opened, options));
        }
        PrintWriter out = spec.commandLine().getOut();
        try (LineServers server = open(options, hosts);
                StatisticsLog statistics = new StatisticsLog(() -> statistics(server, hosts))) {
            Signals signals = new Signals(server::shutDown);
            signals.install();
            statistics.writeEvery(statsInterval);
            InetSocketAddress address = new InetSocketAddress(options.address().getAddress(), server.address().getPort());
            out.println("Serving on " + text(address) + ". Hit CTRL-C to stop.");
            out.flush();
            new Thread(hosts.get(0)::rehearse, "rehearsal").start();
            server.run();
            out.println("Server shutting down.");
            return signals.exitCode();
        } finally {
            LogConfigurator.finish();
        }
    }

    private static List<String> statistics(LineServers servers, List<SearchHost> hosts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            String loop = hosts.size() > 1 ? "loop=" + i + " " : "";
            lines.add(loop + servers.counters().get(i) + " " + hosts.get(i).counters());
        }
        return lines;
    }

    private LineServer.Options options() throws Failure, IOException {
        if (loops < 1 || loops > MAX_LOOPS) {
            throw usage("--loops must be from 1 to " + MAX_LOOPS + ", was " + loops);
        }
        if (hostParameter != null && portParameter == null && hostParameter.matches("\\d+")) {
            throw usage("'" + hostParameter + "' is no address; the port comes second, or with --port");
        }
        if (hostParameter != null) {
            host = once("--host", hostParameter);
        }
        if (portParameter != null) {
            port = once("--port", portParameter);
        }
        if (port < 0 || port > 65_535) {
            throw usage("--port must be from 0 to 65535, was " + port);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Failure("can't listen on " + host + ": no such address");
        }
        try {
            return new LineServer.Options(
                    address, maxLine, maxClients(), idleTimeout, lineTimeout, writeTimeout, grace);
        } catch (IllegalArgumentException e) {
            throw usage(asOption(e.getMessage()));
        }
    }

    /** As many as wanted, or as there can be: each needs a file descriptor. */
    private int maxClients() throws Failure, IOException {
        long possible = FileDescriptors.limit() - FileDescriptors.KEPT;
        if (possible < 1) {
            throw new Failure(
                    "a limit of %d file descriptors leaves none for clients; raise it with 'ulimit -n'"
                            .formatted(FileDescriptors.limit()));
        }
        if (maxClients > possible) {
            log.warn(
                    "--max-clients lowered from {} to {}, which is what the limit of {} file descriptors leaves; raise it with"
                            + " 'ulimit -n'",
                    maxClients,
                    possible,
                    FileDescriptors.limit());
        }
        return (int) Math.min(maxClients, possible);
    }

    /** What the server calls maxLine is --max-line here. */
    private static String asOption(String message) {
        String name = message.substring(0, message.indexOf(' '));
        String kebab = name.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
        return "--" + kebab + message.substring(name.length());
    }

    private <T> T once(String option, T parameter) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw usage(option + " is given twice, the other time as " + parameter);
        }
        return parameter;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static LineServers open(LineServer.Options options, List<SearchHost> hosts) throws Failure {
        try {
            return new LineServers(hosts, options, System::nanoTime);
        } catch (BindException e) {
            throw new Failure("can't listen on " + text(options.address()) + ": " + advice(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("can't listen on " + text(options.address()) + ": " + e.getMessage());
        } catch (UnsupportedOperationException e) {
            throw new Failure("this system can't share a port among several loops; try --loops 1");
        }
    }

    /** What to do about an address that can't be had, by the system's words for it. */
    private static String advice(String reason) {
        if (reason.contains("in use")) {
            return "another program listens there; try --port";
        }
        if (reason.contains("assign")) {
            return "this machine has no such address; try --host 127.0.0.1";
        }
        return reason + "; try a --port above 1023";
    }

    private static String text(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    private static final class DurationConverter implements ITypeConverter<Duration> {
        private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9})([smh]?)");

        @Override
        public Duration convert(String text) {
            Matcher matcher = SYNTAX.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a time such as 90s, 30m or 1h");
            }
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }
}
