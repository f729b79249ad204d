package org.charfinder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.charfinder.query.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Tells which command arguments are for that may name none. Text is searched for, with or without options of
 * {@code find} before it. Other options, and no arguments, are for {@code serve}.
 */
final class RootArguments {

    private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private RootArguments() {}

    /**
     * The arguments of a command.
     *
     * @param arguments the name of a command, or of an option of the root, and what follows it
     * @param unnamed the first argument, if it is text and no command was named; else null
     */
    record Call(List<String> arguments, @Nullable String unnamed) {}

    /** Puts the name of a command before arguments that have none. */
    static Call call(List<String> args) {
        if (args.isEmpty()) {
            return new Call(List.of("serve"), null);
        }
        String first = args.get(0);
        if (CommandNames.ALL.contains(first) || OWN_OPTIONS.contains(first)) {
            return new Call(args, null);
        }
        CommandSpec find = new FindCommand(null).spec;
        TextArguments.Sorted sorted = TextArguments.sorted(find, args);
        if (sorted.options().isEmpty() || !TextArguments.isOption(find, first, true, args.size() == 1)) {
            boolean isText = !first.equals(TextArguments.END_OF_OPTIONS);
            return isOfServe(first) ? preceded("serve", args, null) : preceded("find", args, isText ? first : null);
        }
        boolean forServe = areForServe(find, sorted);
        List<String> text = sorted.text();
        boolean named = forServe
                ? text.stream().anyMatch(CommandNames.ALL::contains)
                : !text.isEmpty() && CommandNames.ALL.contains(text.get(0));
        return named && !sorted.ended()
                ? new Call(args, null) // the root explains that the command comes first
                : preceded(forServe ? "serve" : "find", args, null);
    }

    private static Call preceded(String command, List<String> args, @Nullable String unnamed) {
        List<String> all = new ArrayList<>();
        all.add(command);
        all.addAll(args);
        return new Call(all, unnamed);
    }

    /** Whether an argument that is text to {@code find} is a short option of {@code serve}. */
    private static boolean isOfServe(String argument) {
        return argument.length() == 2 && new ServeCommand().spec.findOption(argument) != null;
    }

    /** Whether options are for {@code serve}: one of them is, or is near to one, or nothing is searched for. */
    private static boolean areForServe(CommandSpec find, TextArguments.Sorted sorted) {
        CommandSpec serve = new ServeCommand().spec;
        for (String name : sorted.names(find)) {
            if (find.findOption(name) == null && name.startsWith("--")) {
                if (serve.findOption(name) != null) {
                    return true;
                }
                if (hasNear(find, name)) {
                    return false;
                }
                if (hasNear(serve, name)) {
                    return true;
                }
            }
        }
        return sorted.text().isEmpty();
    }

    private static boolean hasNear(CommandSpec command, String name) {
        for (OptionSpec option : command.options()) {
            if (Spelling.distance(option.longestName(), name) <= 2) {
                return true;
            }
        }
        return false;
    }
}
