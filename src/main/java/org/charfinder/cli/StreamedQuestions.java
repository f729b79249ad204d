package org.charfinder.cli;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.charfinder.ask.Question;
import org.charfinder.ask.Questions;
import org.jspecify.annotations.Nullable;

/** Questions that a thread of its own reads ahead, since a pipe may block; a bounded number of them. */
final class StreamedQuestions implements Questions {

    private static final int AHEAD = 4096;

    /** Says whether a question has its answer already. */
    interface Answered {
        boolean has(Question question) throws IOException;
    }

    /** Supplies the queries; may block. */
    interface Source {
        /** The next query; null at the end. */
        @Nullable
        String next() throws IOException;
    }

    private final Source source;
    private final Answered answered;
    private final BlockingQueue<Question> read = new ArrayBlockingQueue<>(AHEAD);
    private volatile @Nullable IOException failure;
    private volatile boolean ended; // behind the last question
    private volatile long found; // questions, those with answers included
    private volatile long leftOut; // of these: they have answers

    StreamedQuestions(Source source, Answered answered) {
        this.source = source;
        this.answered = answered;
    }

    /** @param onMore is called when there are questions again, or no more */
    void start(Runnable onMore) {
        Thread reader = new Thread(() -> readAll(onMore), "questions");
        reader.setDaemon(true); // it may wait for a terminal
        reader.start();
    }

    private void readAll(Runnable onMore) {
        try {
            long number = 0;
            long known = 0;
            for (String text = source.next(); text != null; text = source.next()) {
                Question question = new Question(number++, text);
                found = number;
                if (answered.has(question)) {
                    leftOut = ++known;
                } else {
                    boolean first = read.isEmpty();
                    read.put(question);
                    if (first) {
                        onMore.run();
                    }
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new IOException(e);
        }
        ended = true;
        onMore.run();
    }

    @Override
    public @Nullable Question next() throws IOException {
        Question next = read.poll();
        IOException thrown = failure;
        if (next == null && thrown != null) {
            throw thrown;
        }
        return next;
    }

    @Override
    public boolean isOver() {
        return ended && read.isEmpty() && failure == null;
    }

    /**
     * How many questions have no answer.
     *
     * @param given answers of this run
     */
    long missing(long given) {
        return found - leftOut - given;
    }

    /** How many questions were read, those with answers included. */
    long found() {
        return found;
    }

    /** Whether all were read. */
    boolean isComplete() {
        return ended;
    }
}
