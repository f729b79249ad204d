package org.charfinder.pick;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.charfinder.query.Match;
import org.jspecify.annotations.Nullable;

/** The line, what it finds, and what is selected and marked. It knows no terminal. */
final class PickModel {

    /** How it goes on after a key. */
    enum Phase {
        OPEN,
        ACCEPTED,
        LEFT
    }

    private static final int ROWS_PER_WHEEL = 3; // as terminals scroll their history

    private final Function<String, Results> search;
    private final QueryLine line = new QueryLine();
    private final Map<String, Match> marked = new LinkedHashMap<>(); // by code, in the order of marking
    private Results results;
    private int selected; // a rank; 0 if there are no results
    private int top; // the rank in the first row
    private int rows = 1;
    private Phase phase = Phase.OPEN;

    /** @param search finds what a line means */
    PickModel(String query, Function<String, Results> search) {
        this.search = search;
        line.set(query);
        results = search.apply(line.text());
    }

    /** Says how many rows of results there is room for, at least 1. */
    void setRows(int number) {
        rows = Math.max(1, number);
        scroll();
    }

    /**
     * Does what a key means.
     *
     * @param text to insert
     * @param row of results, for {@link Action#SELECT_ROW}; may be outside
     */
    void apply(Action action, String text, int row) {
        String before = line.text();
        edit(action, text);
        if (!line.text().equals(before)) {
            results = search.apply(line.text());
            selected = 0;
            top = 0;
        }
        move(action, row);
        scroll();
    }

    private void edit(Action action, String text) {
        switch (action) {
            case INSERT -> line.insert(text);
            case LEFT -> line.left();
            case RIGHT -> {
                if (line.isAtEnd() && !results.completion().isEmpty()) {
                    line.set(results.completion());
                } else {
                    line.right();
                }
            }
            case WORD_LEFT -> line.wordLeft();
            case WORD_RIGHT -> line.wordRight();
            case LINE_START -> line.start();
            case LINE_END -> line.end();
            case DELETE_BEFORE -> line.delete(line::left);
            case DELETE_AFTER -> line.delete(line::right);
            case DELETE_WORD -> line.delete(line::wordLeft);
            case DELETE_TO_START -> line.delete(line::start);
            case DELETE_TO_END -> line.delete(line::end);
            case DELETE_OR_LEAVE -> {
                if (line.text().isEmpty()) {
                    phase = Phase.LEFT;
                }
                line.delete(line::right);
            }
            default -> {}
        }
    }

    private void move(Action action, int row) {
        switch (action) {
            case UP -> selected--;
            case DOWN -> selected++;
            case PAGE_UP -> selected -= rows;
            case PAGE_DOWN -> selected += rows;
            case FIRST -> selected = 0;
            case LAST -> selected = results.total() - 1;
            case WHEEL_UP -> selected -= ROWS_PER_WHEEL;
            case WHEEL_DOWN -> selected += ROWS_PER_WHEEL;
            case SELECT_ROW -> {
                if (row >= 0 && row < rows && top + row < results.total()) {
                    selected = top + row;
                }
            }
            case MARK -> {
                mark();
                selected++;
            }
            case MARK_UP -> {
                mark();
                selected--;
            }
            case ACCEPT -> {
                if (!picked().isEmpty()) {
                    phase = Phase.ACCEPTED;
                }
            }
            case LEAVE -> phase = Phase.LEFT;
            default -> {}
        }
    }

    private void mark() {
        Match match = selectedMatch();
        if (match != null && marked.remove(match.code()) == null) {
            marked.put(match.code(), match);
        }
    }

    /** Keeps the selected rank among the results, and the rows around it. */
    private void scroll() {
        int last = Math.max(0, results.total() - 1);
        selected = Math.max(0, Math.min(selected, last));
        top = Math.min(top, selected);
        top = Math.max(top, selected - rows + 1);
        top = Math.max(0, Math.min(top, results.total() - rows)); // no empty rows while there are results above
    }

    QueryLine line() {
        return line;
    }

    Results results() {
        return results;
    }

    Phase phase() {
        return phase;
    }

    int selected() {
        return selected;
    }

    int top() {
        return top;
    }

    /** The matches in the rows. */
    List<Match> shown() {
        return results.range(top, top + rows);
    }

    /** Null if there are no results. */
    @Nullable
    Match selectedMatch() {
        List<Match> one = results.range(selected, selected + 1);
        return one.isEmpty() ? null : one.get(0);
    }

    boolean isMarked(Match match) {
        return marked.containsKey(match.code());
    }

    int markedCount() {
        return marked.size();
    }

    /** What is marked, in the order of marking; without marks, what is selected. */
    List<Match> picked() {
        if (!marked.isEmpty()) {
            return List.copyOf(marked.values());
        }
        Match match = selectedMatch();
        return match == null ? List.of() : List.of(match);
    }
}
