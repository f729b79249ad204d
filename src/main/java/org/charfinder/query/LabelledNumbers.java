package org.charfinder.query;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers behind a word that says how they are written. They may be words, {@code hex bolt}, so words should be
 * looked for first.
 *
 * <pre>
 * labelled = radix sign number *( [","] ws number )      dec:9820, hex 265c, oct=23134, bin:10011001011100
 *          | code ( ":" | "=" ) hex *( [","] ws hex )    unicode:265C, code:1F468 200D
 *          | "utf8" sign bytes                           utf8:E2999C, UTF-8: E2 99 9C
 *          | "utf16" sign units                          utf16:D83D DE00
 *          | prefix number *( [","] ws prefix number )   0d9820, 0o23134, 0b10011001011100
 * radix    = "dec[imal]" | "hex[adecimal]" | "oct[al]" | "bin[ary]"
 * code     = "code" | "codepoint" | "cp" | "unicode" | "utf32"
 * prefix   = "0d" | "0o" | "0b"
 * sign     = ":" | "=" | ws
 * </pre>
 *
 * Hexadecimal numbers may have {@code 0x} or {@code U+} before them.
 */
final class LabelledNumbers {

    private static final int HEX = 16;
    private static final int HEX_DIGITS_OF_UNIT = 4;

    private static final String NUMBERS = "(\\w[\\w+]{0,31}(?:[\\s,]\\s*\\w[\\w+]{0,31}){0,63})";

    private static final Pattern RADIX = Pattern.compile(
            "(dec|hex|oct|bin)(?:imal|adecimal|al|ary)?(?:\\s*[:=]\\s*|\\s+)" + NUMBERS, Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE =
            Pattern.compile("(?:code ?point|code|cp|unicode|utf-?32)\\s*[:=]\\s*" + NUMBERS, Pattern.CASE_INSENSITIVE);

    private static final Pattern ENCODED =
            Pattern.compile("utf-?(8|16)(?:\\s*[:=]\\s*|\\s+)" + NUMBERS, Pattern.CASE_INSENSITIVE);

    private static final Pattern PREFIXED =
            Pattern.compile("0([dob])\\d{1,21}(?:[\\s,]\\s*0\\1\\d{1,21}){0,63}", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]\\s*");
    private static final Pattern HEX_PREFIX = Pattern.compile("0x|u\\+", Pattern.CASE_INSENSITIVE);

    private LabelledNumbers() {}

    /**
     * Reads a query.
     *
     * @param query any text
     * @return null if it is something else
     * @throws QueryException if a number is beyond U+10FFFF
     */
    static @Nullable CodePointRanges read(String query) throws QueryException {
        Matcher radix = RADIX.matcher(query);
        if (radix.matches()) {
            return numbers(radix.group(2), radixOf(radix.group(1)));
        }
        Matcher code = CODE.matcher(query);
        if (code.matches()) {
            return numbers(code.group(1), HEX);
        }
        Matcher encoded = ENCODED.matcher(query);
        if (encoded.matches()) {
            String digits =
                    SEPARATORS.matcher(withoutPrefixes(encoded.group(2))).replaceAll("");
            return encoded.group(1).equals("8") ? bytes(digits) : units(digits);
        }
        Matcher prefixed = PREFIXED.matcher(query);
        if (prefixed.matches()) {
            String sign = prefixed.group(1);
            return numbers(query.replaceAll("(?i)0" + sign, ""), radixOf(sign));
        }
        return null;
    }

    /** The radix that a word begins with the letter of. */
    private static int radixOf(String label) {
        return switch (label.toLowerCase(Locale.ROOT).charAt(0)) {
            case 'd' -> 10;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> HEX;
        };
    }

    private static String withoutPrefixes(String numbers) {
        return HEX_PREFIX.matcher(numbers).replaceAll("");
    }

    private static @Nullable CodePointRanges numbers(String text, int radix) throws QueryException {
        CodePointRanges codes = new CodePointRanges();
        for (String number : SEPARATORS.split(radix == HEX ? withoutPrefixes(text) : text, -1)) {
            long code;
            try {
                code = Long.parseLong(number, radix);
            } catch (NumberFormatException e) {
                return null;
            }
            codes.addTyped(code, code);
        }
        return codes;
    }

    private static @Nullable CodePointRanges bytes(String digits) {
        if (digits.length() % 2 != 0 || !isHex(digits)) {
            return null;
        }
        String text = Utf8Bytes.decode(HexFormat.of().parseHex(digits));
        return text == null || text.isEmpty() ? null : CodePointRanges.of(text);
    }

    private static @Nullable CodePointRanges units(String digits) {
        if (digits.length() % HEX_DIGITS_OF_UNIT != 0 || !isHex(digits)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += HEX_DIGITS_OF_UNIT) {
            text.append((char) Integer.parseInt(digits.substring(i, i + HEX_DIGITS_OF_UNIT), HEX));
        }
        return CodePointRanges.of(text.toString());
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(HexFormat::isHexDigit);
    }
}
