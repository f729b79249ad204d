package org.charfinder.format;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.Spelling;
import org.charfinder.unicode.BlockNames;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row. For a sequence, codes and escapes are those of all its code points, and properties of single code
 * points are empty. An escape that a language does not have is empty too, as are all escapes of a range of code points.
 */
enum Column {

    /** {@code U+265C}. */
    CODE,

    /**
     * The characters. A text has them in a form that can be sent, with pictures of controls; the first one of a range.
     * JSON has the characters themselves, see {@link #inJson}.
     */
    CHAR,

    /** What to show for the characters: never invisible, and a mark stands on a dotted circle. */
    SHOWN,

    NAME,

    /** The code points in decimal, a space between two; both ends of a range, as {@code 57344..63743}. */
    DEC,

    /** {@code 265C}. */
    HEX,

    /** {@code E2 99 9C}. */
    UTF8,

    /** {@code D83E DE14}. */
    UTF16,

    /** <code>&amp;euro;</code>, or where there is no name <code>&amp;#x265C;</code>. */
    HTML,

    CSS,
    JAVA,
    JS,
    JSON,
    PYTHON,

    /** {@code %E2%99%9C}. */
    PERCENT,

    /** {@code Chess Symbols}, as in Blocks.txt. */
    BLOCK,

    /** {@code Latin}. */
    SCRIPT,

    /** The General_Category for short: {@code So}. */
    CATEGORY,

    /** The version of Unicode that assigned it: {@code 1.1}. */
    AGE,

    /** The East_Asian_Width for short: {@code N}, {@code W}. */
    WIDTH,

    /** The name by which the query found the match, with its source: {@code de: Herz}. See {@link MatchedNames#of}. */
    MATCHED;

    /** The columns of CSV and TSV. */
    static final List<Column> OF_TABLES = List.of(CODE, CHAR, NAME);

    /** The members of a JSON object, to which {@link #MATCHED} comes if it is not empty. */
    static final List<Column> OF_JSON = List.of(CODE, CHAR, SHOWN, NAME);

    private final String columnName = name().toLowerCase(Locale.ROOT);

    String columnName() {
        return columnName;
    }

    /**
     * The value of a match in this column; may be empty.
     *
     * @param names tells the name by which the query found the match
     */
    String of(Match match, MatchedNames names) {
        String value = switch (this) {
            case CODE -> match.code();
            case CHAR -> match.shown();
            case SHOWN -> Picture.safely(match.characters());
            case NAME -> match.name();
            case DEC -> decimal(match);
            case HEX -> match.code().replace("U+", "");
            case UTF8, UTF16, HTML, CSS, JAVA, JS, JSON, PYTHON, PERCENT ->
                match.size() == 1 ? escape(match.characters()) : "";
            case MATCHED -> names.of(match);
            case BLOCK, SCRIPT, CATEGORY, AGE, WIDTH -> property(match.characters());
        };
        return value == null ? "" : value;
    }

    /** The value as a JSON string; null if it is empty, and for the characters of a range and a surrogate. */
    @Nullable
    String inJson(Match match, MatchedNames names) {
        if (this == CHAR) {
            String characters = match.characters();
            return match.size() == 1 && !CodePoints.isSurrogate(characters) ? characters : null;
        }
        String value = of(match, names);
        return value.isEmpty() ? null : value;
    }

    private static String decimal(Match match) {
        String first =
                match.characters().codePoints().mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return match.size() == 1 ? first : first + ".." + (match.characters().codePointAt(0) + match.size() - 1);
    }

    private @Nullable String escape(String characters) {
        return switch (this) {
            case UTF8 -> Escapes.utf8(characters);
            case UTF16 -> Escapes.utf16(characters);
            case HTML -> Escapes.html(characters);
            case CSS -> Escapes.css(characters);
            case JAVA -> Escapes.java(characters);
            case JS -> Escapes.javaScript(characters);
            case JSON -> Escapes.json(characters);
            case PYTHON -> Escapes.python(characters);
            case PERCENT -> Escapes.percent(characters);
            default -> throw new IllegalStateException(this + " is no escape");
        };
    }

    private @Nullable String property(String characters) {
        if (!CodePoints.isSingle(characters)) {
            return null;
        }
        int codePoint = characters.codePointAt(0);
        return switch (this) {
            case BLOCK -> BlockNames.of(codePoint);
            case SCRIPT -> UScript.getName(UScript.getScript(codePoint)).replace('_', ' ');
            case CATEGORY -> shortValue(codePoint, UProperty.GENERAL_CATEGORY);
            case AGE -> UnicodeNames.ageOf(codePoint).toString();
            case WIDTH -> shortValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
            default -> throw new IllegalStateException(this + " is no property");
        };
    }

    private static String shortValue(int codePoint, int property) {
        int value = UCharacter.getIntPropertyValue(codePoint, property);
        return UCharacter.getPropertyValueName(property, value, UProperty.NameChoice.SHORT);
    }

    /**
     * The column with a name.
     *
     * @throws IllegalArgumentException if there is none; the message suggests the nearest one and lists all
     */
    static Column named(String name) {
        for (Column column : values()) {
            if (column.columnName.equals(name)) {
                return column;
            }
        }
        StringBuilder message = new StringBuilder("no column {" + name + "}; ");
        String near = nearest(name);
        if (near != null) {
            message.append("did you mean {").append(near).append("}? ");
        }
        throw new IllegalArgumentException(
                message.append("there are: ").append(names()).toString());
    }

    /** All names, in order: {@code code, char, name} and so on. */
    static String names() {
        return String.join(", ", columnNames());
    }

    static List<String> columnNames() {
        return Stream.of(values()).map(Column::columnName).toList();
    }

    /**
     * The first that begins with a name in any case, else the nearest, else the first with which the name begins, else
     * null.
     */
    static @Nullable String nearest(String mistyped) {
        String name = mistyped.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return null;
        }
        List<String> names = columnNames();
        return names.stream()
                .filter(column -> column.startsWith(name))
                .findFirst()
                .or(() -> Optional.ofNullable(Spelling.nearest(name, names, UnaryOperator.identity())))
                .or(() -> names.stream().filter(name::startsWith).findFirst())
                .orElse(null);
    }
}
