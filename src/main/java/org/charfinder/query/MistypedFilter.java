package org.charfinder.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeNameRank;
import org.charfinder.index.WholeNames;
import org.charfinder.query.Expression.AnyOf;
import org.jspecify.annotations.Nullable;

/**
 * Tells typing errors in the names of filters, such as {@code blok:arrows}, from text, such as {@code page:1}. An error
 * is one edit away from a filter that finds something with this value, and its word is no name of a character.
 */
final class MistypedFilter {

    private static final Pattern TERM = Pattern.compile("(?<![^\\s|-])([A-Za-z]{3,16}):(\"[^\"]+\"|[^\\s|]+)");

    private static final Set<String> NAMES = names();

    private final UnicodeNameIndex index;
    private final CharacterLookup lookup;

    MistypedFilter(UnicodeNameIndex index) {
        this.index = index;
        this.lookup = new CharacterLookup(index);
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(FilterParser.FIELDS);
        names.add(ExpressionParser.KEYWORD);
        return names;
    }

    /** @throws QueryException if there is a mistyped filter in a text */
    void refuse(String text) throws QueryException {
        Matcher terms = TERM.matcher(text);
        while (terms.find()) {
            String word = terms.group(1);
            for (String name : NAMES) {
                if (Spelling.distance(word.toLowerCase(Locale.ROOT), name) == 1
                        && !isName(word)
                        && finds(name + ':' + terms.group(2))) {
                    throw new QueryException(
                            "no filter %s; did you mean %s:?".formatted(Excerpt.of(word), name),
                            name + ':' + terms.group(2));
                }
            }
        }
    }

    /** Whether a word is in a name of Unicode, or is all of a short name or an English keyword. */
    private boolean isName(String word) {
        List<String> words = Folding.words(word);
        if (lookup.names().knows(words.get(0))) {
            return true;
        }
        WholeNames whole = lookup.wholeNames().find(words, true);
        return whole.rank(WholeNameRank.SHORT_NAME).count() > 0
                || whole.rank(WholeNameRank.KEYWORD).count() > 0;
    }

    private boolean finds(String term) {
        try {
            AnyOf filter = ExpressionParser.parse(index, term);
            TermLookup names = lookup.names();
            @Nullable Runs found = filter == null ? null : filter.find(lookup, names);
            return found != null && found.count() > 0;
        } catch (QueryException e) {
            return false;
        }
    }
}
