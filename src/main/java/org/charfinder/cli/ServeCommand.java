package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.loop.HostPort;
import org.charfinder.net.LineServers;
import org.charfinder.net.Listening;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finders;
import org.charfinder.server.SearchService;
import org.charfinder.work.Workers;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** {@code charfinder serve}: serves the line protocol until Ctrl-C. */
final class ServeCommand extends Subcommand {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final ServeOptions options = new ServeOptions(this);
    private final IndexOption index = new IndexOption(this);

    ServeCommand() {
        super("serve", "Serves the line protocol: connect with telnet or nc, and type words.");
        spec.usageMessage().showDefaultValues(true);
    }

    @Override
    public Integer call() throws Failure, IOException, InterruptedException {
        ServeOptions.Values values = options.read();
        ServerOptions line = values.line();
        Thread log = LogConfigurator.open(); // which takes longer than to read the index
        Finders finders = new Finders(index.source().read());
        log.join();
        if (values.http() != null) {
            HttpService.loadAhead();
        }
        if (values.verbose()) {
            LogConfigurator.beVerbose();
        }
        Workers workers = Workers.inThreads();
        String program = VersionText.program();
        List<SearchService> hosts = new ArrayList<>();
        for (int i = 0; i < values.loops(); i++) {
            hosts.add(new SearchService(finders, workers, line, values.limit(), values.order(), program));
        }
        PrintWriter out = out();
        ServiceManager manager = new ServiceManager(System.getenv());
        try (LineServers server = open(line, hosts);
                HttpService web = values.http() == null
                        ? null
                        : openHttp(values.http(), values, finders, workers, program, server, hosts);
                DictionaryService dict =
                        values.dict() == null ? null : openDict(values.dict(), line, finders, workers, program);
                StatisticsLog statistics = new StatisticsLog(() -> statistics(server, hosts, dict))) {
            Shutdown shutdown = new Shutdown(values.drainDelay(), System::nanoTime, new All(server, web, dict));
            Signals signals = new Signals(() -> leave(manager, shutdown), shutdown::skipDelay);
            signals.install();
            statistics.writeEvery(values.statsInterval());
            String where = HostPort.of(new InetSocketAddress(
                    line.address().getAddress(), server.address().getPort()));
            out.println("Serving on " + where + ". Hit CTRL-C to stop.");
            if (web != null) {
                out.println("The page and the API are at http://" + HostPort.of(web.address()) + "/");
            }
            if (dict != null) {
                dict.start(server::shutDown); // one does not serve on without the other
                out.println("Dictionary clients are served at dict://" + HostPort.of(dict.address()) + "/");
            }
            out.flush();
            warnOfNetwork(server.address().getAddress(), where);
            manager.ready(where);
            new Thread(() -> warmUp(hosts, dict), "warm-up").start();
            server.run();
            if (dict != null) {
                dict.join();
            }
            if (web != null) {
                web.stop(line.grace().isZero() ? FOR_EVER : line.grace());
            }
            if (signals.isInterrupted() && StandardStreams.isErrTerminal()) {
                statistics.skipEnd(); // a user at a terminal has hit Ctrl-C, and reads the next line only
            }
            out.println("Server shutting down.");
            return signals.exitCode();
        } finally {
            LogConfigurator.finish();
        }
    }

    /** The servers that a signal shuts down. */
    private record All(
            LineServers line,
            @Nullable HttpService web,
            @Nullable DictionaryService dict) implements Shutdown.Servers {

        @Override
        public boolean hadClientsSince(long time) {
            return line.hadClientsSince(time)
                    || (web != null && web.hadClientsSince(time))
                    || (dict != null && dict.hadClientsSince(time));
        }

        @Override
        public void announce() {
            if (web != null) {
                web.announceShutdown();
            }
        }

        @Override
        public void stop() {
            if (web != null) {
                web.drain();
            }
            if (dict != null) {
                dict.shutDown();
            }
            line.shutDown();
        }
    }

    /** Tells operators if other machines can connect: nothing but the address keeps their users out. */
    private static void warnOfNetwork(InetAddress address, String where) {
        if (!address.isLoopbackAddress()) {
            LoggerFactory.getLogger(ServeCommand.class)
                    .warn(
                            "open_to_network address={}: there are no passwords and no encryption; --host 127.0.0.1"
                                    + " admits users of this machine only",
                            where);
        }
    }

    private static void leave(ServiceManager manager, Shutdown shutdown) {
        manager.stopping();
        shutdown.begin();
    }

    private static void warmUp(List<SearchService> hosts, @Nullable DictionaryService dict) {
        hosts.forEach(SearchService::warmUp);
        if (dict != null) {
            dict.warmUp();
        }
    }

    private static List<String> statistics(
            LineServers servers, List<SearchService> hosts, @Nullable DictionaryService dict) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            String loop = hosts.size() > 1 ? "loop=" + i + " " : "";
            lines.add(loop + servers.counters().get(i) + " "
                    + servers.loopCounters().get(i) + " " + hosts.get(i).counters());
        }
        if (dict != null) {
            lines.add(dict.counters());
        }
        return lines;
    }

    private static LineServers open(ServerOptions options, List<SearchService> hosts) throws Failure {
        try {
            return new LineServers(hosts, options, System::nanoTime);
        } catch (IOException e) {
            if (options.listening() == Listening.INHERITED) {
                throw ListenOptions.notInherited(e);
            }
            throw cannotListen(options.address(), options.listening(), "--port", e);
        }
    }

    private static HttpService openHttp(
            InetSocketAddress address,
            ServeOptions.Values values,
            Finders finders,
            Workers workers,
            String program,
            LineServers line,
            List<SearchService> hosts)
            throws Failure {
        try {
            return new HttpService(address, values.line(), finders, workers, program, line, hosts, values.origins());
        } catch (IOException e) {
            throw cannotListen(address, values.line().listening(), "--http", e);
        }
    }

    private static DictionaryService openDict(
            InetSocketAddress address, ServerOptions line, Finders finders, Workers workers, String program)
            throws Failure {
        try {
            return new DictionaryService(address, line, finders, workers, program);
        } catch (IOException e) {
            throw cannotListen(address, line.listening(), "--dict", e);
        }
    }

    private static Failure cannotListen(
            InetSocketAddress address, Listening listening, String portOption, IOException e) {
        boolean sharesPort = listening == Listening.SHARED;
        String why =
                e instanceof BindException bind ? BindAdvice.of(address, portOption, sharesPort, bind) : e.getMessage();
        return new Failure("can't listen on " + HostPort.of(address) + ": " + why);
    }
}
