package org.charfinder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.charfinder.process.ServerProcess;

/** Clients that ask through a proxy, on both ports. */
final class ProxyLoad implements AutoCloseable {

    private static final int LINE_CLIENTS = Scale.of(50, 200);
    private static final int PAGE_CLIENTS = Scale.of(10, 50);
    private static final int LINE_REPLIES = Scale.of(300, 1000); // between two events
    private static final int PAGE_REPLIES = Scale.of(50, 100);
    private static final int SEED = 7;

    /** Between the questions of a client, in a build: there the load leaves the processors to other tests. */
    private static final Duration PAUSE = Duration.ofMillis(Scale.of(40, 0));

    /**
     * Queries with short replies. A proxy passes each on in one piece, so a client never asks the next question before
     * it sees the message behind a reply.
     */
    private static final List<String> QUERIES =
            List.of("rook", "black chess rook", "euro currency", "snowman", "sun", "king", "no such name", "U+265C");

    private static final List<String> PATHS =
            List.of("/", "/U+265C.json", "/search?q=rook&limit=20", "/search?q=sun&format=text", "/suggest?q=chess+ro");

    /** What a server answers to which nothing happens. */
    record Recordings(Recording lines, Recording page) {

        static Recordings make(Path folder) throws IOException {
            try (ServerProcess server = new ServerProcess(Arena.program(), folder, "--http", "0")) {
                String page = server.readPageAddress();
                int port = Integer.parseInt(page.substring(page.lastIndexOf(':') + 1));
                return new Recordings(Recording.ofLines(server.port(), QUERIES), Recording.ofHttp(port, PATHS));
            }
        }
    }

    final CheckingClients lines;
    final CheckingClients page;
    private final String name;
    private final Proxy proxy;

    /** Starts clients that may pause between two questions; returns when replies have come. */
    static ProxyLoad pausing(String name, Proxy proxy, Recordings recordings) throws Exception {
        return new ProxyLoad(name, proxy, recordings, PAUSE);
    }

    /** Starts clients of which nearly all have a question under way at any moment; returns when replies have come. */
    static ProxyLoad steady(String name, Proxy proxy, Recordings recordings) throws Exception {
        return new ProxyLoad(name, proxy, recordings, Duration.ZERO);
    }

    /** @param name of the test, for the report */
    private ProxyLoad(String name, Proxy proxy, Recordings recordings, Duration pause) throws Exception {
        this.name = name;
        this.proxy = proxy;
        lines = new CheckingClients(recordings.lines(), proxy.lines(), LINE_CLIENTS, SEED, pause);
        page = new CheckingClients(recordings.page(), proxy.page(), PAGE_CLIENTS, SEED, pause);
        awaitReplies();
    }

    /** Waits for so many replies that all clients have had some. */
    void awaitReplies() throws InterruptedException {
        lines.await(LINE_REPLIES);
        page.await(PAGE_REPLIES);
    }

    /** Waits for a condition; meanwhile clients are answered. */
    void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            lines.await(1);
        }
    }

    /** Ends the clients. */
    void assertNothingLost() throws Exception {
        finish();
        assertOnly(EnumSet.of(Outcome.RIGHT), lines.tally());
    }

    /**
     * Ends the clients. Sessions of the line protocol may have ended, or have been accepted by the kernel of a replica
     * that did not live to greet them; nothing else is lost.
     *
     * @param most how many
     */
    void assertOnlySessionsLost(long most) throws Exception {
        finish();
        assertOnly(EnumSet.of(Outcome.RIGHT, Outcome.CUT, Outcome.RESET, Outcome.REFUSED), lines.tally());
        assertThat(lines.tally().total() - lines.tally().count(Outcome.RIGHT))
                .as(lines.tally().notes())
                .isBetween(1L, most);
    }

    private void finish() throws Exception {
        lines.finish();
        page.finish();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Arena.report(name, "lines %s, page %s, load average %.1f".formatted(lines.tally(), page.tally(), load));
        assertOnly(EnumSet.of(Outcome.RIGHT), page.tally());
    }

    private void assertOnly(Set<Outcome> outcomes, Tally tally) throws IOException {
        assertThat(outcomes)
                .as("%s%n%s%n%s", tally, tally.notes(), proxy.output())
                .containsAll(tally.counts().keySet());
    }

    @Override
    public void close() {
        lines.close();
        page.close();
    }
}
