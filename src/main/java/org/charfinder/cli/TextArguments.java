package org.charfinder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.charfinder.unicode.Ascii;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells text from options among the arguments of commands that take queries: text may begin with a hyphen, too. */
final class TextArguments {

    /** As the only text, it stands for the lines of standard input. */
    static final String STANDARD_INPUT = "-";

    static final String END_OF_OPTIONS = "--";

    private TextArguments() {}

    /**
     * Whether an argument begins with a hyphen and is no option, as no letter follows: {@code ->}, {@code -_-} and
     * {@code ---}. Two hyphens alone are the end of the options.
     */
    static boolean isSigns(String argument) {
        int hyphens = 0;
        while (hyphens < argument.length() && argument.charAt(hyphens) == '-') {
            hyphens++;
        }
        return hyphens > 0
                && !argument.equals(END_OF_OPTIONS)
                && (hyphens == argument.length() || !Ascii.isLetter(argument.charAt(hyphens)));
    }

    /**
     * Whether an argument is an option of a command, or a mistyped one. Any other argument is text:
     *
     * <ul>
     *   <li>Two hyphens and a letter are an option, whether the command has it or not.
     *   <li>One hyphen is one or several short options, the last of which may have its value attached: a number, or a
     *       template with a brace.
     *   <li>One hyphen and the name of a long option, {@code -limit}, is a mistyped option before the first word. So is
     *       the initial of a long option that takes a value, if another argument follows: {@code -o code}.
     * </ul>
     *
     * @param first whether it comes before all text
     * @param last whether it is the last argument
     */
    static boolean isOption(CommandSpec spec, String argument, boolean first, boolean last) {
        if (!argument.startsWith("-") || isSigns(argument) || argument.equals(END_OF_OPTIONS)) {
            return false;
        }
        return argument.startsWith("--")
                || areShortOptions(spec, argument)
                || (first && isMistyped(spec, argument, last));
    }

    private static boolean areShortOptions(CommandSpec spec, String argument) {
        for (int i = 1; i < argument.length(); i++) {
            OptionSpec option = spec.findOption(argument.charAt(i));
            if (option == null) {
                return false;
            }
            if (takesValue(option)) {
                String attached = argument.substring(i + 1);
                return attached.isEmpty() || isValue(option, attached);
            }
        }
        return true;
    }

    private static boolean isValue(OptionSpec option, String attached) {
        return option.type() == int.class ? attached.matches("=?\\d+") : attached.indexOf('{') >= 0;
    }

    private static boolean isMistyped(CommandSpec spec, String argument, boolean last) {
        if (argument.length() > 2) {
            return spec.findOption("-" + argument.split("=", 2)[0]) != null;
        }
        return !last
                && spec.options().stream()
                        .anyMatch(option ->
                                takesValue(option) && option.longestName().startsWith("-" + argument));
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /**
     * The arguments of a command, sorted.
     *
     * @param options with their values
     * @param text all else, without the two hyphens that end the options
     * @param ended whether two hyphens ended the options
     */
    record Sorted(List<String> options, List<String> text, boolean ended) {

        /** Whether the only text is a hyphen, which stands for the lines of standard input. */
        boolean isStandardInput() {
            return !ended && text.equals(List.of(STANDARD_INPUT));
        }

        /** The options, then two hyphens, then the text, so that picocli takes none of the text for an option. */
        List<String> inOrder() {
            return Stream.of(options, List.of(END_OF_OPTIONS), text)
                    .flatMap(List::stream)
                    .toList();
        }

        /** The names of the options, without values. */
        List<String> names(CommandSpec spec) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                String name = options.get(i).split("=", 2)[0];
                names.add(name);
                OptionSpec option = optionAwaitingValue(spec, options.get(i));
                i += option == null ? 0 : 1;
            }
            return names;
        }
    }

    /** The option at the end of an argument whose value is the next argument; null if there is none. */
    private static @Nullable OptionSpec optionAwaitingValue(CommandSpec spec, String argument) {
        OptionSpec option = argument.startsWith("--")
                ? spec.findOption(argument)
                : areShortOptions(spec, argument) ? spec.findOption(argument.charAt(argument.length() - 1)) : null;
        return option != null && takesValue(option) ? option : null;
    }

    /**
     * Sorts arguments into options with their values, and text.
     *
     * @param args without the name of the command
     */
    static Sorted sorted(CommandSpec spec, List<String> args) {
        List<String> options = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals(END_OF_OPTIONS)) {
                text.addAll(args.subList(i + 1, args.size()));
                return new Sorted(options, text, true);
            }
            if (isOption(spec, arg, text.isEmpty(), i + 1 == args.size())) {
                options.add(arg);
                if (optionAwaitingValue(spec, arg) != null && i + 1 < args.size()) {
                    options.add(args.get(++i));
                }
            } else {
                text.add(arg);
            }
        }
        return new Sorted(options, text, false);
    }
}
