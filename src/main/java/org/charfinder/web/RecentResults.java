package org.charfinder.web;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.charfinder.query.QueryResult;

/**
 * The results that were asked for lately, as they were sent, since some are asked for again and again: a table of slots,
 * each of which keeps the last one of its hash. The index never changes, so none grows old. All memory is bounded: by
 * {@value #SLOTS} slots of {@value #LONGEST} bytes, and as many of what was asked. Any thread may call.
 */
final class RecentResults {

    private static final int SLOTS = 1024; // a power of two

    /** Of what is longer, to send it takes longer than to make it. */
    private static final int LONGEST = 4096;

    /** What was asked, and the name of the format that the answer is to have. */
    record Question(String query, String format, int start, int stop) {}

    /** An answer. */
    record Result(Question question, QueryResult.Kind kind, byte[] body) {}

    private final AtomicReferenceArray<Result> slots = new AtomicReferenceArray<>(SLOTS);

    /** The answer to a question; null if it is not here. */
    Result get(Question question) {
        Result kept = slots.get(number(question));
        return kept != null && kept.question.equals(question) ? kept : null;
    }

    /** Keeps an answer, if it is not too long. */
    void put(Result result) {
        if (result.body.length <= LONGEST && result.question.query.length() <= LONGEST) {
            slots.set(number(result.question), result);
        }
    }

    private static int number(Question question) {
        int hash = question.hashCode();
        return (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
    }
}
