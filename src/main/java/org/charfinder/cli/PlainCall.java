package org.charfinder.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charfinder.unicode.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * A call that is a command and words, or only words to find, without options as arguments or in the environment. Most
 * calls are such; they do without picocli, which would nearly double the CPU time of a look-up: measured on two cores
 * with OpenJDK 17, {@code find rook} takes 0.07 s, and 0.12 s by way of picocli, with the classes of both in the
 * archive of scripts/setup.sh.
 *
 * @param command as {@code find}
 * @param words behind it; may be empty
 * @param named whether the arguments name the command
 */
record PlainCall(String command, List<String> words, boolean named) {

    /** Variables whose names begin as those of options do, and that are none. */
    private static final Set<String> NO_OPTIONS =
            Set.of("CHARFINDER_HOME", "CHARFINDER_JAVA_OPTIONS", Pager.OWN_VARIABLE);

    /** Null if the arguments are something else. */
    static @Nullable PlainCall of(String[] args, Map<String, String> environment) {
        if (args.length == 0) {
            return null;
        }
        boolean named = CommandNames.ALL.contains(args[0]);
        int first = named ? 1 : 0;
        for (int i = first; i < args.length; i++) {
            boolean exclusion = i > first && isOnlyExclusion(args[i]);
            if (mayBeOption(args[i]) && !exclusion) {
                return null;
            }
        }
        for (String variable : environment.keySet()) {
            if (variable.startsWith("CHARFINDER_") && !NO_OPTIONS.contains(variable)) {
                return null; // it may be the value of an option: only the parser knows the options
            }
        }
        List<String> words = Arrays.asList(args).subList(first, args.length);
        return new PlainCall(named ? args[0] : CommandNames.DEFAULT, words, named);
    }

    private static boolean mayBeOption(String argument) {
        return argument.isEmpty()
                || argument.equals(TextArguments.STANDARD_INPUT)
                || (argument.charAt(0) == '-' && !TextArguments.isSigns(argument));
    }

    /** Whether an argument behind a word excludes a word, and can't be short options and their values. */
    private static boolean isOnlyExclusion(String argument) {
        if (argument.length() < 4 || argument.charAt(0) != '-') {
            return false;
        }
        for (int i = 1; i < argument.length(); i++) {
            if (!Ascii.isLetter(argument.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
