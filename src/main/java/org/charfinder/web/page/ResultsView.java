package org.charfinder.web.page;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.charfinder.query.Match;
import org.charfinder.query.MatchGroup;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * The data of the template {@code page}. The template leaves out what is null.
 *
 * @param query the query without white space at its ends; empty if the client has not asked anything
 * @param count how many characters match
 * @param error why the query can't be understood
 * @param browse all values of the filter whose value does not exist, if that is the error and they have a page
 * @param samples words to try
 * @param suggestions similar queries that find something
 * @param completions queries that complete the filter that is being typed
 * @param rows the results on this page
 * @param range the ranks on this page, if there are several pages
 * @param previous the address of the page before
 * @param next the address of the page after
 * @param view how the client wants to see the results, which the search box keeps; null if it has not said so
 */
record ResultsView(
        String query,
        @Nullable String count,
        @Nullable String error,
        @Nullable Link browse,
        @Nullable List<Link> samples,
        @Nullable List<Link> suggestions,
        @Nullable List<Link> completions,
        @Nullable List<Row> rows,
        @Nullable String range,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String view) {

    private static final String GRID = "grid";
    private static final String LIST = "list";

    /** Queries whose results are a grid unless the client wants a list: their characters say more than their names. */
    private static final Pattern OF_PICTURES = Pattern.compile("(?i)(block|emoji):\\S+");

    /**
     * A result.
     *
     * @param group the heading of the group that begins with it, if any
     * @param code the code points, as {@code U+265C}
     * @param href the address of the card
     * @param glyph what the page shows for the characters
     * @param name the name
     * @param label the label of a control, which stands beside its name
     * @param copies the texts to copy
     * @param matched the name by which the query found the match, with its source; null if that is {@code name}
     * @param tones the matches that differ by skin tones only; null if there are none
     */
    record Row(
            @Nullable String group,
            String code,
            String href,
            DisplayText glyph,
            String name,
            @Nullable String label,
            CopyTexts copies,
            @Nullable String matched,
            @Nullable Tones tones) {

        static Row of(
                @Nullable MatchGroup group, Match match, String matched, String query, @Nullable List<Match> toned) {
            String characters = match.characters();
            DisplayName name = DisplayName.of(characters, match.name());
            return new Row(
                    group == null ? null : heading(group),
                    match.code(),
                    Links.fromResults(Links.card(UnicodeNames.notation(characters)), query),
                    DisplayText.of(characters),
                    name.name(),
                    name.label(),
                    CopyTexts.of(match.code(), characters),
                    matched.isEmpty() ? null : matched,
                    Tones.of(toned));
        }

        private static String heading(MatchGroup group) {
            return switch (group) {
                case CALLED_SO -> "Called so";
                case IN_THE_NAME -> "In the name";
                case ALSO_CALLED_SO -> "Also called so";
                case CLOSEST -> "Closest";
            };
        }
    }

    /** The page without a query. */
    static ResultsView start() {
        return new ResultsView("", null, null, null, Examples.WORDS, null, null, null, null, null, null, null);
    }

    /** The page of a query that can't be understood. */
    static ResultsView ofError(String query, QueryException error) {
        return new ResultsView(
                query,
                null,
                error.getMessage(),
                Catalogue.linkTo(error.filter()),
                Examples.WORDS,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * The page of a query.
     *
     * @param answer is folded, and cut to the results on this page
     * @param names tells why a match is there
     * @param wanted the rank of the first result, from 0
     * @param view {@code list} or {@code grid}; null for the one that suits the query
     */
    static ResultsView of(String query, QueryResult answer, MatchedNames names, int wanted, @Nullable String view) {
        Map<String, List<Match>> toned = answer.foldTones();
        int total = answer.total();
        int start = ResultPages.start(wanted, total);
        int stop = start + answer.cut(start, ResultPages.end(start));
        return new ResultsView(
                query,
                count(answer, toned),
                null,
                null,
                total == 0 ? Examples.WORDS : null,
                suggestions(answer),
                null,
                rows(query, answer, toned, names, start),
                range(start, stop, total),
                start > 0 ? Links.results(query, Math.max(0, start - ResultPages.SIZE), view) : null,
                stop < total ? Links.results(query, stop, view) : null,
                view);
    }

    /**
     * The page of a query that is still being typed.
     *
     * @param typing its result is folded, and cut to those on this page
     * @param names tells why a match is there
     * @param wanted the rank of the first result, from 0
     * @param view {@code list} or {@code grid}; null for the one that suits the query
     */
    static ResultsView ofUnfinished(
            String typed, TypingAnswer typing, MatchedNames names, int wanted, @Nullable String view) {
        QueryResult answer = typing.result();
        Map<String, List<Match>> toned = answer.foldTones();
        int total = answer.total();
        int start = ResultPages.start(wanted, total);
        int stop = start + answer.cut(start, start == 0 ? ResultPages.SIZE_WHILE_TYPING : ResultPages.end(start));
        boolean isOpen = total == 0
                && !(typing.completions().isEmpty() && typing.reason().isEmpty());
        String reason = typing.reason().isEmpty() ? "Go on, or choose one of these." : typing.reason();
        return new ResultsView(
                typed,
                isOpen ? null : count(answer, toned),
                isOpen ? reason : null,
                isOpen ? Catalogue.linkTo(typing.filter()) : null,
                null,
                suggestions(answer),
                typing.completions().stream()
                        .map(query -> Link.toResults(query, query))
                        .toList(),
                rows(WhiteSpace.stripQuery(typed).toString(), answer, toned, names, start),
                range(start, stop, total),
                null,
                stop < total ? Links.unfinished(typed, stop, view) : null,
                view);
    }

    /** @param start the rank of the first match that was not cut off */
    private static List<Row> rows(
            String query, QueryResult answer, Map<String, List<Match>> toned, MatchedNames names, int start) {
        List<Row> rows = new ArrayList<>();
        for (Iterator<Match> matches = answer.matches(); matches.hasNext(); ) {
            Match match = matches.next();
            MatchGroup group = answer.groupAt(start + rows.size());
            rows.add(Row.of(group, match, names.of(match), query, toned.get(match.characters())));
        }
        return rows;
    }

    private static List<Link> suggestions(QueryResult answer) {
        return answer.suggestions().stream()
                .map(suggestion -> Link.toResults(suggestion.toString(), suggestion.query()))
                .toList();
    }

    private static @Nullable String range(int start, int stop, int total) {
        return stop - start < total ? String.format(Locale.ROOT, "%,d to %,d", start + 1, stop) : null;
    }

    private static String count(QueryResult answer, Map<String, List<Match>> toned) {
        int folded = toned.values().stream().mapToInt(List::size).sum();
        return count(answer.total())
                + (answer.isClosest() ? ", the closest" : "")
                + (folded == 0 ? "" : String.format(Locale.ROOT, ", %,d more with skin tones", folded));
    }

    private static String count(int total) {
        return switch (total) {
            case 0 -> "No characters";
            case 1 -> "1 character";
            default -> String.format(Locale.ROOT, "%,d characters", total);
        };
    }

    String title() {
        return query.isBlank() ? "charfinder" : query.strip() + " – charfinder";
    }

    /** The query language, on the page without a query. */
    @Nullable
    List<Examples.Example> ways() {
        return begins() ? Examples.LANGUAGE : null;
    }

    /** Characters to begin with, on the page without a query. */
    @Nullable
    List<Shelf> shelves() {
        return begins() ? Shelf.ALL : null;
    }

    boolean suggests() {
        return suggestions != null && !suggestions.isEmpty();
    }

    boolean completes() {
        return completions != null && !completions.isEmpty();
    }

    /** Whether a query that is being typed finds nothing yet; what was found before it may stay. */
    boolean isOpen() {
        return error != null && samples == null;
    }

    boolean begins() {
        return query.isEmpty();
    }

    private boolean found() {
        return rows != null && !rows.isEmpty();
    }

    private boolean isGrid() {
        return view == null ? OF_PICTURES.matcher(query).matches() : view.equals(GRID);
    }

    boolean table() {
        return found() && !isGrid();
    }

    boolean cells() {
        return found() && isGrid();
    }

    /** The same results in the other view. */
    @Nullable
    Link other() {
        if (!found()) {
            return null;
        }
        return isGrid()
                ? new Link("As a list", Links.results(query, 0, LIST))
                : new Link("As a grid", Links.results(query, 0, GRID));
    }
}
