package org.charfinder.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import org.charfinder.process.Program;

/** A server of the examples in a process of its own, on a port that the system chose. */
final class ExampleServer implements AutoCloseable {

    private final Process process;
    private final int port;

    /** @param shown the command, as the page shows it, with a port at its end */
    ExampleServer(String shown) throws IOException {
        String command = Examples.runnable(shown.replaceAll("\\d+$", "0"));
        process = new ProcessBuilder(List.of(command.split(" ")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = out.readLine();
        if (line == null || !line.matches("listening on 127\\.0\\.0\\.1:\\d+")) {
            process.destroyForcibly();
            throw new AssertionError("the server said " + line);
        }
        port = Integer.parseInt(line.replaceAll(".*:", ""));
    }

    int port() {
        return port;
    }

    /** Asks it to end; returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return Program.exitCode(process);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
