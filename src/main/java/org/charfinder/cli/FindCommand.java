package org.charfinder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.charfinder.format.OutputFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code charfinder find}: prints the characters that match a query. */
final class FindCommand extends Subcommand {

    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .paramLabel("WORD")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A word of the name, in any case and order; or pie*, '\"black heart\"', -black,"
                    + " 'rook | knight', keyword:smile, block:dingbats, script:greek, category:Sm,"
                    + " age:<=13; or codes such as U+265C and '&euro;'; or the characters themselves.")
            .build();

    private final TypedOption<Integer> start =
            number("--start", "N", 0, Range.any(), "Leave out the first N of the matches.");
    private final TypedOption<Integer> stop =
            number("--stop", "N", Integer.MAX_VALUE, Range.any(), "Leave out what follows the first N of the matches.");
    private final TypedOption<Integer> limit =
            number("--limit", "N", Integer.MAX_VALUE, Range.atLeast(1), "Print N of the matches at most.");
    private final TypedOption<OutputFormat> format =
            typed(builder("--format", "FORMAT", OutputFormat.class, "One of ${COMPLETION-CANDIDATES}.")
                    .defaultValue(OutputFormat.PLAIN)
                    .completionCandidates(OutputFormat.names())
                    .converters(converter(OutputFormat::named)));
    private final TypedOption<OutputFormat> template = typed(OptionSpec.builder("-f", "--template")
            .paramLabel("TEMPLATE")
            .type(OutputFormat.class)
            .converters(converter(OutputFormat::of))
            .description("Print a line like this for each match: '{char}\\t{code}'. In braces can be "
                    + OutputFormat.columnNames()
                    + ". '{{' and '}}' are braces, '\\t' is a tab, '\\n' a line end and '\\\\' a"
                    + " backslash."));
    private final IndexOption index = new IndexOption(this);

    FindCommand() {
        super("find", "Prints characters by their names, other names, codes, or what they are.");
        spec.addPositional(words);
        exitCodes("0:something was found", "1:nothing was found, or something failed", "2:wrong usage");
    }

    @Override
    public Integer call() throws Failure {
        int first = start.value();
        int last = stop.value();
        if (first < 0 || last < first) {
            throw usage("--start %d --stop %d: from 0 up, the smaller one first".formatted(first, last));
        }
        int most = limit.value();
        int end = (int) Math.min(last, (long) first + most);
        return Find.run(index.source(), words.<List<String>>getValue(), first, end, outputFormat(), out(), err());
    }

    /**
     * Puts options before words, so that picocli takes {@code -black} in {@code chess -black} for a word.
     *
     * @param args the name of this command and its arguments
     */
    String[] optionsFirst(String[] args) {
        List<String> options = new ArrayList<>();
        List<String> query = new ArrayList<>();
        boolean onlyWords = false;
        for (int i = 1; i < args.length; i++) {
            String arg = args[i];
            boolean isWord = onlyWords || !arg.startsWith("-") || (!query.isEmpty() && Find.isExclusion(arg));
            if (isWord) {
                query.add(arg);
            } else if (arg.equals("--")) {
                onlyWords = true;
            } else {
                options.add(arg);
                OptionSpec option = spec.findOption(arg);
                if (option != null && option.arity().max() > 0 && i + 1 < args.length) {
                    options.add(args[++i]);
                }
            }
        }
        return Stream.of(List.of(args[0]), options, List.of("--"), query)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    /** An option from the arguments has precedence over one from the environment. */
    private OutputFormat outputFormat() {
        if (format.isGiven() && template.isGiven()) {
            throw usage("--format and --template can't both be; give one of them");
        }
        OutputFormat byTemplate = template.orNull();
        return format.isGiven() || byTemplate == null ? format.value() : byTemplate;
    }

    private static ITypeConverter<OutputFormat> converter(Function<String, OutputFormat> read) {
        return text -> {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}
