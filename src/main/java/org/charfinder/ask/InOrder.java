package org.charfinder.ask;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Holds answers back until those before them have come. When it is full, it has no room for more questions. */
final class InOrder {

    /** Answers that wait, at most, besides those to questions that are asked already. */
    private static final int MOST = 4096;

    /** Bytes that they have, at most, likewise: with pipelines the largest reply, 4.4 MB, comes many times. */
    private static final long MOST_BYTES = 64 * 1024 * 1024;

    private final Answers answers;
    private final Map<Long, Answer> waiting = new HashMap<>(); // by their ranks
    private long bytes; // of these
    private long next; // the rank of the answer that comes next

    InOrder(Answers answers) {
        this.answers = answers;
    }

    void accept(long rank, Answer answer) throws IOException {
        waiting.put(rank, answer);
        bytes += answer.reply().length;
        for (Answer due = waiting.remove(next); due != null; due = waiting.remove(next)) {
            next++;
            bytes -= due.reply().length;
            answers.accept(due);
        }
    }

    boolean hasRoom() {
        return waiting.size() < MOST && bytes < MOST_BYTES;
    }
}
