package org.charfinder.query;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/** Reads a text from left to right: numbers, and single characters that are wanted. */
final class CodeScanner {

    /** What is returned for a number that is not there. */
    static final int NONE = -1;

    private final CharSequence text;
    private int at; // the offset of the first char that is not read yet

    CodeScanner(CharSequence text) {
        this.text = text;
    }

    /** The offset of the first char that is not read yet. */
    int at() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Reads any char; there must be one. */
    char read() {
        return text.charAt(at++);
    }

    boolean isNext(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    /** Whether the next char is one of some. */
    boolean isNextOf(String wanted) {
        return at < text.length() && wanted.indexOf(text.charAt(at)) >= 0;
    }

    boolean skip(char wanted) {
        boolean found = isNext(wanted);
        if (found) {
            at++;
        }
        return found;
    }

    /** Skips a letter in either case. */
    boolean skipLetter(char lowerCase) {
        return skip(lowerCase) || skip((char) (lowerCase - 'a' + 'A'));
    }

    /** Skips a text in any case, or nothing. */
    boolean skipText(String wanted) {
        int end = at + wanted.length();
        if (end > text.length() || !text.subSequence(at, end).toString().equalsIgnoreCase(wanted)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Skips what matches a pattern, or nothing. */
    boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    /** Skips white space. Returns true, always, for use in a condition. */
    boolean skipWhiteSpace() {
        skipSeparators("");
        return true;
    }

    /** Skips white space and some other characters. */
    void skipSeparators(String others) {
        while (at < text.length() && (WhiteSpace.contains(text.charAt(at)) || isNextOf(others))) {
            at++;
        }
    }

    /** The text up to a char, which is read too; null, and nothing is read, if there is no such char. */
    @Nullable
    String readUpTo(char end) {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == end) {
                String read = text.subSequence(at, i).toString();
                at = i + 1;
                return read;
            }
        }
        return null;
    }

    /** The letters and digits of ASCII that follow. */
    String readAlphanumeric() {
        int start = at;
        while (at < text.length() && Ascii.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.subSequence(start, at).toString();
    }

    /** Reads a hexadecimal number of at most some digits; {@link #NONE} if there is no digit. */
    long readHex(int mostDigits) {
        return readNumber(16, mostDigits);
    }

    /** Reads a hexadecimal number of some digits; {@link #NONE} if there are fewer. */
    long readHexOf(int digits) {
        int start = at;
        long number = readHex(digits);
        return at - start == digits ? number : NONE;
    }

    /** Reads a number; {@link #NONE} if there is no digit, the highest number there is if it is too high. */
    long readNumber(int radix, int mostDigits) {
        int start = at;
        long number = 0;
        while (at < text.length() && at - start < mostDigits && isDigit(text.charAt(at), radix)) {
            number = Math.min(number * radix + HexFormat.fromHexDigit(text.charAt(at++)), Integer.MAX_VALUE * 2L + 1);
        }
        return at == start ? NONE : number;
    }

    private static boolean isDigit(char c, int radix) {
        return HexFormat.isHexDigit(c) && HexFormat.fromHexDigit(c) < radix;
    }
}
