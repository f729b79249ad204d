package org.charfinder.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder info}: prints a card for each character. */
final class InfoCommand extends Subcommand {

    private static final String PLAIN = "plain";
    private static final String JSON = "json";

    private final PositionalParamSpec what = PositionalParamSpec.builder()
            .paramLabel("WHAT")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                    "Characters, codes in any notation, or words of names.",
                    "If there is none, the characters of standard input, but for line ends.")
            .build();

    private final TypedOption<String> format =
            typed(builder("--format", "FORMAT", String.class, "plain, or json: an object a line.")
                    .defaultValue(PLAIN)
                    .completionCandidates(List.of(PLAIN, JSON)));

    private final TypedOption<Boolean> noPager = Pager.option(this);
    private final IndexOption index = new IndexOption(this);

    InfoCommand() {
        super("info", "Prints all there is to know of characters.");
        spec.addPositional(what);
        exitCodes("0:something was printed", "1:there was no character, or something failed", "2:wrong usage");
    }

    @Override
    boolean takesText() {
        return true;
    }

    @Override
    public Integer call() throws Failure {
        String form = format.value().toLowerCase(Locale.ROOT);
        if (!form.equals(PLAIN) && !form.equals(JSON)) {
            throw format.wrong("--format %s: plain or json".formatted(format.value()));
        }
        List<String> texts = what.getValue();
        try {
            return new Info(index.source(), form.equals(JSON), !noPager.value(), out())
                    .run(texts == null ? List.of() : texts);
        } catch (Info.WrongText e) {
            throw usage(e.getMessage());
        }
    }
}
