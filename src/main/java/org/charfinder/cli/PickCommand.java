package org.charfinder.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.charfinder.format.OutputFormat;
import org.charfinder.pick.PickOptions;
import org.charfinder.pick.PickOptions.Colors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder pick}: lets a user search while typing, and prints what is picked. */
final class PickCommand extends Subcommand {

    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .paramLabel("WORD")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The query to begin with, as 'find' takes it.")
            .build();

    private final TypedOption<OutputFormat> template = typed(OptionSpec.builder("-f", "--template")
            .paramLabel("TEMPLATE")
            .type(OutputFormat.class)
            .converters(converter(OutputFormat::of))
            .description("Print a line like '{char}\\t{code}' for each character that is picked, as 'find' does."
                    + " Without it: the characters, one right behind the other, and a line end only if standard"
                    + " output is a terminal."));
    private final TypedOption<Boolean> copy = flag(
            "Copy the characters to the clipboard as well, by the terminal (OSC 52), also over SSH;"
                    + " tmux must have 'set -g set-clipboard on'.",
            "--copy");
    private final TypedOption<Colors> color = typed(builder("--color", "WHEN", Colors.class, "auto, always or never.")
            .defaultValue(name(Colors.AUTO))
            .completionCandidates(
                    Stream.of(Colors.values()).map(PickCommand::name).toList())
            .converters(named(PickCommand::colors)));
    private final IndexOption index = new IndexOption(this);

    PickCommand() {
        super("pick", "Searches as you type, on the terminal, and prints the characters that you pick.");
        spec.addPositional(words);
        exitCodes(
                "0:something was picked",
                "1:there is no terminal, or something failed",
                "2:wrong usage",
                Pick.LEFT + ":left without picking");
    }

    private static String name(Colors colors) {
        return colors.name().toLowerCase(Locale.ROOT);
    }

    private static Colors colors(String name) {
        return Stream.of(Colors.values())
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "': auto, always or never"));
    }

    @Override
    boolean takesText() {
        return true;
    }

    @Override
    public Integer call() throws Failure {
        List<String> typed = words.getValue();
        PickOptions options = Pick.options(color.value(), copy.value());
        return Pick.run(index.source(), typed == null ? List.of() : typed, options, template.orNull(), out());
    }
}
