package org.charfinder.answers;

import java.io.IOException;
import java.io.OutputStream;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Answers;
import org.charfinder.ask.Status;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers to a stream, and notes in a journal which ones. With a journal, a question that no server has answered
 * leaves nothing, since it is asked when the run is resumed. One thread calls.
 */
public final class AnswerStream implements Answers {

    private final AnswerFormat format;
    private final OutputStream out;
    private final @Nullable Journal journal; // null: none

    /**
     * Writes the head of the format, unless answers of an earlier run are there already.
     *
     * @param format of the answers
     * @param out receives the answers; buffered
     * @param journal of this run and earlier ones; null if there is none
     * @throws IOException if the head can't be written
     */
    public AnswerStream(AnswerFormat format, OutputStream out, @Nullable Journal journal) throws IOException {
        this.format = format;
        this.out = out;
        this.journal = journal;
        if (journal == null || !journal.isResumed()) {
            out.write(format.head());
        }
    }

    @Override
    public void accept(Answer answer) throws IOException {
        if (journal == null) {
            out.write(format.of(answer));
        } else if (answer.status() != Status.FAILED) {
            out.write(format.of(answer));
            journal.add(answer.question());
        }
    }

    /**
     * Passes all answers on, and then makes the journal know them.
     *
     * @throws IOException if they can't be written
     */
    public void flush() throws IOException {
        out.flush();
        if (journal != null) {
            journal.flush();
        }
    }
}
