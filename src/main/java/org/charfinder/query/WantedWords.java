package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.Folding;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Expression.AllOf;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.Expression.Keyword;
import org.charfinder.query.Expression.Phrase;
import org.charfinder.query.Expression.Words;
import org.jspecify.annotations.Nullable;

/** The words that a query wants in names: for each of its alternatives, without filters and what it excludes. */
final class WantedWords {

    /** The most words of an alternative that are looked for in names. */
    private static final int MOST = 16;

    private final List<WantedWord> words = new ArrayList<>();

    private WantedWords() {}

    /**
     * Reads a query.
     *
     * @return a list for each alternative; none if there is no word
     */
    static List<List<WantedWord>> of(UnicodeNameIndex index, String query) {
        @Nullable AnyOf expression = null;
        try {
            expression = ExpressionParser.parse(index, query);
        } catch (QueryException e) {
            // what is no expression is text
        }
        List<List<WantedWord>> alternatives = new ArrayList<>();
        if (expression != null && !expression.isWords()) {
            for (AllOf alternative : expression.alternatives()) {
                WantedWords read = new WantedWords();
                alternative.wanted().forEach(term -> read.add(term, false));
                alternatives.add(read.words);
            }
        } else {
            WantedWords read = new WantedWords();
            read.add(Folding.separated(query), false, false);
            alternatives.add(read.words);
        }
        alternatives.removeIf(List::isEmpty);
        return alternatives;
    }

    private void add(Expression term, boolean elsewhere) {
        if (term instanceof Words text) {
            add(text.text(), text.open(), elsewhere);
        } else if (term instanceof Phrase phrase) {
            add(phrase.text(), phrase.open(), elsewhere);
        } else if (term instanceof Keyword keyword) {
            add(keyword.names(), true);
        }
    }

    private void add(String text, boolean open, boolean elsewhere) {
        List<String> folded = Folding.words(text);
        for (int i = 0; i < folded.size() && words.size() < MOST; i++) {
            String word = folded.get(i);
            if (words.stream().noneMatch(known -> known.word().equals(word))) {
                words.add(new WantedWord(word, open && i == folded.size() - 1, elsewhere));
            }
        }
    }
}
