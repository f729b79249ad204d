package org.charfinder.cli;

import java.util.List;
import org.charfinder.format.OutputFormat;
import org.charfinder.query.Order;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder find}: prints the characters that match a query. */
final class FindCommand extends Subcommand {

    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .paramLabel("WORD")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A word of the name, in any case and order; or pie*, '\"black heart\"', -black,"
                    + " 'rook | king', age:15.1, block:dingbats, script:greek, category:Sm, numeric:1/2,"
                    + " like:a, meaning:water, radical:85, keyword:smile; or codes such as U+265C and"
                    + " '&euro;'; or the characters themselves.")
            .build();

    private final TypedOption<Integer> start =
            number("--start", "N", 0, Range.any(), "Leave out the first N of the matches.");
    private final TypedOption<Integer> stop =
            number("--stop", "N", Integer.MAX_VALUE, Range.any(), "Leave out what follows the first N of the matches.");
    private final TypedOption<Integer> limit =
            number("--limit", "N", Integer.MAX_VALUE, Range.atLeast(1), "Print N of the matches at most.");
    private final TypedOption<Order> order = order(
            Order.BEST,
            "best: all that has the words in any of its names, the best match first;"
                    + " code: what has them in its name, by code.");
    private final TypedOption<OutputFormat> format =
            typed(builder("--format", "FORMAT", OutputFormat.class, "One of ${COMPLETION-CANDIDATES}.")
                    .defaultValue(OutputFormat.PLAIN)
                    .completionCandidates(OutputFormat.names())
                    .converters(converter(OutputFormat::named)));
    private final TypedOption<OutputFormat> template = typed(OptionSpec.builder("-f", "--template")
            .paramLabel("TEMPLATE")
            .type(OutputFormat.class)
            .converters(converter(OutputFormat::of))
            .description("Print a line like '{char}\\t{code}' for each match. In braces can be "
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
    boolean takesText() {
        return true;
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
        String query = Find.query(words.<List<String>>getValue());
        Find.Page page = new Find.Page(order.value(), first, end);
        return Find.run(index.source(), query, page, outputFormat(), out(), err());
    }

    /** An option from the arguments has precedence over one from the environment. */
    private OutputFormat outputFormat() {
        if (format.isGiven() && template.isGiven()) {
            throw usage("--format and --template can't both be; give one of them");
        }
        OutputFormat byTemplate = template.orNull();
        return format.isGiven() || byTemplate == null ? format.value() : byTemplate;
    }
}
