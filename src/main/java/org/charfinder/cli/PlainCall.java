package org.charfinder.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that is a command and words, without options as arguments or in the environment. Most calls are such; they do
 * without picocli, which would nearly double the CPU time of a look-up: measured on two cores with OpenJDK 17,
 * {@code find rook} takes 0.07 s, and 0.12 s by way of picocli, with the classes of both in the archive of
 * scripts/setup.sh.
 *
 * @param command as {@code find}
 * @param words behind it; may be empty
 */
record PlainCall(String command, List<String> words) {

    /** Null if the arguments are something else. */
    static @Nullable PlainCall of(String[] args, Map<String, String> environment) {
        if (args.length == 0) {
            return null;
        }
        for (int i = 1; i < args.length; i++) {
            boolean exclusion = i > 1 && TextArguments.isExclusion(args[i]);
            if (mayBeOption(args[i]) && !exclusion) {
                return null;
            }
        }
        for (String variable : environment.keySet()) {
            if (isOfOption(variable)) {
                return null;
            }
        }
        return new PlainCall(args[0], Arrays.asList(args).subList(1, args.length));
    }

    private static boolean mayBeOption(String argument) {
        return argument.isEmpty() || (argument.charAt(0) == '-' && !TextArguments.isSigns(argument));
    }

    /** Whether a variable may be the value of an option, judged by its name: only the parser knows the options. */
    private static boolean isOfOption(String variable) {
        return variable.startsWith("CHARFINDER_")
                && !variable.equals("CHARFINDER_HOME") // these two are not options
                && !variable.equals("CHARFINDER_JAVA_OPTIONS");
    }
}
