package org.charfinder.query;

import static org.charfinder.query.CodeScanner.NONE;
import static org.charfinder.query.StandardNotation.MOST_HEX_DIGITS;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.charfinder.unicode.HtmlEntities;
import org.jspecify.annotations.Nullable;

/**
 * Reads code points in common notations, separated by white space and punctuation or one behind the other.
 *
 * <pre>
 * queries  = [ "unicode-range:" ] codes *( [separators] codes )
 * codes    = code [ sign code ]                           a range; the signs are those of {@link StandardNotation}
 *          | code 2*( sign code )                         several codes
 * code     = U+ hex | U- 8h                               the Unicode Standard, CSS; see {@link StandardNotation}
 *          | 4*6h                                         behind a code of the Standard
 *          | \ u 4h | \U 8h                                C, Java, Python; two UTF-16 surrogates in \ u are one code
 *          | \ u{ hex *( ws hex ) }                        JavaScript, Rust, Swift; several in Ruby
 *          | \N{ name } | \N{U+ hex }                      Python, Perl; at most 32 names, aliases, named sequences
 *          | \x 2h | \x{ hex }                             Perl, PCRE
 *          | \ 1*6h                                        CSS
 *          | 0x hex | 0x 2*32( 2h )                       the latter if it is too high, and UTF-8
 *          | &amp;#x hex ; | &amp;# decimal ; | &amp; name ;           HTML; the last ; of the query may be missing
 *          | %hh *3( %hh )                                 UTF-8 in a URI, RFC 3986, section 2.1
 *          | %u 4h                                         JavaScript's escape(); surrogates as in \ u
 * hex      = 1 to 8 digits
 * </pre>
 *
 * <p>Here {@code \ u} has a space, because javac would read it otherwise. Letters may be in any case, but for that u
 * and U, for N, and for the names of HTML. From left to right, each notation takes as many digits as it can. Separators
 * are white space, punctuation that is no part of a code, and the word "and". A string may have a prefix, as in {@code
 * b'\x41'}.
 */
final class CodePointParser {

    private static final int MOST_DIGITS = 4096; // in HTML, a number that is too high is U+FFFD
    private static final int MOST_CSS_DIGITS = 6;
    private static final int LEAST_DIGITS = 4; // of a code without a prefix
    private static final int MOST_NAMES = 32; // each costs a search
    private static final int DIGITS_OF_BYTE = 2;
    private static final int MOST_DIGITS_OF_BYTES = 64; // in one number

    private static final String UNICODE_RANGE = "unicode-range";
    private static final String SEPARATORS = ",;\"'`()[]<>/|+";
    private static final String QUOTES = "\"'";

