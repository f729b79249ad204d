package org.charfinder.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.charfinder.pick.Line.Style;
import org.charfinder.query.Match;
import org.charfinder.query.StatusLine;
import org.charfinder.unicode.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Lays the model out on a screen of any size.
 *
 * <pre>
 *   &gt; chess ro                                 the line that is typed
 *   2 of 18, 1 marked                          the status
 *    *♔  WHITE CHESS KING     │ U+2656  ♖ …    results, and beside them the card of the selected one
 *   &gt; ♖  WHITE CHESS ROOK     │   block  …
 * </pre>
 */
final class Layout {

    /** Rows above the results. */
    static final int HEAD_ROWS = 2;

    private static final int COLUMNS_FOR_CARD = 80;
    private static final int LIST_COLUMNS = 43; // of 80; a third of what is more
    private static final int COLUMNS_FOR_CODE = 50;
    private static final int CODE_COLUMNS = 8; // of the longest code but for sequences
    private static final int SIGNS = 2; // the pointer and the mark
    private static final int WIDEST_CHARACTER = 9; // [U+E0041]
    private static final String GAP = "  ";
    private static final String PROMPT = "> ";
    private static final String RULE = " \u2502 ";
    private static final int RULE_COLUMNS = 3;
    private static final int COMMA = 1; // which a line of a card may end with, beyond its columns

    private static final List<String> HINTS = List.of(
            "Type words of a name, a code or a character:",
            "",
            "  chess rook",
            "  herz",
            "  block:arrows left",
            "  U+265C",
            "",
            "Up, Down    select",
            "Tab         mark several",
            "Right       complete the line",
            "Enter       pick",
            "Esc         leave");

    private final Widths widths;
    private final BiFunction<Match, Integer, List<String>> card;

    /** @param card of a match, as lines of so many columns or slightly more */
    Layout(Widths widths, BiFunction<Match, Integer, List<String>> card) {
        this.widths = widths;
        this.card = card;
    }

    /** The rows for results on a screen, from 0. */
    static int rows(int screenRows) {
        return Math.max(0, screenRows - HEAD_ROWS);
    }

    /**
     * Lays out.
     *
     * @param columns of the screen, from 1
     * @param rows of the screen, from 1
     */
    Frame frame(PickModel model, int columns, int rows) {
        List<Line> lines = new ArrayList<>();
        int cursor = addPrompt(lines, model.line(), columns);
        if (rows > 1) {
            lines.add(status(model, columns));
        }
        boolean blank = model.line().text().isBlank();
        List<Match> matches = model.shown();
        Match selected = columns < COLUMNS_FOR_CARD ? null : model.selectedMatch();
        int listColumns = selected == null ? columns : LIST_COLUMNS + (columns - COLUMNS_FOR_CARD) / 3;
        List<String> beside =
                selected == null ? List.of() : card.apply(selected, columns - listColumns - RULE_COLUMNS - COMMA);
        int characterColumns = characterColumns(matches);
        for (int row = 0; row < rows - HEAD_ROWS; row++) {
            Line.Builder line = new Line.Builder(widths, columns);
            if (row < matches.size()) {
                addMatch(line, matches.get(row), model, model.top() + row, characterColumns, listColumns);
            } else if (blank && row < HINTS.size()) {
                line.add(HINTS.get(row), Style.QUIET);
            }
            if (selected != null) {
                line.spaceTo(listColumns, Style.PLAIN).add(RULE, Style.QUIET);
                if (row < beside.size()) {
                    line.add(beside.get(row), row == 0 ? Style.HEAD : Style.PLAIN);
                }
            }
            lines.add(line.build());
        }
        return new Frame(lines, cursor);
    }

    /** Adds the line that is typed; of one that is too long, what is around the cursor. Returns the cursor's column. */
    private int addPrompt(List<Line> lines, QueryLine typed, int columns) {
        int room = Math.max(1, columns - PROMPT.length() - 1); // one is for the cursor behind the end
        List<String> before = Widths.graphemes(typed.before());
        int from = before.size();
        int used = 0;
        while (from > 0 && used + widths.of(Visible.text(before.get(from - 1))) <= room) {
            from--;
            used += widths.of(Visible.text(before.get(from)));
        }
        String start = String.join("", before.subList(from, before.size()));
        String rest = typed.text().substring(typed.before().length());
        Line.Builder line = new Line.Builder(widths, columns).add(PROMPT, Style.PROMPT);
        lines.add(line.add(Visible.text(start + rest), Style.PLAIN).build());
        return Math.min(columns - 1, PROMPT.length() + widths.of(Visible.text(start)));
    }

    private Line status(PickModel model, int columns) {
        Results results = model.results();
        List<String> parts = new ArrayList<>();
        if (results.total() > 0) {
            parts.add(StatusLine.grouped(model.selected() + 1) + " of " + StatusLine.grouped(results.total()));
        }
        if (model.markedCount() > 0) {
            parts.add(model.markedCount() + " marked");
        }
        if (!results.note().isEmpty()) {
            parts.add(results.note());
        }
        if (!results.completion().isEmpty()
                && !results.completion().equals(model.line().text())) {
            parts.add("Right: " + results.completion());
        }
        String text = Visible.text(String.join(", ", parts));
        return new Line.Builder(widths, columns)
                .spaceTo(SIGNS, Style.QUIET)
                .add(text, Style.QUIET)
                .build();
    }

    /** Columns that hold each of the characters. */
    private int characterColumns(List<Match> matches) {
        int most = 2;
        for (Match match : matches) {
            most = Math.max(most, widths.of(shown(match)));
        }
        return Math.min(most, WIDEST_CHARACTER);
    }

    private static String shown(Match match) {
        return Picture.safely(match.characters());
    }

    private void addMatch(
            Line.Builder line, Match match, PickModel model, int rank, int characterColumns, int listColumns) {
        boolean selected = rank == model.selected();
        Style style = selected ? Style.SELECTED : Style.PLAIN;
        line.add(selected ? ">" : " ", selected ? Style.SELECTED : Style.PROMPT)
                .add(model.isMarked(match) ? "*" : " ", selected ? Style.SELECTED : Style.MARK)
                .add(shown(match), style, characterColumns)
                .spaceTo(SIGNS + characterColumns, style)
                .add(GAP, style);
        @Nullable String code = listColumns < COLUMNS_FOR_CODE ? null : code(match);
        int nameStop = code == null ? listColumns : listColumns - CODE_COLUMNS - 1;
        line.add(match.name(), style, nameStop - line.column());
        if (code != null) {
            line.spaceTo(listColumns - CODE_COLUMNS, style).add(code, selected ? Style.SELECTED : Style.QUIET);
        }
        line.spaceTo(listColumns, style);
    }

    /** The code; of a sequence, the first one and an ellipsis in place of its last digit if need be. */
    private static String code(Match match) {
        int space = match.code().indexOf(' ');
        if (space < 0 && match.code().length() <= CODE_COLUMNS) {
            return match.code();
        }
        int end = Math.min(space < 0 ? CODE_COLUMNS : space, CODE_COLUMNS - 1);
        return match.code().substring(0, end) + "\u2026";
    }
}
