package org.charfinder.fault;

import static org.charfinder.fault.CheckingClients.PATIENCE;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Clients that come and go: a few connect, ask a few questions, and leave, and then the next ones come. */
final class Visitors {

    private static final int AT_ONCE = 4;
    private static final int QUESTIONS = 12; // of all of them

    private final Thread thread = new Thread(this::run, "visitors");
    private final Recording recording;
    private final InetSocketAddress server;
    private final Tally tally = new Tally();
    private volatile boolean stopped;
    private volatile Exception failure;

    /** Starts them. */
    Visitors(Recording recording, InetSocketAddress server) {
        this.recording = recording;
        this.server = server;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (long seed = 0; !stopped; seed++) {
                try (CheckingClients clients =
                        new CheckingClients(recording, server, AT_ONCE, seed, PATIENCE, QUESTIONS)) {
                    add(clients.awaitEnd());
                }
            }
        } catch (IOException | InterruptedException e) {
            failure = e;
        }
    }

    private void add(Tally some) {
        String note = some.notes().lines().findFirst().orElse("");
        some.counts().forEach((outcome, count) -> {
            for (long i = 0; i < count; i++) {
                tally.add(outcome, note);
            }
        });
    }

    /** Returns the outcomes when the last of them have left. */
    Tally finish() throws InterruptedException {
        stopped = true;
        thread.join();
        if (failure != null) {
            throw new AssertionError("the visitors failed", failure);
        }
        return tally;
    }
}
