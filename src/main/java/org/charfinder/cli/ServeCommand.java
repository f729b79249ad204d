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
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.LineServer;
import org.charfinder.net.LineServers;
import org.charfinder.server.SearchService;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder serve}: serves the line protocol until Ctrl-C. */
final class ServeCommand extends Subcommand {

    private static final int MAX_LOOPS = 256;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final OptionSpec hostOption = option("--host", "ADDRESS", String.class, "127.0.0.1", "Where to listen.");
    private final OptionSpec portOption =
            option("--port", "PORT", int.class, "2323", "0 asks the system for a free one.");
    private final OptionSpec http = option(
            "--http", "PORT", Integer.class, null, "Also serve the page and the API on this port; 0: any free one.");
    private final PositionalParamSpec hostParameter = parameter(0, "ADDRESS", String.class, "The same as --host.");
    private final PositionalParamSpec portParameter = parameter(1, "PORT", Integer.class, "The same as --port.");
    private final OptionSpec maxLine = option("--max-line", "BYTES", int.class, "4096", "The longest query.");
    private final OptionSpec maxClients =
            option("--max-clients", "N", int.class, "10000", "How many may be connected at once.");
    private final OptionSpec idleTimeout =
            time("--idle-timeout", "30m", "How long a client may say nothing, as in 90s, 30m or 1h; 0: for ever.");
    private final OptionSpec lineTimeout =
            time("--line-timeout", "60s", "How long a client may take to end a line it has begun; 0: for ever.");
    private final OptionSpec writeTimeout =
            time("--write-timeout", "60s", "How long a client may take nothing of its reply; 0: for ever.");
    private final OptionSpec grace =
            time("--grace", "10s", "How long replies under way may take after Ctrl-C; 0: for ever.");
    private final OptionSpec loops =
            option("--loops", "N", int.class, "1", "Threads that serve, each with its share of the clients.");
    private final OptionSpec limit = option(
            "--limit", "N", int.class, "0", "How many matches are sent at once, until a client asks for more; 0: all.");
    private final OptionSpec statsInterval =
            time("--stats-interval", "0", "How often to log what the server has done; 0: only at the end.");
    private final OptionSpec verbose = flag("Log what each client asks.", "-v", "--verbose");
    private final IndexOption index = new IndexOption(this);

    ServeCommand() {
        super("serve", "Serves the line protocol: connect with telnet or nc, and type words.");
        spec.usageMessage().showDefaultValues(true);
    }

    private PositionalParamSpec parameter(int index, String label, Class<?> type, String description) {
        PositionalParamSpec built = PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity("0..1")
                .paramLabel(label)
                .type(type)
                .description(description)
                .build();
        spec.addPositional(built);
        return built;
    }

    @Override
    public Integer call() throws Failure, IOException {
        LineServer.Options options = options();
        if (verbose.<Boolean>getValue()) {
            LogConfigurator.beVerbose();
        }
        int most = limit.getValue();
        if (most < 0) {
            throw usage("--limit must be at least 0, was " + most);
        }
        UnicodeNameIndex opened = index.source().read();
        String program = new VersionText().getVersion()[0];
        List<SearchService> hosts = new ArrayList<>();
        for (int i = 0; i < loops.<Integer>getValue(); i++) {
            hosts.add(new SearchService(opened, options, most, program));
        }
        PrintWriter out = out();
        try (LineServers server = open(options, hosts);
                HttpService web = http.getValue() == null ? null : openHttp(options, opened, program, server, hosts);
                StatisticsLog statistics = new StatisticsLog(() -> statistics(server, hosts))) {
            Signals signals = new Signals(() -> shutDown(server, web));
            signals.install();
            statistics.writeEvery(statsInterval.getValue());
            InetSocketAddress address = new InetSocketAddress(
                    options.address().getAddress(), server.address().getPort());
            out.println("Serving on " + text(address) + ". Hit CTRL-C to stop.");
            if (web != null) {
                out.println("The page and the API are at http://" + text(web.address()) + "/");
            }
            out.flush();
            new Thread(() -> hosts.forEach(SearchService::warmUp), "warm-up").start();
            server.run();
            if (web != null) {
                web.stop(options.grace().isZero() ? FOR_EVER : options.grace());
            }
            out.println("Server shutting down.");
            return signals.exitCode();
        } finally {
            LogConfigurator.finish();
        }
    }

    private static void shutDown(LineServers server, HttpService web) {
        if (web != null) {
            web.drain();
        }
        server.shutDown();
    }

