package org.charfinder.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder find}: prints the characters that have all words in their names. */
final class FindCommand extends Subcommand {

    private final PositionalParamSpec words =
            PositionalParamSpec.builder()
                    .paramLabel("WORD")
                    .arity("1..*")
                    .required(true)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description("A word of the name, in any case and order.")
                    .build();

    private final OptionSpec start = option("--start", "N", int.class, "0", "Leave out the first N of the matches.");
    private final OptionSpec stop =
            option(
                    "--stop",
                    "N",
                    int.class,
                    "" + Integer.MAX_VALUE,
                    "Leave out what follows the first N of the matches.");
    private final IndexOption index = new IndexOption(this);

    FindCommand() {
        super("find", "Prints the characters whose names have all the words.");
        spec.addPositional(words);
        exitCodes("0:something was found", "1:nothing was found, or something failed", "2:wrong usage");
    }

    @Override
    public Integer call() throws Failure {
        int first = start.getValue();
        int last = stop.getValue();
        if (first < 0 || last < first) {
            throw usage("--start %d --stop %d: from 0 up, the smaller one first".formatted(first, last));
        }
        return Find.run(index.source(), words.<List<String>>getValue(), first, last, out());
    }
}