    private static final Pattern EMOTICON = Pattern.compile("[^\\p{L}\\p{N}\\s]*\\\\\\d[</]+|[</]+\\\\\\d");
    private static final Pattern STRING_PREFIX = Pattern.compile("(?:[A-Za-z]{1,2}8?|[$@])(?=[\"']\\\\)");
    private static final Pattern AND =
            Pattern.compile("(?:and|plus|then)(?![\\p{L}\\p{N}_])", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINT = Pattern.compile(
            "[\\s,;.\"'`()\\[\\]<>/|+&]*(?:" + AND + "[\\s,;.\"'`()\\[\\]<>/|+&]*)?", Pattern.CASE_INSENSITIVE);

    private final CharSequence query;
    private final CodeScanner text;
    private final @Nullable ExactNames names;
    private final CodePointRanges codes = new CodePointRanges();
    private int named; // how many codes are names so far
    private boolean standard; // whether there is a code of the Standard so far
    private boolean bytes = true; // whether all codes so far may be bytes
    private @Nullable QueryException complaint; // on the first impossible code; thrown only if all else is codes

    private CodePointParser(CharSequence query, @Nullable ExactNames names) {
        this.query = query;
        this.text = new CodeScanner(StandardNotation.withoutChains(query));
        this.names = names;
    }

    /**
     * Reads a query that is nothing but codes: {@code U+265C}, {@code 0x265C}, <code>&amp;euro;</code> and the like.
     *
     * @param query any text
     * @param names reads {@code \N}; null if that is no code
     * @return null if any of it is something else, or there is nothing
     * @throws QueryException if all of it is codes, but one is beyond U+10FFFF or a range runs backwards
     */
    static @Nullable CodePointRanges parse(CharSequence query, @Nullable ExactNames names) throws QueryException {
        return new CodePointParser(query, names).readAll();
    }

    /** Whether a text between two codes only joins them. */
    static boolean isJoint(String text) {
        return JOINT.matcher(text).matches();
    }

    private @Nullable CodePointRanges readAll() throws QueryException {
        if (text.skipText(UNICODE_RANGE) && !(text.skipWhiteSpace() && text.skip(':'))) {
            return null;
        }
        text.skip(STRING_PREFIX);
        text.skipSeparators(SEPARATORS);
        String separators = SEPARATORS + (text.skip('{') ? "}." : "."); // behind a code; a brace only if one is open
        for (text.skipSeparators(SEPARATORS); !text.isAtEnd(); text.skipSeparators(separators)) {
            int start = text.at();
            int size = codes.size();
            if (size > 0 && text.skip(AND)) {
                continue;
            }
            if (!readCode() && !readWithoutPrefix(start)) {
                return null;
            }
            bytes &= isByte(start);
            if (codes.isOne(size)) {
                readRange(size);
            }
        }
        if (complaint != null) {
            throw complaint;
        }
        codes.setBytes(bytes);
        return codes.size() == 0 || isEmoticon() ? null : codes;
    }

    /** Whether a query is a sign or two and one digit, as <code>&#92;0/</code>, which is a code of CSS otherwise. */
    private boolean isEmoticon() {
        return EMOTICON.matcher(query).matches();
    }

    /** Reads the codes that follow with the sign of a range between them. Two codes are a range, more are a list. */
    private void readRange(int first) {
        int end = text.at();
        boolean more = true;
        while (more) {
            int size = codes.size();
            QueryException complaintBefore = complaint;
            text.skipSeparators(QUOTES);
            more = StandardNotation.skipSign(text) && readAnother(size);
            if (more) {
                end = text.at();
            } else {
                codes.truncate(size);
                complaint = complaintBefore;
            }
        }
        text.moveTo(end);
        if (codes.size() == first + 2 && codes.first(first) <= codes.first(first + 1)) {
            codes.joinLast();
        }
    }

    private boolean readAnother(int size) {
        text.skipSeparators(QUOTES);
        return !text.isAtEnd() && readCode() && codes.isOne(size);
    }

    /** Whether the code from an offset on is {@code \xE2} or {@code 0xE2}. */
    private boolean isByte(int start) {
        int end = text.at();
        text.moveTo(start + 1);
        boolean found = text.skipLetter('x') && text.readHexOf(DIGITS_OF_BYTE) != NONE && text.at() == end;
        text.moveTo(end);
        return found;
    }

    /** Reads a whole code that has a code of the Standard before it: {@code U+1F1EB 1F1F7}. */
    private boolean readWithoutPrefix(int start) {
        if (!standard) {
            return false;
        }
        text.moveTo(start);
        String token = text.readAlphanumeric();
        boolean hasDigit = token.chars().anyMatch(c -> c <= '9'); // FACE may be a word
        text.moveTo(start);
        return hasDigit
                && token.length() >= LEAST_DIGITS
                && add(text.readHex(MOST_CSS_DIGITS))
                && text.at() == start + token.length();
    }

    private boolean readCode() {
        char first = text.read();
        standard |= first == 'U' || first == 'u';
        return switch (first) {
            case 'U', 'u' -> add(StandardNotation.read(text, false));
            case '\\' -> readEscape();
            case '0' -> text.skipLetter('x') && readHexNumber();
            case '&' -> text.skip('#') ? readNumericReference() : readEntity();
            case '%' -> text.skip('u') ? readUtf16('%') : add(PercentEncoding.read(text));
            default -> false;
        };
    }

    private boolean readEscape() {
        if (text.skip('u')) {
            return text.skip('{') ? readBraced(true) : readUtf16('\\');
        }
        if (text.skip('U')) {
            return add(text.readHexOf(8));
        }
        if (text.skip('N')) {
            return text.skip('{') && readName();
        }
        if (text.skipLetter('x')) {
            return text.skip('{') ? readBraced(false) : add(text.readHexOf(DIGITS_OF_BYTE));
        }
        return add(text.readHex(MOST_CSS_DIGITS));
    }

    private boolean readBraced(boolean several) {
        do {
            text.skipWhiteSpace();
            if (!add(text.readHex(MOST_HEX_DIGITS))) {
                return false;
            }
        } while (several && text.skipWhiteSpace() && !text.isNext('}'));
        return text.skip('}');
    }

    private boolean readName() {
        String name = ++named > MOST_NAMES ? null : text.readUpTo('}');
        return add(name == null || names == null ? null : names.charactersOf(name));
    }

    /** Reads a code, or bytes in UTF-8 that are together too high for a code: {@code 0xE282AC}. */
    private boolean readHexNumber() {
        int start = text.at();
        String digits = text.readAlphanumeric();
        boolean even = digits.length() % 2 == 0 && digits.length() <= MOST_DIGITS_OF_BYTES;
        text.moveTo(start);
        long code = text.readHex(MOST_HEX_DIGITS);
        if (even && code > Character.MAX_CODE_POINT && digits.chars().allMatch(HexFormat::isHexDigit)) {
            String characters = Utf8Bytes.decodeBeyondAscii(HexFormat.of().parseHex(digits));
            text.moveTo(characters == null ? text.at() : start + digits.length());
            return characters == null ? add(code) : add(characters);
        }
        return add(code);
    }

    private boolean readUtf16(char prefix) {
        long high = text.readHexOf(4);
        int end = text.at();
        if (high >= Character.MIN_HIGH_SURROGATE
                && high <= Character.MAX_HIGH_SURROGATE
                && text.skip(prefix)
                && text.skip('u')) {
            long low = text.readHexOf(4);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                return add(Character.toCodePoint((char) high, (char) low));
            }
        }
        text.moveTo(end); // a surrogate without its pair
        return add(high);
    }

    private boolean readNumericReference() {
        long number = text.readNumber(text.skipLetter('x') ? 16 : 10, MOST_DIGITS);
        return number != NONE && endReference() && add(HtmlNumber.codePoint(number));
    }

    private boolean readEntity() {
        String name = text.readAlphanumeric();
        String characters = name.isEmpty() ? null : HtmlEntities.charactersOf(name);
        return characters != null && endReference() && add(characters);
    }

    private boolean endReference() {
        return text.skip(';') || text.isAtEnd();
    }

    private boolean add(@Nullable String characters) {
        if (characters != null) {
            characters.codePoints().forEach(codePoint -> codes.add(codePoint, codePoint));
        }
        return characters != null;
    }

    /** @return false if there was no code; true also for an impossible one */
    private boolean add(long code) {
        return add(code == NONE ? null : new StandardNotation.Range(code, code));
    }

    private boolean add(StandardNotation.@Nullable Range range) {
        if (range == null) {
            return false;
        }
        try {
            codes.addTyped(range.first(), range.last());
        } catch (QueryException e) {
            complaint = complaint == null ? e : complaint;
        }
        return true;
    }
}
