package org.charfinder.query;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Expression.AllOf;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.Expression.Keyword;
import org.charfinder.query.Expression.Phrase;
import org.charfinder.query.Expression.Signs;
import org.charfinder.query.Expression.Words;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * Parses queries of the language, which {@link Expression} draws. Text without a letter or digit is not a term; it only
 * separates terms. A sign that no operator can have is such text: a {@code |} with nothing on one side, a star that
 * does not follow the beginning of a word, a quotation mark inside a term or without a second one, a colon with white
 * space or nothing behind it, or behind a word that is no filter.
 */
final class ExpressionParser {

    /** The most terms in a query: each costs work. */
    private static final int MOST_TERMS = 64;

    /** The most words of a value: no name of a block or of a radical has more. */
    static final int MOST_VALUE_WORDS = 8;

    static final String KEYWORD = "keyword";

    /** @param excluded whether a hyphen precedes it */
    private record Term(Expression expression, boolean excluded) {}

    private final UnicodeNameIndex index;
    private final CharSequence query;
    private int at; // the offset of the first char that is not read yet
    private int count; // of terms so far

    private ExpressionParser(UnicodeNameIndex index, CharSequence query) {
        this.index = index;
        this.query = query;
    }

    /**
     * Reads a query.
     *
     * @param index tells which versions {@code age:} may name
     * @return null if there is no word in it
     * @throws QueryException if a term can't be parsed, or has an unknown value
     */
    static @Nullable AnyOf parse(UnicodeNameIndex index, CharSequence query) throws QueryException {
        return new ExpressionParser(index, query).anyOf();
    }

    private @Nullable AnyOf anyOf() throws QueryException {
        List<List<Term>> alternatives = new ArrayList<>();
        alternatives.add(terms());
        while (at < query.length()) {
            at++; // skips a |
            alternatives.add(terms());
        }
        if (count == 0) {
            return null;
        }
        List<AllOf> read = new ArrayList<>();
        for (List<Term> terms : alternatives) {
            if (!terms.isEmpty()) { // a | with nothing on one side is text
                read.add(allOf(terms));
            }
        }
        return new AnyOf(read);
    }

    private AllOf allOf(List<Term> terms) {
        List<Expression> wanted = new ArrayList<>();
        List<Expression> excluded = new ArrayList<>();
        for (Term term : terms) {
            boolean alone = count == 1; // a single term is never excluded
            (term.excluded && !alone ? excluded : wanted).add(term.expression);
        }
        return new AllOf(wanted, excluded);
    }

    /** The terms up to the next | or the end. */
    private List<Term> terms() throws QueryException {
        List<Term> terms = new ArrayList<>();
        skipSpace();
        while (at < query.length() && query.charAt(at) != '|') {
            boolean excluded = query.charAt(at) == '-';
            skipSigns();
            Expression expression = expression();
            if (expression != null) {
                terms.add(new Term(expression, excluded));
                if (++count > MOST_TERMS) {
                    throw new QueryException("more than " + MOST_TERMS + " terms");
                }
            }
            skipSpace();
        }
        return terms;
    }

    /** Skips hyphens, of which several mean the same as one, and what is text: a star, a single quotation mark. */
    private void skipSigns() {
        while (at < query.length()
                && (query.charAt(at) == '-' || query.charAt(at) == '*' || (isQuoteNext() && !isQuoted()))) {
            at++;
        }
    }

    /** Whether another quotation mark follows the one that is next. */
    private boolean isQuoted() {
        return query.toString().indexOf('"', at + 1) > 0;
    }

    private void skipSpace() {
        while (at < query.length() && WhiteSpace.contains(query.charAt(at))) {
            at++;
        }
    }

    /** A term; null if there is no word in it. */
    private @Nullable Expression expression() throws QueryException {
        int start = at;
        String field = field();
        if (field == null) {
            return names();
        }
        if (field.equals(KEYWORD)) {
            return keyword();
        }
        Expression filter = filter(field);
        if (filter == null) {
            at = start;
            return names();
        }
        return filter;
    }

    /** A filter, whose value is next; null if it is rather text. */
    private @Nullable Expression filter(String field) throws QueryException {
        boolean marked = isQuoteNext();
        String value = value(field);
        try {
            return FilterParser.parse(index, field, value);
        } catch (FilterException e) {
            String meant = marked ? null : valueOfWords(field, value);
            if (meant == null) {
                throw e;
            }
            String message = "no %s %s; did you mean %s?".formatted(field, Excerpt.of(value), Excerpt.of(meant));
            throw new FilterException(field, meant, message);
        }
    }

