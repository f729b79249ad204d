package org.charfinder.query;

import com.ibm.icu.lang.UCharacter;
import java.util.Locale;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * A query that is still being typed, read as what it may become. The last term is the one that is being typed, unless
 * white space follows it.
 *
 * <pre>
 *   typed          exact           begun           before
 *   chess ro       chess ro        chess ro*       chess
 *   chess          chess           chess*          (nothing)
 *   c              c               (nothing)       (nothing)
 *   "black hea     "black hea"     "black hea*"    (nothing)
 *   chess -wh      chess -wh       (nothing)       chess
 *   rook |         rook            (nothing)       (nothing)
 *   cat block:di   cat block:di    (nothing)       cat
 * </pre>
 *
 * @param exact what is typed so far: signs at the end that nothing follows are dropped, and a quotation is closed
 * @param begun the same with the last word as a beginning; null if the last term does not end with a word, or
 *     excludes, or if all is one letter
 * @param before what precedes the last term, which is empty if there is only one
 * @param field the name of the filter that the last term is, as {@code block}; null if it is none
 * @param sign the hyphen before a filter that excludes; empty if there is none
 * @param value what is typed of the value of this filter, without quotation marks
 */
record UnfinishedQuery(
        String exact,
        @Nullable String begun,
        String before,
        @Nullable String field,
        String sign,
        String value) {

    /** Reads what is typed so far. */
    static UnfinishedQuery of(CharSequence typed) {
        return new Reader(typed.toString()).read();
    }

    /** What precedes the last term, as if white space followed it. */
    UnfinishedQuery withoutLast() {
        return of(before.isEmpty() ? "" : before + " ");
    }

    /** Finds the last term of a text. */
    private static final class Reader {
        private final String text;
        private int start; // of the last term
        private int end; // of the last term
        private int quotation; // the offset of the quotation mark that is not closed yet; -1 if there is none
        private int word; // the offset behind the sign and the field of the last term
        private @Nullable String field;

        Reader(String text) {
            this.text = text;
        }

        UnfinishedQuery read() {
            readTerms(text.length());
            boolean finished = end < text.length();
            int stop = end;
            while (isOnlySigns() && start > 0) { // chess - and rook | "
                finished = true;
                stop = start;
                readTerms(stop);
                stop = end;
            }
            if (start == stop) {
                return new UnfinishedQuery(text, null, "", null, "", "");
            }
            String term = text.substring(start, stop);
            String before = withoutSigns(text.substring(0, start));
            String sign = term.startsWith("-") ? "-" : "";
            boolean open =
                    quotation >= 0 && !text.substring(quotation + 1, stop).isBlank();
            String whole = text.substring(0, stop) + (open ? "\"" : "");
            if (field != null && (word == stop || !field.equals(ExpressionParser.KEYWORD))) {
                String value = text.substring(word, stop).replace("\"", "");
                return finished && quotation < 0
                        ? new UnfinishedQuery(whole, null, before, null, "", "")
                        : new UnfinishedQuery(whole, null, before, field, sign, value);
            }
            boolean begins =
                    !finished && sign.isEmpty() && isPartOfWord(text.codePointBefore(stop)) && !isOneLetter(whole);
            String begun = text.substring(0, stop) + (open ? "*\"" : "*");
            return new UnfinishedQuery(whole, begins ? begun : null, before, null, "", "");
        }

        /** Finds the last term before an offset. */
        private void readTerms(int stop) {
            start = 0;
            end = 0;
            quotation = -1;
            int at = 0;
            while (at < stop) {
                if (endsTerm(text.charAt(at))) {
                    at++;
                } else {
                    at = readTerm(at, stop);
                }
            }
        }

        private int readTerm(int from, int stop) {
            start = from;
            int at = from;
            while (at < stop && text.charAt(at) == '-') {
                at++;
            }
            at = readField(at, stop);
            word = at;
            if (at < stop && text.charAt(at) == '"' && !FilterParser.LIKE.equals(field)) {
                int close = text.indexOf('"', at + 1);
                if (close < 0 || close >= stop) {
                    quotation = at;
                    at = stop;
                } else {
                    at = close + 1;
                }
            } else {
                while (at < stop && !endsTerm(text.charAt(at))) {
                    at++;
                }
            }
            end = at;
            if (quotation >= 0) {
                while (end > quotation && endsTerm(text.charAt(end - 1))) {
                    end--;
                }
            }
            return at;
        }

        private int readField(int from, int stop) {
            int at = from;
            while (at < stop && Ascii.isLetter(text.charAt(at))) {
                at++;
            }
            String name = text.substring(from, at).toLowerCase(Locale.ROOT);
            boolean is = at < stop
                    && text.charAt(at) == ':'
                    && (FilterParser.FIELDS.contains(name) || name.equals(ExpressionParser.KEYWORD));
            field = is ? name : null;
            return is ? at + 1 : from;
        }

        private boolean isOnlySigns() {
            return field == null
                    && start < end
                    && text.substring(start, end).chars().allMatch(c -> c == '-' || c == '"');
        }
    }

    private static String withoutSigns(String text) {
        int end = text.length();
        while (end > 0 && endsTerm(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean endsTerm(char c) {
        return c == '|' || WhiteSpace.contains(c);
    }

    /** So many words begin with a letter that this would say nothing: with c, those of most ideographs. */
    private static boolean isOneLetter(String query) {
        return query.length() == 1 && query.charAt(0) < 0x80;
    }

    private static boolean isPartOfWord(int codePoint) {
        return codePoint == '_'
                || Ascii.isLetterOrDigit(codePoint) // without ICU's tables, which take time to load
                || (codePoint >= 0x80 && UCharacter.isLetterOrDigit(codePoint));
    }
}
