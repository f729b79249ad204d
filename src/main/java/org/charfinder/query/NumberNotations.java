package org.charfinder.query;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers, beside {@link BareNumbers}, with signs around them that make them numbers only together: as arguments
 * of a function, as bytes, as names of glyphs.
 *
 * <pre>
 * call     = function "(" number *( "," number ) ")"     chr(8364), String.fromCodePoint(0x20AC)
 * bytes    = 2h 1*( sign 2h )                            E2:82:AC, =E2=82=AC, &lt;E2&gt;&lt;82&gt;&lt;AC&gt;
 *          | "[" decimal *( "," decimal ) "]"            [226, 130, 172]
 * glyph    = "uni" 1*( 4h ) | "u" 4*6h                   uni20AC, u1F600; Adobe's glyph list
 * number   = [ prefix ] hex                              x20AC, #x20AC, $20AC, 20ACh, 16#20AC#
 * keys     = see {@link AltCode}                         Alt+0128, 20AC Alt+X
 * </pre>
 */
final class NumberNotations {

    private static final String ARGUMENT = "(?:0x\\p{XDigit}{1,6}|\\d{1,7})";

    private static final Pattern CALL = Pattern.compile(
            "(?:[A-Za-z_]\\w{0,30}(?:[.]|::))*+" // possessive, which Java matches without recursion
                    + "(?:chrw?|n?char|unichar|unichr|uchr|rune|string|toString|from_u32"
                    + "|fromCharCode|fromCodePoint|codePointToString|codepoint)"
                    + "\\(\\s*(" + ARGUMENT + "(?:\\s*,\\s*" + ARGUMENT + "){0,63})\\s*\\)\\s*;?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("0x(\\p{XDigit}+)|(\\d+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BYTES =
            Pattern.compile("[<=:]?(\\p{XDigit}{2}(?:(?:[:=,]|><|>\\s*<)\\s*\\p{XDigit}{2}){1,31})>?");

    private static final Pattern DECIMAL_BYTES =
            Pattern.compile("[\\[{(]\\s*(\\d{1,3}(?:\\s*,\\s*\\d{1,3}){1,31})\\s*[\\]})]");

    private static final Pattern GLYPHS = Pattern.compile("(?i:uni)(?=\\p{XDigit}*\\d)((?:\\p{XDigit}{4}){1,16})");

    private static final Pattern ONE_NUMBER = Pattern.compile(
            "<?u(?=\\p{XDigit}*\\d)(\\p{XDigit}{4,6})>?|(?:#?x|[$]|16#)(\\p{XDigit}{2,6})#?|(\\p{XDigit}{2,6})h",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OCTAL_BYTES = Pattern.compile("\"?((?:\\\\[0-3][0-7]{2}){2,32})\"?");

    private NumberNotations() {}

    /**
     * Reads bytes as Git and C write them: <code>&#92;342&#92;202&#92;254</code>. They are codes of CSS, too.
     *
     * @return null if a query is something else, or no UTF-8 with a character beyond ASCII
     */
    static @Nullable CodePointRanges octal(String query) {
        Matcher octal = OCTAL_BYTES.matcher(query);
        return octal.matches() ? utf8(octal.group(1).substring(1).replace('\\', ' '), 8) : null;
    }

    /**
     * Reads a query.
     *
     * @param query any text
     * @return null if it is something else
     */
    static @Nullable CodePointRanges read(String query) {
        Matcher call = CALL.matcher(query);
        if (call.matches()) {
            return call(call.group(1));
        }
        Matcher bytes = BYTES.matcher(query);
        if (bytes.matches()) {
            return utf8(bytes.group(1).replaceAll("[^0-9A-Fa-f]+", " "), 16);
        }
        Matcher decimal = DECIMAL_BYTES.matcher(query);
        if (decimal.matches()) {
            return utf8(decimal.group(1).replaceAll("[\\s,]+", " "), 10);
        }
        @Nullable CodePointRanges keys = AltCode.read(query);
        if (keys != null) {
            return keys;
        }
        Matcher glyphs = GLYPHS.matcher(query);
        if (glyphs.matches()) {
            return BareNumbers.readUnits(glyphs.group(1).replaceAll(".{4}(?!$)", "$0 "));
        }
        return number(ONE_NUMBER.matcher(query));
    }

    private static @Nullable CodePointRanges number(Matcher number) {
        if (!number.matches()) {
            return null;
        }
        for (int group = 1; group <= number.groupCount(); group++) {
            if (number.group(group) != null) {
                return BareNumbers.readHex(number.group(group));
            }
        }
        return null;
    }

    /** The arguments of a function, of which two may be a pair of surrogates. */
    private static @Nullable CodePointRanges call(String numbers) {
        StringBuilder text = new StringBuilder();
        for (MatchResult number : NUMBER.matcher(numbers).results().toList()) {
            int code =
                    number.group(1) != null ? Integer.parseInt(number.group(1), 16) : Integer.parseInt(number.group(2));
            if (!Character.isValidCodePoint(code)) {
                return null;
            }
            text.appendCodePoint(code);
        }
        return CodePointRanges.of(text.toString());
    }

    private static @Nullable CodePointRanges utf8(String numbers, int radix) {
        String[] all = numbers.split(" ", -1);
        byte[] bytes = new byte[all.length];
        for (int i = 0; i < all.length; i++) {
            int value = Integer.parseInt(all[i], radix);
            if (value >= 1 << Byte.SIZE) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        String text = Utf8Bytes.decode(bytes);
        return text == null ? null : CodePointRanges.of(text);
    }
}
