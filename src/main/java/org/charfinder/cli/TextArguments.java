package org.charfinder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.charfinder.unicode.Ascii;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells text from options among the arguments of commands that take queries: text may begin with a hyphen, too. */
final class TextArguments {

    private static final String END_OF_OPTIONS = "--";

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
     * Whether an argument after a word excludes another word: it has one hyphen and is longer than a short option. No
     * word has a brace, so {@code -f{char}} is the option with its value attached.
     */
    static boolean isExclusion(String argument) {
        return argument.length() > 2
                && argument.charAt(0) == '-'
                && argument.charAt(1) != '-'
                && !(argument.charAt(1) == 'f' && argument.indexOf('{') > 0);
    }

    /**
     * Puts options before text, so that picocli takes {@code ->}, and {@code -black} in {@code chess -black}, for text.
     *
     * @param spec of the command
     * @param args its name and its arguments
     */
    static String[] optionsFirst(CommandSpec spec, String[] args) {
        List<String> options = new ArrayList<>();
        List<String> text = new ArrayList<>();
        boolean onlyText = false;
        for (int i = 1; i < args.length; i++) {
            String arg = args[i];
            boolean exclusion = !text.isEmpty() && isExclusion(arg);
            if (onlyText || !arg.startsWith("-") || isSigns(arg) || exclusion) {
                text.add(arg);
            } else if (arg.equals(END_OF_OPTIONS)) {
                onlyText = true;
            } else {
                options.add(arg);
                OptionSpec option = spec.findOption(arg);
                if (option != null && option.arity().max() > 0 && i + 1 < args.length) {
                    options.add(args[++i]);
                }
            }
        }
        return Stream.of(List.of(args[0]), options, List.of(END_OF_OPTIONS), text)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
