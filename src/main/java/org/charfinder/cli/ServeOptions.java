package org.charfinder.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.charfinder.net.Listening;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Order;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of {@code charfinder serve}: adds them to the command, and reads them when it is called. */
final class ServeOptions {

    private static final int MAX_LOOPS = 256;
    private static final String LISTEN = "can't listen on";

    /** As browsers send it in the header Origin: in lower case, without a path. */
    private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][-+.a-z0-9]*://[!-+\\--.0-~&&[^A-Z/?#]]+");

    private static final Range<Integer> PORTS = Range.between(0, 65_535);
    private static final Range<Duration> TIMES =
            Range.between(Duration.ZERO, Duration.ofDays(36_500), "from 0 to 36500 days");

    /**
     * The values of the options.
     *
     * @param line how to serve the line protocol
     * @param http where to serve the page and the API; null: nowhere
     * @param dict where to serve the dictionary protocol; null: nowhere
     * @param origins the origins whose scripts may read what is served over HTTP; {@code *}: all
     * @param loops how many threads serve the line protocol
     * @param limit how many matches are sent at once; 0: all
     * @param order of the matches until a client asks for another
     * @param drainDelay how long to serve on after a signal
     * @param statsInterval how often to log what the server has done; zero: only at the end
     * @param verbose whether to log what each client asks
     */
    record Values(
            ServerOptions line,
            @Nullable InetSocketAddress http,
            @Nullable InetSocketAddress dict,
            List<String> origins,
            int loops,
            int limit,
            Order order,
            Duration drainDelay,
            Duration statsInterval,
            boolean verbose) {}

    private final Subcommand command;
    private final TypedOption<String> hostOption;
    private final TypedOption<Integer> portOption;
    private final PositionalParamSpec hostParameter;
    private final PositionalParamSpec portParameter;
    private final TypedOption<Integer> http;
    private final TypedOption<Integer> dict;
    private final TypedOption<String> allowOrigin;
    private final TypedOption<Integer> maxLine;
    private final TypedOption<Integer> maxClients;
    private final TypedOption<Duration> idleTimeout;
    private final TypedOption<Duration> lineTimeout;
    private final TypedOption<Duration> writeTimeout;
    private final TypedOption<Duration> grace;
    private final TypedOption<Duration> drainDelay;
    private final TypedOption<Integer> loops;
    private final TypedOption<Integer> limit;
    private final TypedOption<Order> order;
    private final TypedOption<Duration> statsInterval;
    private final TypedOption<Boolean> verbose;
    private final ListenOptions listen;
    private final AddressOptions addresses;

    /** Adds the options to a command. */
    ServeOptions(Subcommand command) {
        this.command = command;
        hostOption = command.typed(Subcommand.builder("--host", "ADDRESS", String.class, "Where to listen.")
                .defaultValue("127.0.0.1"));
        portOption = command.number("--port", "PORT", 2323, PORTS, "0 asks the system for a free one.");
        hostParameter = parameter(0, "ADDRESS", String.class, "The same as --host.");
        portParameter = parameter(1, "PORT", Integer.class, "The same as --port.");
        http = command.optionalNumber(
                "--http", "PORT", PORTS, "Also serve the page and the API on this port; 0: any free one.");
        dict = command.optionalNumber(
                "--dict",
                "PORT",
                PORTS,
                "Also serve the dictionary protocol DICT on this port, 2628 as a rule; 0: any free one.");
        allowOrigin = command.typed(Subcommand.builder(
                "--allow-origin",
                "ORIGIN",
                String.class,
                "With --http: let scripts of this origin, such as https://example.org, read the API; several with"
                        + " commas between them, or * for all."));
        maxLine = command.number("--max-line", "BYTES", 4096, Range.atLeast(1), "The longest query.");
        maxClients =
                command.number("--max-clients", "N", 10_000, Range.atLeast(1), "How many may be connected at once.");
        addresses = new AddressOptions(command);
        idleTimeout = command.time(
                "--idle-timeout",
                "30m",
                TIMES,
                "How long a client may say nothing, as in 90s, 30m or 1h; 0: for ever.");
        lineTimeout = command.time(
                "--line-timeout", "60s", TIMES, "How long a client may take to end a line it has begun; 0: for ever.");
        writeTimeout = command.time(
                "--write-timeout", "60s", TIMES, "How long a client may take nothing of its reply; 0: for ever.");
        grace = command.time("--grace", "10s", TIMES, "How long replies under way may take at the end; 0: for ever.");
        drainDelay = command.time(
                "--drain-delay",
                "0",
                TIMES,
                "How long to serve on after a signal while /readyz says 503, so that load balancers learn of the end; a"
                        + " second SIGTERM ends the delay.");
        loops = command.number(
                "--loops",
                "N",
                1,
                Range.between(1, MAX_LOOPS),
                "Threads that serve, each with its share of the clients.");
        limit = command.number(
                "--limit",
                "N",
                0,
                Range.atLeast(0),
                "How many matches are sent at once, until a client asks for more; 0: all.");
        order = command.order(
                Order.CODE,
                "code: what has the words in its name, by code; best: all that has them in any of its names, the best"
                        + " match first. A client can ask for the other.");
        statsInterval = command.time(
                "--stats-interval", "0", Range.any(), "How often to log what the server has done; 0: only at the end.");
        verbose = command.flag("Log what each client asks.", "-v", "--verbose");
        listen = new ListenOptions(command);
    }

    private PositionalParamSpec parameter(int index, String label, Class<?> type, String description) {
        PositionalParamSpec built = PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity("0..1")
                .paramLabel(label)
                .type(type)
                .description(description)
                .build();
        command.spec.addPositional(built);
        return built;
    }

    /**
     * Reads the values.
     *
     * @throws Failure if standard input is to be the socket and is none, an address can't be used, or the system
     *     leaves no file descriptor for a client
     * @throws IOException if the limit of file descriptors can't be read
     */
    Values read() throws Failure, IOException {
        int threads = loops.value();
        Listening listening = listen.listening(List.of(hostOption, portOption), hostParameter);
        InetSocketAddress address = listening == Listening.INHERITED ? ListenOptions.inheritedAddress() : address();
        Integer httpPort = http.orNull();
        Integer dictPort = dict.orNull();
        requireDifferent("--http", httpPort, "--port", address.getPort());
        requireDifferent("--dict", dictPort, "--port", address.getPort());
        requireDifferent("--dict", dictPort, "--http", httpPort);
        if (listening != Listening.INHERITED) {
            UsableAddress.require(address, LISTEN);
        }
        ServerOptions line = new ServerOptions(
                address,
                maxLine.value(),
                possibleClients((httpPort == null ? 0 : HttpService.maxClients())
                        + (dictPort == null ? 0 : DictionaryService.MAX_CLIENTS)),
                idleTimeout.value(),
                lineTimeout.value(),
                writeTimeout.value(),
                grace.value(),
                listening,
                addresses.value());
        return new Values(
                line,
                beside(address, httpPort),
                beside(address, dictPort),
                origins(httpPort != null),
                threads,
                limit.value(),
                order.value(),
                drainDelay.value(),
                statsInterval.value(),
                verbose.value());
    }

    private void requireDifferent(String option, @Nullable Integer port, String other, @Nullable Integer otherPort) {
        if (port != null && port != 0 && port.equals(otherPort)) {
            throw command.usage(option + " and " + other + " can't both be " + port);
        }
    }

    /** The same address with another port; null if there is no such port. */
    private static @Nullable InetSocketAddress beside(InetSocketAddress address, @Nullable Integer port)
            throws Failure {
        return port == null ? null : UsableAddress.require(new InetSocketAddress(address.getAddress(), port), LISTEN);
    }

    private List<String> origins(boolean hasHttp) {
        String given = allowOrigin.orNull();
        if (given == null) {
            return List.of();
        }
        if (!hasHttp) {
            throw command.usage("--allow-origin needs --http");
        }
        List<String> origins = List.of(given.split(",", -1));
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw allowOrigin.wrong("'" + origin + "' is no origin; it is as in https://example.org, or *");
            }
        }
        return origins;
    }

    private InetSocketAddress address() {
        String hostGiven = hostParameter.getValue();
        Integer portGiven = portParameter.getValue();
        if (hostGiven != null && portGiven == null && hostGiven.matches("\\d+")) {
            throw command.usage("'" + hostGiven + "' is no address; the port comes second, or with --port");
        }
        String host = either(hostGiven, hostOption);
        return new InetSocketAddress(host, either(portGiven, portOption));
    }

    /** The value of a parameter, or of the option that means the same; not both. */
    private <T> T either(@Nullable T parameter, TypedOption<T> option) {
        if (parameter == null) {
            return option.value();
        }
        if (option.isGiven()) {
            throw command.usage(option.name() + " is given twice, the other time as " + parameter);
        }
        return option.checked(parameter);
    }

    /** The wanted number of clients, lowered to the limit of file descriptors, of which each client needs one. */
    private int possibleClients(int elsewhere) throws Failure, IOException {
        int wanted = maxClients.value();
        long possible = FileDescriptors.limit() - FileDescriptors.KEPT - elsewhere;
        if (possible < 1) {
            throw new Failure("a limit of %d file descriptors leaves none for clients; raise it with 'ulimit -n'"
                    .formatted(FileDescriptors.limit()));
        }
        if (wanted > possible) {
            LoggerFactory.getLogger(ServeOptions.class)
                    .warn(
                            "--max-clients lowered from {} to {}, which is what the limit of {} file descriptors"
                                    + " leaves; raise it with 'ulimit -n'",
                            wanted,
                            possible,
                            FileDescriptors.limit());
        }
        return (int) Math.min(wanted, possible);
    }
}
