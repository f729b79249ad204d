package org.charfinder.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.charfinder.format.OutputFormat;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.pick.ControllingTerminal;
import org.charfinder.pick.NoTerminalException;
import org.charfinder.pick.PickOptions;
import org.charfinder.pick.Picker;
import org.charfinder.query.Match;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Runs {@code charfinder pick}, once its arguments are parsed. */
final class Pick {

    /** The exit code if the user leaves: as after SIGINT, and as fzf has it. */
    static final int LEFT = 130;

    private Pick() {}

    /**
     * Lets the user pick, and prints it. Returns the exit code.
     *
     * @param query that the line begins with; may be empty
     * @param format of the lines; null: the characters, one right behind the other
     */
    static int run(
            IndexSource source, String query, PickOptions options, @Nullable OutputFormat format, PrintWriter out)
            throws Failure {
        FutureTask<Picker> searching = new FutureTask<>(() -> new Picker(open(source), query));
        Thread search = new Thread(searching, "search"); // beside the terminal, which takes as long
        search.setDaemon(true);
        search.start();
        try {
            ControllingTerminal terminal = ControllingTerminal.of(System.getenv());
            Optional<List<Match>> picked = picker(searching).pick(terminal, options);
            picked.ifPresent(matches -> print(matches, format, out));
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
    private static UnicodeNameIndex open(IndexSource source) throws Failure {
        UnicodeNameIndex opened = source.open();
        try {
            new ShownNameLookup(opened).readAll();
            return opened;
        } catch (UncheckedIOException e) {
            return source.mend(e);
        }
    }

    private static void print(List<Match> picked, @Nullable OutputFormat format, PrintWriter out) {
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
