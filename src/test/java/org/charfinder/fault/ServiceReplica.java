package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.ops.Manifest;
import org.charfinder.process.Program;

/** A replica of the Deployment in ops/kubernetes, at an address of its own and with the arguments of the manifest. */
final class ServiceReplica implements AutoCloseable {

    final String address;
    private final Program program;
    private final Path log;
    private final List<String> arguments = new ArrayList<>(Manifest.arguments());
    private Process process;

    /** @param drainDelay in place of the manifest's */
    ServiceReplica(Program program, Path folder, String address, String drainDelay) {
        this.address = address;
        this.program = program;
        log = folder.resolve(address + ".log");
        arguments.set(arguments.indexOf("--host") + 1, address);
        arguments.set(arguments.indexOf("--drain-delay") + 1, drainDelay);
    }

    /** The ports of the arguments, with commas between them. */
    String ports() {
        return port("--port") + ", " + port("--http");
    }

    int port(String option) {
        return Integer.parseInt(arguments.get(arguments.indexOf(option) + 1));
    }

    /** Starts it; returns at once. */
    void start() throws IOException {
        process = program.start(log, arguments.toArray(String[]::new));
    }

    /** Returns when it is ready. Call it once for each start. */
    void awaitReady() throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (int i = 0; i < 2; i++) { // one line for each port
            if (out.readLine() == null) {
                throw new AssertionError(address + " did not start, see " + log);
            }
        }
        URL ready = URI.create("http://%s:%d/readyz".formatted(address, port("--http")))
                .toURL();
        while (((HttpURLConnection) ready.openConnection()).getResponseCode() != 200) {
            Thread.onSpinWait();
        }
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Returns when it has ended. */
    void awaitEnd() throws InterruptedException {
        int exitCode = Program.exitCode(process);
        if (exitCode != 143) {
            throw new AssertionError("%s ended with %d, see %s".formatted(address, exitCode, log));
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
