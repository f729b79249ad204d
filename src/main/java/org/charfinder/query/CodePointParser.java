package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.HexFormat;
import org.charfinder.unicode.HtmlEntities;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * Reads code points in common notations, separated by white space or one behind the other.
 *
 * <pre>
 * queries  = code *( [ws] code )
 * code     = U+ hex [ ( ".." | "-" ) U+ hex | ".." hex ]   the Unicode Standard; a range has both its ends
 *          | \ u 4h | \U 8h                                C, Java, Python; two UTF-16 surrogates in \ u are one code
 *          | \ u{ hex *( ws hex ) }                        JavaScript, Rust, Swift; several in Ruby
 *          | \x 2h | \x{ hex }                             Perl, PCRE
 *          | \ 1*6h                                        CSS
 *          | 0x hex
 *          | &amp;#x hex ; | &amp;# decimal ; | &amp; name ;           HTML; the last ; of the query may be missing
 *          | %hh *3( %hh )                                 UTF-8 in a URI, RFC 3986, section 2.1
 * hex      = 1 to 8 digits
 * </pre>
 *
 * <p>Here {@code \ u} has a space, because javac would read it otherwise. Letters may be in any case, but for that u
 * and U, and for the names of HTML. From left to right, each notation takes as many digits as it can.
 */
final class CodePointParser {

    private static final int NONE = -1;
    private static final int MOST_HEX_DIGITS = 8;
    private static final int MOST_DECIMAL_DIGITS = 10;
    private static final int MOST_CSS_DIGITS = 6;
    private static final int MOST_BARE_DIGITS = 6;
    private static final int LEAST_BARE_DIGITS = 2;
    private static final int MOST_UTF8_BYTES = 4;

    private final CharSequence query;
    private final CodePointRanges codes = new CodePointRanges();
    private int at; // the offset of the first char that is not read yet
    private @Nullable String complaint; // on the first impossible code; an error only if the whole query is codes

    private CodePointParser(CharSequence query) {
        this.query = query;
    }

    /**
     * Reads a query that is nothing but codes: {@code U+265C}, {@code 0x265C}, <code>&amp;euro;</code> and the like.
     *
     * @param query without white space at its ends
     * @return null if any of it is something else, or there is nothing
     * @throws QueryException if all of it is codes, but one is beyond U+10FFFF or a range runs backwards
     */
    static @Nullable CodePointRanges parse(CharSequence query) throws QueryException {
        return new CodePointParser(query).readAll();
    }

    /**
     * Reads a query of bare hexadecimal numbers, {@code 20ac 2656}, each of 2 to 6 digits. {@code face} may be one, so
     * words should be looked for first.
     *
     * @param query without white space at its ends
     * @return null if any of it is something else or beyond U+10FFFF, or there is nothing
     */
    static @Nullable CodePointRanges parseBare(CharSequence query) {
        return new CodePointParser(query).readAllBare();
    }

    private @Nullable CodePointRanges readAll() throws QueryException {
        for (skipWhiteSpace(); at < query.length(); skipWhiteSpace()) {
            if (!readCode()) {
                return null;
            }
        }
        if (complaint != null) {
            throw new QueryException(complaint);
        }
        return found();
    }

    private @Nullable CodePointRanges readAllBare() {
        for (skipWhiteSpace(); at < query.length(); skipWhiteSpace()) {
            int start = at;
            long code = readHex(MOST_BARE_DIGITS);
            boolean ends = at == query.length() || WhiteSpace.contains(query.charAt(at));
            if (at - start < LEAST_BARE_DIGITS || !ends || code > Character.MAX_CODE_POINT) {
                return null;
            }
            add(code);
        }
        return found();
    }

    private @Nullable CodePointRanges found() {
        return codes.size() == 0 ? null : codes;
    }

    private boolean readCode() {
        char start = query.charAt(at++);
        return switch (start) {
            case 'U', 'u' -> skip('+') && readStandard();
            case '\\' -> readEscape();
            case '0' -> skipLetter('x') && add(readHex(MOST_HEX_DIGITS));
            case '&' -> skip('#') ? readNumericReference() : readEntity();
            case '%' -> readPercentEncoded();
            default -> false;
        };
    }

    private boolean readStandard() {
        long first = readHex(MOST_HEX_DIGITS);
        boolean range = false;
        if (skip('-')) {
            range = true;
            if (!skipLetter('u') || !skip('+')) {
                return false;
            }
        } else if (skip('.')) {
            range = true;
            if (!skip('.') || (skipLetter('u') && !skip('+'))) {
                return false;
            }
        }
        return range ? addRange(first, readHex(MOST_HEX_DIGITS)) : add(first);
    }

