package org.charfinder.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.charfinder.format.OutputFormat;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.pick.ControllingTerminal;
import org.charfinder.pick.NoTerminalException;
import org.charfinder.pick.PickOptions;
import org.charfinder.pick.PickOptions.Colors;
import org.charfinder.pick.Picker;
import org.charfinder.query.Match;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder pick}: lets a user search while typing, and prints what is picked. */
final class PickCommand extends Subcommand {

    /** As after SIGINT, and as fzf has it. */
    private static final int LEFT = 130;

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
            .converters(converter(PickCommand::colors)));
    private final IndexOption index = new IndexOption(this);

    PickCommand() {
        super("pick", "Searches as you type, on the terminal, and prints the characters that you pick.");
        spec.addPositional(words);
        exitCodes(
                "0:something was picked",
                "1:there is no terminal, or something failed",
                "2:wrong usage",
                LEFT + ":left without picking");
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
        String query = typed == null ? "" : Find.query(typed);
        PickOptions options = new PickOptions(color.value(), copy.value(), System.getenv());
        OutputFormat format = template.orNull();
        FutureTask<Picker> searching = new FutureTask<>(() -> new Picker(open(), query));
        Thread search = new Thread(searching, "search"); // beside the terminal, which takes as long
        search.setDaemon(true);
        search.start();
        try {
            ControllingTerminal terminal = ControllingTerminal.of(System.getenv());
            Optional<List<Match>> picked = picker(searching).pick(terminal, options);
            picked.ifPresent(matches -> print(matches, format));
            return picked.isPresent() ? ExitCode.OK : LEFT;
        } catch (NoTerminalException e) {
            throw new Failure(e.getMessage() + "; to search without a screen: charfinder find WORD...");
        } catch (UncheckedIOException e) {
            throw new Failure("the terminal has failed: " + e.getMessage());
        }
    }

    /** Waits for it, so that whatever can't be read is told before the screen is taken. */
    private static Picker picker(FutureTask<Picker> searching) throws Failure {
        try {
            return searching.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    /** Opens the index and reads all of it, so that a damaged file is found before the screen is taken. */
    private UnicodeNameIndex open() throws Failure {
        IndexSource source = index.source();
        UnicodeNameIndex opened = source.open();
        try {
            new ShownNameLookup(opened).readAll();
            return opened;
        } catch (UncheckedIOException e) {
            return source.mend(e);
        }
    }

    private void print(List<Match> picked, @Nullable OutputFormat format) {
        PrintWriter out = out();
        if (format != null) {
            format.write(picked.iterator(), out);
            return;
        }
        picked.forEach(match -> out.print(match.characters()));
        if (StandardStreams.isOutTerminal()) {
            out.println();
        }
    }
}