    /** The longest value that exists of a word and those that follow; null if there is none. */
    private @Nullable String valueOfWords(String field, String first) {
        String longest = null;
        String value = first;
        skipSpace();
        for (int words = 2; words <= MOST_VALUE_WORDS && isWordNext(); words++) {
            value += " " + unquoted();
            longest = FilterParser.exists(index, field, value) ? value : longest;
            skipSpace();
        }
        return longest;
    }

    private boolean isWordNext() {
        return at < query.length() && "|-\"".indexOf(query.charAt(at)) < 0;
    }

    /** What stands behind {@code keyword:}. */
    private Expression keyword() {
        int start = at;
        skipSigns();
        Expression names = names();
        if (names == null) {
            at = start;
            names = new Signs(isQuoteNext() && isQuoted() ? quoted() : unquoted());
        }
        return new Keyword(names);
    }

    /** Reads {@code block:} and the like; returns null, and reads nothing, if there is no such field with a value. */
    private @Nullable String field() {
        int end = at;
        while (end < query.length() && Ascii.isLetter(query.charAt(end))) {
            end++;
        }
        if (end == query.length() || query.charAt(end) != ':') {
            return null;
        }
        String name = query.subSequence(at, end).toString().toLowerCase(Locale.ROOT);
        if ((!name.equals(KEYWORD) && !FilterParser.FIELDS.contains(name)) || !isValueAt(end + 1, name)) {
            return null;
        }
        at = end + 1;
        return name;
    }

    /** Whether a value begins directly behind a colon. Only that of {@code like:} can be a sign of the language. */
    private boolean isValueAt(int from, String field) {
        int stop = from;
        while (stop < query.length() && !Expression.endsTerm(query.charAt(stop))) {
            stop++;
        }
        boolean sign = FilterParser.takesSigns(field);
        if (stop == from) {
            return sign && from < query.length() && query.charAt(from) == '|';
        }
        if (query.charAt(from) != '"') {
            return true;
        }
        int second = query.toString().indexOf('"', from + 1);
        return second < 0
                ? sign || stop > from + 1
                : !query.toString().substring(from + 1, second).isBlank();
    }

    private String value(String field) {
        if (isQuoteNext() && isQuoted()) {
            return quoted();
        }
        boolean oneSign = at + 1 == query.length() || Expression.endsTerm(query.charAt(at + 1));
        if (oneSign && FilterParser.takesSigns(field)) {
            return query.subSequence(at, ++at).toString();
        }
        if (isQuoteNext()) {
            at++;
        }
        return unquoted();
    }

    private boolean isQuoteNext() {
        return at < query.length() && query.charAt(at) == '"';
    }

    /** The text between two quotation marks. */
    private String quoted() {
        int start = at;
        do {
            at++;
        } while (query.charAt(at) != '"');
        at++;
        return query.subSequence(start + 1, at - 1).toString();
    }

    private String unquoted() {
        int start = at;
        while (at < query.length() && !Expression.endsTerm(query.charAt(at))) {
            at++;
        }
        return query.subSequence(start, at).toString();
    }

    /** Words or a phrase; null if there is no word. */
    private @Nullable Expression names() {
        boolean phrase = isQuoteNext() && isQuoted();
        String text = phrase ? quoted() : unquoted();
        int end = endOfWords(text);
        int star = text.indexOf('*');
        if (star >= 0 && star < end) { // behind it is no beginning of a word, so it is text
            if (phrase) {
                return new Phrase(text.replace('*', ' '), false);
            }
            at -= text.length() - star;
            text = text.substring(0, star);
            return endOfWords(text) == 0 ? null : new Words(text, false);
        }
        if (end == 0) {
            return null;
        }
        boolean open = end < text.length() && text.charAt(end) == '*';
        String words = open ? text.substring(0, end) : text.replace("*", "");
        return phrase ? new Phrase(words, open) : new Words(words, open);
    }

    /** The offset behind the last word; 0 if there is none. */
    private static int endOfWords(String text) {
        for (int end = text.length(); end > 0; ) {
            int codePoint = text.codePointBefore(end);
            if (isPartOfWord(codePoint)) {
                return end;
            }
            end -= Character.charCount(codePoint);
        }
        return 0;
    }

    private static boolean isPartOfWord(int codePoint) {
        return Ascii.contains(codePoint)
                ? codePoint == '_' || Ascii.isLetterOrDigit(codePoint)
                : UCharacter.isLetterOrDigit(codePoint);
    }
}
