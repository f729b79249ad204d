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
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * The page of a query.
 *
 * @param query the query
 * @param count how many characters match
 * @param suggestions similar queries that find something
 * @param completions queries that complete the filter that is being typed; null if there are none
 * @param samples words to try; null if something matches
 * @param rows the results on this page
 * @param pages where this page is among all
 * @param view how the client wants to see the results, which the search box keeps; null if it has not said so
 */
record ResultsView(
        String query,
        String count,
        List<Link> suggestions,
        @Nullable LinkList completions,
        @Nullable LinkList samples,
        List<ResultRow> rows,
        PageLinks pages,
        @Nullable String view)
        implements SearchView {

    private static final String GRID = "grid";
    private static final String LIST = "list";

    /** Queries whose results are a grid unless the client wants a list: their characters say more than their names. */
    private static final Pattern OF_PICTURES = Pattern.compile("(?i)(block|emoji):\\S+");

    /**
     * The page of a whole query.
     *
     * @param query the query without white space at its ends
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
                Link.toSuggestions(answer),
                null,
                total == 0 ? Examples.WORDS : null,
                rows(query, view, answer, toned, names, start),
                PageLinks.of(start, stop, total, from -> Links.results(query, from, view)),
                view);
    }

    /**
     * The page of a query that is still being typed, and finds something or can be no more than this.
     *
     * @param typed the query
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
        return new ResultsView(
                typed,
                count(answer, toned),
                Link.toSuggestions(answer),
                LinkList.ofCompletions(typing),
                null,
                rows(WhiteSpace.stripQuery(typed).toString(), view, answer, toned, names, start),
                PageLinks.of(start, stop, total, from -> Links.unfinished(typed, from, view))
                        .withoutPrevious(),
                view);
    }

    /** @param start the rank of the first match that was not cut off */
    private static List<ResultRow> rows(
            String query,
            @Nullable String view,
            QueryResult answer,
            Map<String, List<Match>> toned,
            MatchedNames names,
            int start) {
        List<ResultRow> rows = new ArrayList<>();
        for (Iterator<Match> matches = answer.matches(); matches.hasNext(); ) {
            Match match = matches.next();
            MatchGroup group = answer.groupAt(start + rows.size());
            rows.add(ResultRow.of(group, match, names.of(match), query, view, toned.get(match.characters())));
        }
        return rows;
    }

    private static String count(QueryResult answer, Map<String, List<Match>> toned) {
        int folded = toned.values().stream().mapToInt(List::size).sum();
        return (answer.total() == 0 ? "No characters" : Count.of(answer.total(), "character"))
                + (answer.isClosest() ? ", the closest" : "")
                + (folded == 0 ? "" : String.format(Locale.ROOT, ", %,d more with skin tones", folded));
    }

    private boolean found() {
        return !rows.isEmpty();
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
