package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the arguments as UTF-8. Java reads them by the locale, and loses everything beyond ASCII in the locale C. */
final class Arguments {

    private static final char LOST = '\uFFFD';

    private Arguments() {}

    /** The arguments as the caller passed them, where Linux tells; else as Java has read them. */
    static String[] restored(String... args) {
        for (String arg : args) {
            if (arg.indexOf(LOST) >= 0) {
                return givenTo(args, Path.of("/proc/self/cmdline"));
            }
        }
        return args;
    }

    /** @param commandLine a file with the arguments of the process, a NUL after each; ours are the last ones */
    static String[] givenTo(String[] args, Path commandLine) {
        String[] all;
        try {
            all = new String(Files.readAllBytes(commandLine), UTF_8).split("\0", -1);
        } catch (IOException e) {
            return args;
        }
        int stop = all.length - 1; // the text after the last NUL is empty
        if (stop < args.length) {
            return args;
        }
        String[] last = Arrays.copyOfRange(all, stop - args.length, stop);
        return areThoseOf(args, last) ? last : args;
    }

    private static boolean areThoseOf(String[] args, String[] last) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].indexOf(LOST) < 0 && !args[i].equals(last[i])) {
                return false;
            }
        }
        return true;
    }
}