    private boolean readEscape() {
        if (skip('u')) {
            return skip('{') ? readBraced(true) : readUtf16();
        }
        if (skip('U')) {
            return add(readHexOf(8));
        }
        if (skipLetter('x')) {
            return skip('{') ? readBraced(false) : add(readHexOf(2));
        }
        return add(readHex(MOST_CSS_DIGITS));
    }

    private boolean readBraced(boolean several) {
        do {
            skipWhiteSpace();
            if (!add(readHex(MOST_HEX_DIGITS))) {
                return false;
            }
        } while (several && skipWhiteSpace() && !isNext('}'));
        return skip('}');
    }

    private boolean readUtf16() {
        long high = readHexOf(4);
        int end = at;
        if (high >= Character.MIN_HIGH_SURROGATE && high <= Character.MAX_HIGH_SURROGATE && skip('\\') && skip('u')) {
            long low = readHexOf(4);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                return add(Character.toCodePoint((char) high, (char) low));
            }
        }
        at = end; // a surrogate without its pair
        return add(high);
    }

    private boolean readNumericReference() {
        long code = skipLetter('x') ? readHex(MOST_HEX_DIGITS) : readNumber(10, MOST_DECIMAL_DIGITS);
        return endReference() && add(code);
    }

    private boolean readEntity() {
        int start = at;
        while (at < query.length() && isAsciiLetterOrDigit(query.charAt(at))) {
            at++;
        }
        if (at == start) {
            return false;
        }
        String characters =
                HtmlEntities.charactersOf(query.subSequence(start, at).toString());
        if (characters == null || !endReference()) {
            return false;
        }
        characters.codePoints().forEach(this::add);
        return true;
    }

    private boolean endReference() {
        return skip(';') || at == query.length();
    }

    /** Reads the UTF-8 of one character. The JDK's decoder knows how many bytes that takes, and what is malformed. */
    private boolean readPercentEncoded() {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(MOST_UTF8_BYTES);
        CharBuffer character = CharBuffer.allocate(2);
        while (character.position() == 0) {
            long next = bytes.position() == 0 || skip('%') ? readHexOf(2) : NONE;
            if (next == NONE) {
                return false;
            }
            bytes.put((byte) next);
            if (decoder.reset()
                    .decode(bytes.duplicate().flip(), character, false)
                    .isError()) {
                return false;
            }
        }
        return add(Character.codePointAt(character.flip(), 0));
    }

    /** @return false if there was no code; true also for an impossible one */
    private boolean add(long code) {
        return addRange(code, code);
    }

    private boolean addRange(long first, long last) {
        if (first == NONE || last == NONE) {
            return false;
        }
        long highest = Math.max(first, last);
        if (highest > Character.MAX_CODE_POINT) {
            complain("no code point " + UnicodeNames.notation(highest) + "; the last one is U+10FFFF");
        } else if (first > last) {
            complain("the range " + UnicodeNames.notation(first) + ".." + UnicodeNames.notation(last)
                    + " runs backwards");
        } else {
            codes.add((int) first, (int) last);
        }
        return true;
    }

    private void complain(String what) {
        if (complaint == null) {
            complaint = what;
        }
    }

    private long readHex(int mostDigits) {
        return readNumber(16, mostDigits);
    }

    private long readHexOf(int digits) {
        int start = at;
        long number = readHex(digits);
        return at - start == digits ? number : NONE;
    }

    /** @return {@link #NONE} if there is no digit; at most {@code mostDigits} are read */
    private long readNumber(int radix, int mostDigits) {
        int start = at;
        long number = 0;
        while (at < query.length() && at - start < mostDigits && isDigit(query.charAt(at), radix)) {
            number = number * radix + HexFormat.fromHexDigit(query.charAt(at++));
        }
        return at == start ? NONE : number;
    }

    private boolean isNext(char wanted) {
        return at < query.length() && query.charAt(at) == wanted;
    }

    private boolean skip(char wanted) {
        boolean found = isNext(wanted);
        if (found) {
            at++;
        }
        return found;
    }

    private boolean skipLetter(char lowerCase) {
        return skip(lowerCase) || skip((char) (lowerCase - 'a' + 'A'));
    }

    /** @return true, always, for use in a condition */
    private boolean skipWhiteSpace() {
        while (at < query.length() && WhiteSpace.contains(query.charAt(at))) {
            at++;
        }
        return true;
    }

    private static boolean isDigit(char c, int radix) {
        return HexFormat.isHexDigit(c) && HexFormat.fromHexDigit(c) < radix;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c, 10);
    }
}
