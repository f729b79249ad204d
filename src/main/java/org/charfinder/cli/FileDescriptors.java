package org.charfinder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many file descriptors the system lets this process have. */
final class FileDescriptors {

    /** What clients must leave: for the jars, the index, the selector, and those that are told that there are too many. */
    static final int KEPT = 64;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern SOFT_LIMIT = Pattern.compile("(?m)^Max open files +(\\d+)");

    private FileDescriptors() {}

    /** The limit; where the system does not tell, as only Linux does here, more than anyone needs. */
    static long limit() throws IOException {
        if (!Files.isReadable(LIMITS)) {
            return Integer.MAX_VALUE;
        }
        Matcher matcher = SOFT_LIMIT.matcher(Files.readString(LIMITS));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : Integer.MAX_VALUE;
    }
}
