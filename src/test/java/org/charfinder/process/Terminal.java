package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/** A command with a terminal, as it has when somebody types: what it shows there, and what is typed. */
public final class Terminal implements AutoCloseable {

    private final Process process;

    /** @param command run by util-linux's {@code script}, which makes the terminal */
    public Terminal(String command) throws IOException {
        process = new ProcessBuilder("script", "-qec", command, "/dev/null").redirectErrorStream(true).start();
    }

    public void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Reads until a text has come. */
    public void await(String text) throws IOException {
        byte[] wanted = text.getBytes(UTF_8);
        byte[] tail = new byte[wanted.length];
        StringBuilder seen = new StringBuilder();
        while (!Arrays.equals(tail, wanted)) {
            int b = process.getInputStream().read();
            if (b < 0) {
                throw new AssertionError("no '" + text + "' in '" + seen + "'");
            }
            seen.append((char) b);
            System.arraycopy(tail, 1, tail, 0, tail.length - 1);
            tail[tail.length - 1] = (byte) b;
        }
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
