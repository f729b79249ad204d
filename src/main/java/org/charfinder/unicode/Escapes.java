package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * How characters are written where they can't be typed: in bytes, on the web, in programs. Each way takes a text of any
 * length, and escapes all of it; null stands for what a language has no way to write. Hexadecimal digits are in upper case.
 * Any thread may call.
 */
public final class Escapes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escapes() {}

    /** {@code E2 99 9C}; null for unpaired surrogates. */
    public static String utf8(String characters) {
        return hasSurrogate(characters) ? null : HEX.withDelimiter(" ").formatHex(characters.getBytes(UTF_8));
    }

    /** {@code D83E DE14}. */
    public static String utf16(String characters) {
        return units(characters, " ", "");
    }

    /** {@code &euro;}, the shortest name if there is one, else {@link #htmlHex}; null where that is. */
    public static String html(String characters) {
        List<String> names = HtmlEntities.entitiesOf(characters);
        return names.isEmpty() ? htmlHex(characters) : "&" + names.get(0) + ";";
    }

    /** {@code &#x265C;}; null for U+0000, C1 controls and unpaired surrogates. */
    public static String htmlHex(String characters) {
        return isReplacedByHtml(characters) ? null : each(characters, codePoint -> "&#x" + hex(codePoint) + ";");
    }

    /** {@code &#9820;}; null for U+0000, C1 controls and unpaired surrogates. */
    public static String htmlDecimal(String characters) {
        return isReplacedByHtml(characters) ? null : each(characters, codePoint -> "&#" + codePoint + ";");
    }

    /** {@code \265C}; null for U+0000 and unpaired surrogates. What follows must not be a hexadecimal digit. */
    public static String css(String characters) {
        return hasSurrogate(characters) || characters.indexOf(0) >= 0
                ? null
                : each(characters, codePoint -> "\\" + hex(codePoint));
    }

    /** <code>&#92;uD83E&#92;uDE14</code>; {@code \n}, {@code \r} and what quotes where that would end a literal. */
    public static String java(String characters) {
        return each(characters, Escapes::java);
    }

    private static String java(int codePoint) {
        return switch (codePoint) { // the compiler translates Unicode escapes first of all (JLS 3.3): these would end a
            // literal
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            default -> json(UCharacter.toString(codePoint));
        };
    }

    /** <code>&#92;u265C</code>, <code>&#92;u{1FA14}</code>. */
    public static String javaScript(String characters) {
        return each(
                characters,
                codePoint ->
                        codePoint <= 0xFFFF ? json(UCharacter.toString(codePoint)) : "\\u{" + hex(codePoint) + "}");
    }

    /** <code>&#92;uD83E&#92;uDE14</code>. */
    public static String json(String characters) {
        return units(characters, "", "\\u");
    }

    /** {@code \xE9}, <code>&#92;u265C</code>, {@code \U0001FA14}. */
    public static String python(String characters) {
        return each(characters, Escapes::python);
    }

    private static String python(int codePoint) {
        if (codePoint <= 0xFF) {
            return "\\x" + HEX.toHexDigits((byte) codePoint);
        }
        return codePoint <= 0xFFFF ? "\\u" + HEX.toHexDigits((char) codePoint) : "\\U" + HEX.toHexDigits(codePoint);
    }

    /** {@code %E2%99%9C}, as in a URL (RFC 3986, section 2.1); null for unpaired surrogates. */
    public static String percent(String characters) {
        return hasSurrogate(characters) ? null : HEX.withPrefix("%").formatHex(characters.getBytes(UTF_8));
    }

    private static String units(String characters, String between, String before) {
        return characters
                .chars()
                .mapToObj(unit -> before + HEX.toHexDigits((char) unit))
                .collect(Collectors.joining(between));
    }

    private static String each(String characters, IntFunction<String> escape) {
        return characters.codePoints().mapToObj(escape).collect(Collectors.joining());
    }

    private static String hex(int codePoint) {
        return Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    }

    private static boolean hasSurrogate(String characters) {
        return characters.codePoints().anyMatch(Escapes::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return UCharacter.getType(codePoint) == UCharacterCategory.SURROGATE;
    }

    /** What a numeric character reference becomes something else for (the HTML Standard, section 13.2.5.80). */
    private static boolean isReplacedByHtml(String characters) {
        return characters
                .codePoints()
                .anyMatch(codePoint ->
                        codePoint == 0 || codePoint >= 0x80 && codePoint <= 0x9F || isSurrogate(codePoint));
    }
}
