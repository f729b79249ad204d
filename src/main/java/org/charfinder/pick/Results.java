package org.charfinder.pick;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;

/**
 * What the line finds while it is typed, in the order {@code best}; skin tones are folded into their emoji. Matches are
 * decoded when they are shown.
 */
final class Results {

    private final UnicodeNameIndex index;
    private final QueryResult found;
    private final String note;
    private final String completion;
    private final List<Match> own = new ArrayList<>(); // all, if the index does not have the lines of some

    private Results(UnicodeNameIndex index, QueryResult found, String note, String completion) {
        this.index = index;
        this.found = found;
        this.note = note;
        this.completion = completion;
        if (found.hasOwn()) { // the few characters that the line consists of
            found.matches().forEachRemaining(own::add);
        }
    }

    /** What there is before a search. */
    static Results none(UnicodeNameIndex index) {
        return new Results(index, new QueryResult(index), "", "");
    }

    /** Searches. */
    static Results of(UnicodeNameIndex index, Finder finder, String typed) {
        TypingAnswer answer = finder.findUnfinished(typed);
        QueryResult found = answer.result();
        found.foldTones();
        return new Results(index, found, note(typed, answer), completion(answer));
    }

    private static String note(String typed, TypingAnswer answer) {
        if (!answer.reason().isEmpty()) {
            return answer.reason();
        }
        QueryResult found = answer.result();
        if (found.total() == 0 && !typed.isBlank()) {
            return answer.completions().isEmpty() ? "nothing found" : "";
        }
        return found.isClosest() ? "closest matches" : "";
    }

    private static String completion(TypingAnswer answer) {
        if (!answer.completions().isEmpty()) {
            return answer.completions().get(0);
        }
        QueryResult found = answer.result();
        return found.total() > 0 || found.suggestions().isEmpty()
                ? ""
                : found.suggestions().get(0).query();
    }

    /** How many matches there are. */
    int total() {
        return found.total();
    }

    /** What is to say of them; empty if there is nothing. */
    String note() {
        return note;
    }

    /** A line to type instead; empty if there is none. */
    String completion() {
        return completion;
    }

    /** The matches from a rank to another, exclusive, which may be beyond the end. */
    List<Match> range(int start, int stop) {
        int end = Math.min(stop, total());
        if (start >= end) {
            return List.of();
        }
        if (found.hasOwn()) {
            return own.subList(start, end);
        }
        QueryResult page = new QueryResult(index);
        page.set(found);
        page.cut(start, end);
        List<Match> matches = new ArrayList<>(end - start);
        for (Iterator<Match> all = page.matches(); all.hasNext(); ) {
            matches.add(all.next());
        }
        return matches;
    }
}
