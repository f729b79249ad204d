package org.charfinder.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.charfinder.answers.AnswerFiles;
import org.charfinder.answers.AnswerFormat;
import org.charfinder.answers.AnswerStream;
import org.charfinder.answers.Journal;
import org.charfinder.ask.Answers;
import org.charfinder.ask.AskOptions;
import org.charfinder.ask.Asking;
import org.charfinder.ask.Status;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** A run of {@code charfinder ask}: wires the questions to the servers, and the answers to where they go. */
final class AskRun {

    /** The pause between two times in which what was written becomes visible, and the progress is shown. */
    private static final Duration BEAT = Duration.ofMillis(200);

    private static final int BUFFER = 1 << 16;

    private final AskOptions options;
    private final AnswerFormat format;
    private final @Nullable Path folder;
    private final @Nullable Path journal;
    private final boolean resume;
    private final boolean verbose;
    private final PrintWriter err;
    private final ProgressLine progress;
    private final boolean showsProgress;

    /**
     * @param folder receives a file an answer; null: standard output receives them
     * @param journal notes what standard output has received; null: nothing does
     * @param resume whether to leave out what an earlier run has answered
     * @param verbose whether to tell of each answer
     * @param err receives messages
     */
    AskRun(
            AskOptions options,
            AnswerFormat format,
            @Nullable Path folder,
            @Nullable Path journal,
            boolean resume,
            boolean verbose,
            PrintWriter err) {
        this.options = options;
        this.format = format;
        this.folder = folder;
        this.journal = journal;
        this.resume = resume;
        this.verbose = verbose;
        this.err = err;
        progress = new ProgressLine(err);
        showsProgress = StandardStreams.isErrTerminal();
    }

    /**
     * Asks all; returns the exit code.
     *
     * @param source of the queries
     * @param share of all queries that was read, from 0 to 1; negative: not known
     */
    int run(StreamedQuestions.Source source, DoubleSupplier share) throws Failure, IOException {
        return folder == null ? toOutput(source, share) : toFiles(folder, source, share);
    }

    private int toOutput(StreamedQuestions.Source source, DoubleSupplier share) throws Failure, IOException {
        OutputStream raw = StandardStreams.rawOut();
        boolean terminal = StandardStreams.isOutTerminal();
        try (Journal noted = journal == null ? null : openJournal(journal)) {
            OutputStream out = terminal ? new SafeForTerminal(raw) : new BufferedOutputStream(raw, BUFFER);
            AnswerStream answers = new AnswerStream(format, out, noted);
            StreamedQuestions questions =
                    new StreamedQuestions(source, question -> noted != null && noted.has(question));
            return ask(questions, answers, share, new Flushes(answers::flush, answers::flush), asking -> {});
        }
    }

    private Journal openJournal(Path file) throws Failure {
        try {
            return new Journal(file, resume);
        } catch (IOException e) {
            throw new Failure("can't use the journal %s: %s".formatted(file, IndexSource.reason(e)));
        }
    }

    private int toFiles(Path into, StreamedQuestions.Source source, DoubleSupplier share) throws Failure, IOException {
        LateLoop loop = new LateLoop();
        try (AnswerFiles files = new AnswerFiles(into, format, loop)) {
            StreamedQuestions questions = new StreamedQuestions(source, question -> resume && files.has(question));
            return ask(questions, files, share, new Flushes(() -> {}, files::close), loop::set);
        } catch (FileSystemException e) {
            throw new Failure("can't write to the folder %s: %s".formatted(into, IndexSource.reason(e)));
        }
    }

    /** Passes tasks on to a run that is made later. */
    private static final class LateLoop implements Consumer<Runnable> {
        private volatile @Nullable Asking asking;

        void set(Asking made) {
            asking = made;
        }

        @Override
        public void accept(Runnable task) {
            Asking made = asking;
            if (made != null) {
                made.execute(task);
            }
        }
    }

    private interface Flush {
        void run() throws IOException;
    }

    /** What makes answers visible: those up to now, and all at the end. */
    private record Flushes(Flush some, Flush all) {}

    private int ask(
            StreamedQuestions questions, Answers to, DoubleSupplier share, Flushes flushes, Consumer<Asking> whenMade)
            throws Failure, IOException {
        AskTally tally = new AskTally(to, err, verbose, progress);
        long start = System.nanoTime();
        try (Asking asking = new Asking(options, questions, tally, System::nanoTime, new Random())) {
            whenMade.accept(asking);
            Signals signals = new Signals(asking::stop, () -> {});
            signals.install();
            asking.repeat(BEAT, () -> beat(tally, share, start, flushes.some));
            questions.start(asking::wakeUp);
            asking.run();
            flushes.all.run();
            finish(tally, questions, asking, start);
            return exitCode(asking, signals, tally);
        } finally {
            progress.erase();
        }
    }

    private void beat(AskTally tally, DoubleSupplier share, long start, Flush flush) {
        try {
            flush.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (showsProgress && !verbose) {
            progress.show(AskProgress.text(tally.total(), share.getAsDouble(), System.nanoTime() - start));
        }
    }

    private void finish(AskTally tally, StreamedQuestions questions, Asking asking, long start) {
        progress.erase();
        if (asking.isStopped()) {
            String missing = questions.isComplete()
                    ? "%,d of %,d queries have no answer".formatted(questions.missing(tally.total()), questions.found())
                    : "%,d queries have an answer, the others have none".formatted(tally.total());
            err.println("charfinder: stopped: " + missing + howToGoOn());
        }
        err.println(tally.summary(System.nanoTime() - start));
        err.flush();
    }

    private String howToGoOn() {
        return folder == null && journal == null
                ? "; with --journal FILE, or --output DIR, --resume could ask them"
                : "; the same command with --resume asks them";
    }

    private static int exitCode(Asking asking, Signals signals, AskTally tally) {
        if (asking.isStopped()) {
            return signals.exitCode() == 0 ? BenchCommand.INTERRUPTED : signals.exitCode();
        }
        return tally.count(Status.FAILED) > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
