package org.charfinder.query;

import static org.charfinder.query.CodeScanner.NONE;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers without a prefix. They may be words, {@code face}, so words should be looked for first.
 *
 * <pre>
 * hex      = 2*6h *( ws 2*6h )                 265c; 1F1EB 1F1F7; two UTF-16 surrogates are one code
 * file     = [ "emoji_u" ] hex *( "-" | "_" hex ) [ "." suffix ]     names of pictures: 1f468-200d-1f4bb
 * bytes    = 2h 1*( ws 2h ) | 2*( 2h )         UTF-8 with a character beyond ASCII
 * decimal  = 2*7digit *( ws 2*7digit )         8364; assigned code points only
 * </pre>
 */
final class BareNumbers {

    private static final int MOST_HEX_DIGITS = 6;
    private static final int MOST_DECIMAL_DIGITS = 7;
    private static final int LEAST_DIGITS = 2;
    private static final int LONGEST_BYTES = 64; // in digits

    private static final Pattern FILE = Pattern.compile(
            "(?:emoji_u|u(?=[0-9a-f]+[-_]))?([0-9a-f]{2,6}(?:[-_][0-9a-f]{2,6}){0,15})(?:[.](?:png|svg|webp|gif))?",
            Pattern.CASE_INSENSITIVE);

    private BareNumbers() {}

    /**
     * Reads a query in each way in which it can be read.
     *
     * @param query any text
     * @return the likely ways first; empty if there is none
     */
    static List<CodePointRanges> read(String query) {
        List<CodePointRanges> readings = new ArrayList<>();
        Matcher file = FILE.matcher(query);
        String numbers = file.matches() ? file.group(1).replaceAll("[-_]", " ") : query;
        List<String> tokens = tokens(numbers);
        if (tokens.size() > 1) {
            addUnlessNull(utf8(tokens), readings);
            addUnlessNull(utf16(tokens), readings);
        }
        addUnlessNull(read(tokens, 16, MOST_HEX_DIGITS), readings);
        CodePointRanges decimal = read(tokens, 10, MOST_DECIMAL_DIGITS);
        addUnlessNull(decimal != null && areAssigned(decimal) ? decimal : null, readings);
        if (tokens.size() == 1 && numbers.length() <= LONGEST_BYTES) {
            addUnlessNull(utf8(tokens), readings);
        }
        return readings;
    }

    /** Reads hexadecimal numbers, each of 2 to 6 digits; null if any of the text is something else. */
    static @Nullable CodePointRanges readHex(String text) {
        return read(tokens(text), 16, MOST_HEX_DIGITS);
    }

    /** Reads hexadecimal code units in UTF-16, with white space between them; null if there is something else. */
    static @Nullable CodePointRanges readUnits(String text) {
        CodePointRanges units = utf16(tokens(text));
        return units == null ? readHex(text) : units;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || WhiteSpace.contains(text.charAt(i))) {
                if (i > start) {
                    tokens.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return tokens;
    }

    private static void addUnlessNull(@Nullable CodePointRanges reading, List<CodePointRanges> readings) {
        if (reading != null) {
            readings.add(reading);
        }
    }

    private static @Nullable CodePointRanges read(List<String> tokens, int radix, int mostDigits) {
        CodePointRanges codes = new CodePointRanges();
        for (String token : tokens) {
            CodeScanner scanner = new CodeScanner(token);
            long code = scanner.readNumber(radix, mostDigits);
            boolean padded = radix == 10 && token.charAt(0) == '0';
            if (token.length() < LEAST_DIGITS
                    || padded
                    || code == NONE
                    || !scanner.isAtEnd()
                    || code > Character.MAX_CODE_POINT) {
                return null;
            }
            codes.add((int) code, (int) code);
        }
        return codes.size() == 0 ? null : codes;
    }

    private static boolean areAssigned(CodePointRanges codes) {
        for (int i = 0; i < codes.size(); i++) {
            if (UCharacter.getType(codes.first(i)) == UCharacterCategory.UNASSIGNED) {
                return false;
            }
        }
        return true;
    }

    /** Reads bytes; several tokens are one byte each. */
    private static @Nullable CodePointRanges utf8(List<String> tokens) {
        if (tokens.size() > 1 && tokens.stream().anyMatch(token -> token.length() != 2)) {
            return null;
        }
        String text = bytes(String.join("", tokens));
        return text == null ? null : CodePointRanges.of(text);
    }

    private static @Nullable String bytes(String digits) {
        boolean isHex = digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit);
        return isHex ? Utf8Bytes.decodeBeyondAscii(HexFormat.of().parseHex(digits)) : null;
    }

    /** Reads code units, if there are surrogates and all of them are in pairs. */
    private static @Nullable CodePointRanges utf16(List<String> tokens) {
        CodePointRanges units = read(tokens, 16, 4);
        if (units == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < units.size(); i++) {
            text.append((char) units.first(i));
        }
        boolean paired = text.codePoints().noneMatch(BareNumbers::isSurrogate);
        return paired && text.codePointCount(0, text.length()) < text.length()
                ? CodePointRanges.of(text.toString())
                : null;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
