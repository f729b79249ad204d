package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Encodings and escapes of characters: in bytes, on the web, in programming languages. Each method takes a text of any
 * length and escapes all of it; it returns null if the language can't write it. Hexadecimal digits are in upper case.
 * Any thread may call.
 */
public final class Escapes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escapes() {}

    /**
     * The bytes in UTF-8.
     *
     * @param characters any text
     * @return {@code E2 99 9C}; null for unpaired surrogates
     */
    public static @Nullable String utf8(String characters) {
        return hasSurrogate(characters) ? null : HEX.withDelimiter(" ").formatHex(characters.getBytes(UTF_8));
    }

    /**
     * The code units in UTF-16.
     *
     * @param characters any text
     * @return {@code D83E DE14}
     */
    public static String utf16(String characters) {
        return units(characters, " ", "");
    }

    /**
     * An HTML reference: the shortest name if there is one, else {@link #htmlHex}.
     *
     * @param characters any text
     * @return <code>&amp;euro;</code>; null if there is neither
     */
    public static @Nullable String html(String characters) {
        List<String> names = HtmlEntities.entitiesOf(characters);
        return names.isEmpty() ? htmlHex(characters) : "&" + names.get(0) + ";";
    }

    /**
     * Hexadecimal HTML references.
     *
     * @param characters any text
     * @return <code>&amp;#x265C;</code>; null for U+0000, C1 controls and unpaired surrogates
     */
    public static @Nullable String htmlHex(String characters) {
        return isReplacedByHtml(characters) ? null : each(characters, codePoint -> "&#x" + hex(codePoint) + ";");
    }

    /**
     * Decimal HTML references.
     *
     * @param characters any text
     * @return <code>&amp;#9820;</code>; null for U+0000, C1 controls and unpaired surrogates
     */
    public static @Nullable String htmlDecimal(String characters) {
        return isReplacedByHtml(characters) ? null : each(characters, codePoint -> "&#" + codePoint + ";");
    }

    /**
     * CSS escapes. A hexadecimal digit must not follow.
     *
     * @param characters any text
     * @return {@code \265C}; null for U+0000 and unpaired surrogates
     */
    public static @Nullable String css(String characters) {
        return hasSurrogate(characters) || characters.indexOf(0) >= 0
                ? null
                : each(characters, codePoint -> "\\" + hex(codePoint));
    }

    /**
     * Escapes of Java literals: {@code \n}, {@code \r}, quotes and backslashes have short ones.
     *
     * @param characters any text
     * @return <code>&#92;uD83E&#92;uDE14</code>
     */
    public static String java(String characters) {
        return each(characters, Escapes::java);
    }

    private static String java(int codePoint) {
        return switch (codePoint) { // as \\u escapes, which the compiler translates first (JLS 3.3), these would end a
            // literal
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            default -> json(UCharacter.toString(codePoint));
        };
    }

    /**
     * Escapes of JavaScript literals.
     *
     * @param characters any text
     * @return <code>&#92;u265C</code>, <code>&#92;u{1FA14}</code>
     */
    public static String javaScript(String characters) {
        return each(
                characters,
                codePoint ->
                        codePoint <= 0xFFFF ? json(UCharacter.toString(codePoint)) : "\\u{" + hex(codePoint) + "}");
    }

    /**
     * Escapes of JSON strings.
     *
     * @param characters any text
     * @return <code>&#92;uD83E&#92;uDE14</code>
     */
    public static String json(String characters) {
        return units(characters, "", "\\u");
    }

    /**
     * Escapes of Python literals.
     *
     * @param characters any text
     * @return {@code \xE9}, <code>&#92;u265C</code>, {@code \U0001FA14}
     */
    public static String python(String characters) {
        return each(characters, Escapes::python);
    }

    private static String python(int codePoint) {
        if (codePoint <= 0xFF) {
            return "\\x" + HEX.toHexDigits((byte) codePoint);
        }
        return universal(codePoint);
    }

    /**
     * Escapes of Rust literals.
     *
     * @param characters any text
     * @return <code>&#92;u{265C}</code>; null for unpaired surrogates
     */
    public static @Nullable String rust(String characters) {
        return hasSurrogate(characters) ? null : each(characters, codePoint -> "\\u{" + hex(codePoint) + "}");
    }

    /**
     * Escapes of Go literals.
     *
     * @param characters any text
     * @return <code>&#92;u265C</code>, {@code \U0001FA14}; null for unpaired surrogates
     */
    public static @Nullable String go(String characters) {
        return hasSurrogate(characters) ? null : each(characters, Escapes::universal);
    }

    /**
     * Universal character names of C and C++ (C23, section 6.4.3).
     *
     * @param characters any text
     * @return as {@link #go}; null if a character is an unpaired surrogate, or is below U+00A0, where only {@code $},
     *     {@code @} and the grave accent have such a name
     */
    public static @Nullable String c(String characters) {
        return characters.codePoints().anyMatch(codePoint -> codePoint < 0xA0 && "$@`".indexOf(codePoint) < 0)
                ? null
                : go(characters);
    }

    private static String universal(int codePoint) {
        return codePoint <= 0xFFFF ? "\\u" + HEX.toHexDigits((char) codePoint) : "\\U" + HEX.toHexDigits(codePoint);
    }

    /**
     * Percent-encoding, as in a URL (RFC 3986, section 2.1).
     *
     * @param characters any text
     * @return {@code %E2%99%9C}; null for unpaired surrogates
     */
    public static @Nullable String percent(String characters) {
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

    /** Whether HTML replaces a numeric reference by another character (the HTML Standard, section 13.2.5.80). */
    private static boolean isReplacedByHtml(String characters) {
        return characters
                .codePoints()
                .anyMatch(codePoint ->
                        codePoint == 0 || (codePoint >= 0x80 && codePoint <= 0x9F) || isSurrogate(codePoint));
    }
}
