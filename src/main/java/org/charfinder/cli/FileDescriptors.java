package org.charfinder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limit of file descriptors of this process. */
final class FileDescriptors {

    /** Descriptors that clients can't have: for the jars, the index, the selector, and clients that are refused. */
    static final int KEPT = 64;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern SOFT_LIMIT = Pattern.compile("(?m)^Max open files +(\\d+)");

    private FileDescriptors() {}

    /** The soft limit on Linux; elsewhere {@link Integer#MAX_VALUE}. */
    static long limit() throws IOException {
        if (!Files.isReadable(LIMITS)) {
            return Integer.MAX_VALUE;
        }
        Matcher matcher = SOFT_LIMIT.matcher(Files.readString(LIMITS));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /**
     * Checks that there are enough for connections to servers.
     *
     * @throws Failure if there are fewer; the message says what helps
     */
    static void require(int connections) throws Failure, IOException {
        long possible = limit() - KEPT;
        if (connections > possible) {
            throw new Failure("a limit of %d file descriptors leaves %d for connections; raise it with 'ulimit -n'"
                    .formatted(limit(), Math.max(0, possible)));
        }
    }
}
