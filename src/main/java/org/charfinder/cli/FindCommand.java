package org.charfinder.cli;

import java.util.List;
import org.charfinder.format.OutputFormat;
import org.charfinder.query.Order;
import org.jspecify.annotations.Nullable;
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
                    + " '&euro;'; or the characters themselves. A hyphen alone reads queries from standard input, one"
                    + " a line.")
            .build();

    private final TypedOption<Integer> start =
            number("--start", "N", 0, Range.any(), "Leave out the first N of the matches.");
    private final TypedOption<Integer> stop =
            number("--stop", "N", Integer.MAX_VALUE, Range.any(), "Leave out what follows the first N of the matches.");
    private final TypedOption<Integer> limit;
    private final TypedOption<Order> order = order(
            Order.BEST,
            "best: all that has the words in any of its names, the best match first;"
                    + " code: what has them in its name, by code.");
    private final TypedOption<OutputFormat> format =
            typed(builder("--format", "FORMAT", OutputFormat.class, "One of ${COMPLETION-CANDIDATES}.")
                    .defaultValue(OutputFormat.PLAIN)
                    .completionCandidates(OutputFormat.names())
                    .converters(named(OutputFormat::named)));
    private final TypedOption<OutputFormat> template = typed(OptionSpec.builder("-f", "--template")
            .paramLabel("TEMPLATE")
            .type(OutputFormat.class)
            .converters(converter(OutputFormat::of))
            .description("Print a line like '{char}\\t{code}' for each match. In braces can be "
                    + OutputFormat.columnNames()
                    + ". '{{' and '}}' are braces, '\\t' is a tab, '\\n' a line end and '\\\\' a"
                    + " backslash."));
    private final TypedOption<Boolean> quiet = flag(
            "Print the matches only: no number of matches, and no word about there being none; the exit code tells.",
            "-q",
            "--quiet");
    private final TypedOption<Boolean> noPager = Pager.option(this);
    private final IndexOption index = new IndexOption(this);
    private final @Nullable String unnamed;
    private boolean readsLines; // of standard input, each of which is a query

    /** @param unnamed the first argument, if the caller has named no command; else null */
    FindCommand(@Nullable String unnamed) {
        super(CommandNames.DEFAULT, "Prints characters by their names, other names, codes, or what they are.");
        this.unnamed = unnamed;
        spec.addPositional(words);
        limit = new TypedOption<>(
                add(OptionSpec.builder("-n", "--limit")
                        .paramLabel("N")
                        .type(int.class)
                        .defaultValue(Integer.toString(Integer.MAX_VALUE))
                        .description("Print N of the matches at most.")),
                Range.atLeast(0));
        exitCodes("0:something was found", "1:nothing was found, or something failed", "2:wrong usage");
    }

    /** The command that the first argument may mean; null if a command was named, or none is near. */
    @Nullable
    String mistyped() {
        return unnamed == null ? null : CommandNames.near(unnamed);
    }

    @Override
    boolean takesText() {
        return true;
    }

    @Override
    void sorted(TextArguments.Sorted arguments) {
        readsLines = arguments.isStandardInput();
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
        Find.Page page = new Find.Page(order.value(), first, end);
        Find.Printing printing = new Find.Printing(outputFormat(), quiet.value(), !noPager.value());
        Find find = new Find(index.source(), page, printing, out(), err());
        List<String> texts = words.getValue();
        return readsLines ? find.runLines() : find.run(texts, unnamed);
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
