package org.charfinder.query;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.WhiteSpace;

/** Answers queries that are still being typed; see {@link TypingAnswer}. */
final class UnfinishedQueries {

    /** How many readings are tried, each without the last term of the one before. */
    private static final int MOST_TRIES = 4;

    private final UnicodeNameIndex index;
    private final QueryResolver resolver;

    UnfinishedQueries(UnicodeNameIndex index, QueryResolver resolver) {
        this.index = index;
        this.resolver = resolver;
    }

    TypingAnswer find(CharSequence typed) {
        UnfinishedQuery query = UnfinishedQuery.of(typed);
        List<String> completions = completions(query);
        String reason = "";
        String filter = null;
        if (query.field() != null && query.value().isEmpty()) {
            reason = completions.isEmpty() ? "go on: " + query.field() + ":…" : "";
            query = query.withoutLast();
        }
        for (int i = 0; i < MOST_TRIES && !query.exact().isBlank(); i++) {
            try {
                QueryResult result = resolver.findUnfinished(query.exact(), query.begun());
                boolean begins = query.begun() != null && !result.isClosest();
                String asked = begins ? requireNonNull(query.begun()) : query.exact();
                boolean nothing = result.total() == 0 && completions.isEmpty();
                return new TypingAnswer(asked, result, nothing ? fields(query) : completions, reason, filter);
            } catch (QueryException e) {
                if (reason.isEmpty() && completions.isEmpty()) {
                    reason = requireNonNull(e.getMessage());
                    filter = e.filter();
                }
                query = query.withoutLast();
            }
        }
        return new TypingAnswer("", new QueryResult(index), completions, reason, filter);
    }

    /** The query with each other value that the filter at its end may get. */
    private List<String> completions(UnfinishedQuery query) {
        String field = query.field();
        if (field == null) {
            return List.of();
        }
        String before = query.before().isEmpty() ? "" : query.before() + " ";
        return new FilterValues(index)
                .beginningWith(field, query.value()).stream()
                        .map(value -> before + query.sign() + field + ":" + quoted(value))
                        .filter(completed -> !completed.equalsIgnoreCase(query.exact()))
                        .toList();
    }

    /** The query with each filter whose name begins with its last word. */
    private static List<String> fields(UnfinishedQuery query) {
        String before = query.before().isEmpty() ? "" : query.before() + " ";
        String word = query.exact().substring(query.before().length()).strip().toLowerCase(Locale.ROOT);
        return query.begun() == null
                ? List.of()
                : Stream.concat(FilterParser.FIELDS.stream(), Stream.of(ExpressionParser.KEYWORD))
                        .filter(field -> field.startsWith(word))
                        .map(field -> before + field + ":")
                        .toList();
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> WhiteSpace.contains((char) c)) ? '"' + value + '"' : value;
    }
}