    private static List<String> statistics(LineServers servers, List<SearchService> hosts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            String loop = hosts.size() > 1 ? "loop=" + i + " " : "";
            lines.add(loop + servers.counters().get(i) + " " + hosts.get(i).counters());
        }
        return lines;
    }

    private LineServer.Options options() throws Failure, IOException {
        int wanted = loops.getValue();
        if (wanted < 1 || wanted > MAX_LOOPS) {
            throw usage("--loops must be from 1 to " + MAX_LOOPS + ", was " + wanted);
        }
        String hostGiven = hostParameter.getValue();
        Integer portGiven = portParameter.getValue();
        if (hostGiven != null && portGiven == null && hostGiven.matches("\\d+")) {
            throw usage("'" + hostGiven + "' is no address; the port comes second, or with --port");
        }
        String host = either(hostGiven, hostOption);
        int port = either(portGiven, portOption);
        if (port < 0 || port > 65_535) {
            throw usage("--port must be from 0 to 65535, was " + port);
        }
        Integer httpPort = http.getValue();
        if (httpPort != null && (httpPort < 0 || httpPort > 65_535)) {
            throw usage("--http must be from 0 to 65535, was " + httpPort);
        }
        if (httpPort != null && httpPort == port && port != 0) {
            throw usage("--http and --port can't both be " + port);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Failure("can't listen on " + host + ": no such address");
        }
        try {
            return new LineServer.Options(
                    address,
                    maxLine.getValue(),
                    maxClients(maxClients.getValue(), httpPort == null ? 0 : HttpService.maxClients()),
                    idleTimeout.getValue(),
                    lineTimeout.getValue(),
                    writeTimeout.getValue(),
                    grace.getValue());
        } catch (IllegalArgumentException e) {
            throw usage(asOption(e.getMessage()));
        }
    }

    /** As many as wanted, or as there can be: each needs a file descriptor. */
    private static int maxClients(int wanted, int overHttp) throws Failure, IOException {
        long possible = FileDescriptors.limit() - FileDescriptors.KEPT - overHttp;
        if (possible < 1) {
            throw new Failure("a limit of %d file descriptors leaves none for clients; raise it with 'ulimit -n'"
                    .formatted(FileDescriptors.limit()));
        }
        if (wanted > possible) {
            LoggerFactory.getLogger(ServeCommand.class)
                    .warn(
                            "--max-clients lowered from {} to {}, which is what the limit of {} file descriptors leaves; raise it with"
                                    + " 'ulimit -n'",
                            wanted,
                            possible,
                            FileDescriptors.limit());
        }
        return (int) Math.min(wanted, possible);
    }

    /** What the server calls maxLine is --max-line here. */
    private static String asOption(String message) {
        String name = message.substring(0, message.indexOf(' '));
        String kebab = name.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
        return "--" + kebab + message.substring(name.length());
    }

    /** The value of a parameter, or of the option that means the same; not both. */
    private <T> T either(T parameter, OptionSpec option) {
        if (parameter == null) {
            return option.getValue();
        }
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw usage(option.longestName() + " is given twice, the other time as " + parameter);
        }
        return parameter;
    }

    private static LineServers open(LineServer.Options options, List<SearchService> hosts) throws Failure {
        try {
            return new LineServers(hosts, options, System::nanoTime);
        } catch (IOException e) {
            throw cannotListen(options.address(), "--port", e);
        } catch (UnsupportedOperationException e) {
            throw new Failure("this system can't share a port among several loops; try --loops 1");
        }
    }

    private HttpService openHttp(
            LineServer.Options options,
            UnicodeNameIndex index,
            String program,
            LineServers line,
            List<SearchService> hosts)
            throws Failure {
        InetSocketAddress address = new InetSocketAddress(options.address().getAddress(), http.<Integer>getValue());
        try {
            return new HttpService(address, index, program, line, hosts);
        } catch (IOException e) {
            throw cannotListen(address, "--http", e);
        }
    }

    private static Failure cannotListen(InetSocketAddress address, String portOption, IOException e) {
        String why = e instanceof BindException ? advice(e.getMessage(), portOption) : e.getMessage();
        return new Failure("can't listen on " + text(address) + ": " + why);
    }

    /** What to do about an address that can't be had, by the system's words for it. */
    private static String advice(String reason, String portOption) {
        if (reason.contains("in use")) {
            return "another program listens there; try another " + portOption;
        }
        if (reason.contains("assign")) {
            return "this machine has no such address; try --host 127.0.0.1";
        }
        return reason + "; try a " + portOption + " above 1023";
    }

    static String text(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + address.getPort();
    }
}
