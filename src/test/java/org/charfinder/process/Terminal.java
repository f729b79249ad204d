package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A command at a terminal, as users run it: what it shows there, and what is typed. */
public final class Terminal implements AutoCloseable {

    private final Process process;

    /** @param command run by util-linux's {@code script}, which makes the terminal */
    public Terminal(String command) throws IOException {
        process = new ProcessBuilder(Program.withDefaultSignals(List.of("script", "-qec", command, "/dev/null")))
                .redirectErrorStream(true)
                .start();
        Program.limit(process);
    }

    public void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Reads until a text has come; returns all that came, with it. */
    public String await(String text) throws IOException {
        byte[] wanted = text.getBytes(UTF_8);
        byte[] tail = new byte[wanted.length];
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        while (!Arrays.equals(tail, wanted)) {
            int b = process.getInputStream().read();
            if (b < 0) {
                throw new AssertionError("no '" + text + "' in '" + seen.toString(UTF_8) + "'");
            }
            seen.write(b);
            System.arraycopy(tail, 1, tail, 0, tail.length - 1);
            tail[tail.length - 1] = (byte) b;
        }
        return seen.toString(UTF_8);
    }

    /** All that the command shows before it ends. */
    public String readToEnd() throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** Waits for the end of the command. */
    public int exitCode() throws InterruptedException {
        return Program.exitCode(process);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
