package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.charfinder.format.OutputFormat;
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
     * Options for the standard streams of this process. Ctrl-Z is obeyed only if standard output is a terminal: a shell
     * that waits for the output of {@code $(charfinder pick)} would not notice that it has stopped, and wait for ever.
     */
    static PickOptions options(PickOptions.Colors colors, boolean copy) {
        return new PickOptions(colors, copy, StandardStreams.isOutTerminal(), System.getenv());
    }

    /**
     * Lets the user pick, and prints it. Returns the exit code.
     *
     * @param words of the query that the line begins with; may be empty
     * @param format of the lines; null: the characters, one right behind the other
     */
    static int run(
            IndexSource source, List<String> words, PickOptions options, @Nullable OutputFormat format, PrintWriter out)
            throws Failure {
        try {
            Optional<List<Match>> picked = picked(source, words, options);
            picked.ifPresent(matches -> print(matches, format, out));
            return picked.isPresent() ? ExitCode.OK : LEFT;
        } catch (NoTerminalException e) {
            throw new Failure(e.getMessage() + "; to search without a screen: charfinder find WORD...");
        } catch (IOException e) {
            throw new Failure("the terminal has failed: " + e.getMessage());
        }
    }

    private static Optional<List<Match>> picked(IndexSource source, List<String> words, PickOptions options)
            throws Failure, NoTerminalException, IOException {
        FutureTask<Picker> opening = new FutureTask<>(() -> picker(source.open(), words));
        Thread search = new Thread(() -> search(opening), "search"); // beside the terminal, which takes as long
        search.setDaemon(true);
        search.start();
        ControllingTerminal terminal = ControllingTerminal.of(options.environment());
        try {
            return result(opening).pick(terminal, options);
        } catch (UncheckedIOException e) {
            UnicodeNameIndex mended = source.mend(e); // tells of it; the picker has given the screen back
            return picker(mended, words).pick(ControllingTerminal.of(options.environment()), options);
        }
    }

    private static Picker picker(UnicodeNameIndex index, List<String> words) {
        return new Picker(index, Find.query(index, words));
    }

    /** Opens the index and does the first search. */
    private static void search(FutureTask<Picker> opening) {
        opening.run();
        try {
            result(opening).search();
        } catch (Failure | RuntimeException e) {
            // the thread that picks tells of it
        }
    }

    private static Picker result(FutureTask<Picker> opening) throws Failure {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
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
