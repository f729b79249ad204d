package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Answers;
import org.charfinder.ask.Status;
import org.charfinder.loop.HostPort;
import org.charfinder.unicode.Repr;

/** Counts answers by their status on their way, and tells of those that the user wants to know. */
final class AskTally implements Answers {

    /** Failures that are told of one by one; very many often have the same reason. */
    private static final int FAILURES_TOLD = 10;

    private final Answers next;
    private final PrintWriter err;
    private final boolean verbose;
    private final ProgressLine progress;
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private long total;

    /**
     * @param next receives all answers
     * @param err receives lines about answers
     * @param verbose whether it tells of each answer
     * @param progress is erased before a line is written
     */
    AskTally(Answers next, PrintWriter err, boolean verbose, ProgressLine progress) {
        this.next = next;
        this.err = err;
        this.verbose = verbose;
        this.progress = progress;
    }

    @Override
    public void accept(Answer answer) throws IOException {
        next.accept(answer);
        total++;
        long same = counts.merge(answer.status(), 1L, Long::sum);
        if (verbose || (answer.status() == Status.FAILED && same <= FAILURES_TOLD)) {
            tell(answer);
        }
        if (!verbose && answer.status() == Status.FAILED && same == FAILURES_TOLD) {
            err.println("charfinder: further failures are only counted; -v tells of each");
        }
    }

    private void tell(Answer answer) {
        StringBuilder line = new StringBuilder();
        if (answer.server() == null) {
            line.append("charfinder: ");
            Repr.append(line, answer.question().text());
            Repr.escape(line.append(": "), Objects.requireNonNull(answer.problem()));
        } else {
            line.append("%,d ".formatted(total)).append(label(answer.status())).append(' ');
            Repr.append(line, answer.question().text());
            line.append(" from ").append(HostPort.of(answer.server()));
            line.append(" in %.1f ms".formatted(answer.nanos() / 1e6));
        }
        progress.erase();
        err.println(line);
        err.flush();
    }

    private static String label(Status status) {
        return switch (status) {
            case FOUND -> "found";
            case NO_MATCH -> "no match";
            case ERROR -> "error";
            case FAILED -> "failed";
        };
    }

    @Override
    public boolean hasRoom() {
        return next.hasRoom();
    }

    long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    long total() {
        return total;
    }

    /** {@code 1,203 found, 88 without a match, 2 errors, 0 failed; 0.41 s}. */
    String summary(long nanos) {
        long errors = count(Status.ERROR);
        return "%,d found, %,d without a match, %,d %s, %,d failed; %.2f s"
                .formatted(
                        count(Status.FOUND),
                        count(Status.NO_MATCH),
                        errors,
                        errors == 1 ? "error" : "errors",
                        count(Status.FAILED),
                        nanos / 1e9);
    }
}
