package org.charfinder.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads codes and ranges as the Unicode Standard and CSS write them.
 *
 * <pre>
 * code     = U+ [ ws ] hex [ range ] | U+ [ hex ] 1*6"?"  each ? stands for any digit
 *          | U- 8h                                        ISO 10646, first edition
 * range    = sign [ U+ ] hex | ws sign ws U+ hex          both ends are part of the range
 *          | ws sign ws 4*8h                              not in a sentence
 * sign     = ".." | "..." | "-" | another dash | minus
 * hex      = 1 to 8 digits
 * </pre>
 */
final class StandardNotation {

    static final int MOST_HEX_DIGITS = 8;

    /** Hyphens, dashes, minus, and the ellipsis. */
    private static final String SIGNS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2026";

    private static final int MOST_DIGITS_IN_CSS = 6;
    private static final int LEAST_DIGITS = 4; // of a code as the Standard writes it

    /** What follows the plus sign if white space was put in between; a number, as words may be hexadecimal. */
    private static final Pattern SPACED =
            Pattern.compile("\\s(?=\\p{XDigit}{4,6}(?![\\p{L}\\p{N}_]))(?=\\p{XDigit}*\\d)");

    /**
     * Several codes of which only the first needs a prefix. Between two of them a hyphen would be a range. More
     * than a query may have need not match: Java matches each in stack frames of its own.
     */
    private static final Pattern CHAIN = Pattern.compile(
            "(?<![\\p{L}\\p{N}_+])U\\+\\p{XDigit}{1,8}"
                    + "(?:(?:[_+/](?:U\\+)?\\p{XDigit}{4,6}){1,520}|(?:-(?:U\\+)?\\p{XDigit}{4,6}){2,520})"
                    + "(?![\\p{L}\\p{N}_+?-])",
            Pattern.CASE_INSENSITIVE);

    /** Both ends of a range, which may be too high or in the wrong order; of one code twice the same. */
    record Range(long first, long last) {}

    private StandardNotation() {}

    /** A text with a prefix and a space before each code of chains such as {@code U+1F468+200D+1F4BB}. */
    static CharSequence withoutChains(CharSequence text) {
        Matcher chains = CHAIN.matcher(text);
        return chains.find()
                ? chains.replaceAll(chain -> "U+" + chain.group().substring(2).replaceAll("[-_+/](?:[Uu]\\+)?", " U+"))
                : text;
    }

    /**
     * Reads a code or a range from behind the U.
     *
     * @param inSentence whether a question mark behind a whole code is only that
     * @return null if there is none
     */
    static @Nullable Range read(CodeScanner text, boolean inSentence) {
        if (text.skip('-')) {
            long code = text.readHexOf(MOST_HEX_DIGITS);
            return code == CodeScanner.NONE ? null : new Range(code, code);
        }
        if (!text.skip('+')) {
            return null;
        }
        text.skip(SPACED);
        int start = text.at();
        long first = text.readHex(MOST_HEX_DIGITS);
        boolean whole = inSentence && text.at() - start >= LEAST_DIGITS;
        if (text.isNext('?') && !whole) {
            return wildcard(Math.max(0, first), start, text);
        }
        if (first == CodeScanner.NONE) {
            return null;
        }
        int end = text.at();
        long last = readRest(first, text, inSentence);
        if (last == CodeScanner.NONE) {
            text.moveTo(end);
            return new Range(first, first);
        }
        return new Range(first, last);
    }

    private static @Nullable Range wildcard(long digits, int start, CodeScanner text) {
        long first = digits;
        long last = digits;
        while (text.skip('?')) {
            first = first << 4;
            last = last << 4 | 0xF;
            if (text.at() - start > MOST_DIGITS_IN_CSS) {
                return null;
            }
        }
        return new Range(first, last);
    }

    /** Reads from behind the first end of a range; {@link CodeScanner#NONE} if it is none. */
    private static long readRest(long first, CodeScanner text, boolean inSentence) {
        int end = text.at();
        text.skipWhiteSpace();
        boolean spaced = text.at() > end;
        if (!skipSign(text)) {
            return CodeScanner.NONE;
        }
        int sign = text.at();
        text.skipWhiteSpace();
        spaced |= text.at() > sign;
        int number = text.at();
        boolean bare = !text.skipText("U+") && spaced;
        long last = bare && inSentence ? CodeScanner.NONE : text.readHex(MOST_HEX_DIGITS);
        if (bare && text.at() - number < LEAST_DIGITS) {
            return CodeScanner.NONE;
        }
        return spaced && last < first ? CodeScanner.NONE : last; // rather a dash between two codes
    }

    /** Skips the sign of a range; false, and nothing is read, if there is none. */
    static boolean skipSign(CodeScanner text) {
        if (text.isNextOf(SIGNS)) {
            text.read();
            return true;
        }
        return text.skipText("...") || text.skipText("..");
    }
}
