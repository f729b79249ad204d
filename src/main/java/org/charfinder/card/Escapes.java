package org.charfinder.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.charfinder.unicode.HtmlEntities;

/** How characters are written where they can't be typed. What a language can't write is left out. */
final class Escapes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escapes() {}

    /** In bytes, on the web, in programs, in this order. */
    static List<Field> of(String characters) {
        List<Field> fields = new ArrayList<>();
        boolean encodable = characters.codePoints().noneMatch(Escapes::isSurrogate);
        if (encodable) {
            fields.add(Field.text("UTF-8", HEX.withDelimiter(" ").formatHex(characters.getBytes(UTF_8))));
        }
        fields.add(Field.text("UTF-16", units(characters, " ", "")));
        if (characters.codePoints().noneMatch(Escapes::isReplacedByHtml)) {
            fields.add(new Field("HTML", html(characters), Field.Shape.FORMS));
        }
        if (encodable && characters.indexOf(0) < 0) {
            fields.add(Field.text("CSS", each(characters, codePoint -> "\\" + hex(codePoint))));
        }
        fields.add(Field.text("Java", each(characters, Escapes::java)));
        fields.add(Field.text("JavaScript", each(characters, Escapes::javaScript)));
        fields.add(Field.text("JSON", units(characters, "", "\\u")));
        fields.add(Field.text("Python", each(characters, Escapes::python)));
        if (encodable) {
            fields.add(Field.text("URL", HEX.withPrefix("%").formatHex(characters.getBytes(UTF_8))));
        }
        return fields;
    }

    private static List<String> html(String characters) {
        List<String> forms = new ArrayList<>();
        forms.add(each(characters, codePoint -> "&#" + codePoint + ";"));
        forms.add(each(characters, codePoint -> "&#x" + hex(codePoint) + ";"));
        for (String name : HtmlEntities.entitiesOf(characters)) {
            forms.add("&" + name + ";");
        }
        return forms;
    }

    private static String java(int codePoint) {
        return switch (codePoint) { // the compiler translates \\uXXXX first of all (JLS 3.3): these would end a literal
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            default -> units(UCharacter.toString(codePoint), "", "\\u");
        };
    }

    private static String javaScript(int codePoint) {
        return codePoint <= 0xFFFF ? "\\u" + HEX.toHexDigits((char) codePoint) : "\\u{" + hex(codePoint) + "}";
    }

    private static String python(int codePoint) {
        if (codePoint <= 0xFF) {
            return "\\x" + HEX.toHexDigits((byte) codePoint);
        }
        return codePoint <= 0xFFFF ? "\\u" + HEX.toHexDigits((char) codePoint) : "\\U" + HEX.toHexDigits(codePoint);
    }

    private static String units(String characters, String between, String before) {
        return characters.chars()
                .mapToObj(unit -> before + HEX.toHexDigits((char) unit))
                .collect(Collectors.joining(between));
    }

    private static String each(String characters, IntFunction<String> escape) {
        return characters.codePoints().mapToObj(escape).collect(Collectors.joining());
    }

    private static String hex(int codePoint) {
        return Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    }

    private static boolean isSurrogate(int codePoint) {
        return UCharacter.getType(codePoint) == UCharacterCategory.SURROGATE;
    }

    /** What a numeric character reference becomes something else for (HTML, 13.2.5.80). */
    private static boolean isReplacedByHtml(int codePoint) {
        return codePoint == 0 || codePoint >= 0x80 && codePoint <= 0x9F || isSurrogate(codePoint);
    }
}
