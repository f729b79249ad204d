package org.charfinder.format;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.charfinder.query.Match;
import org.charfinder.unicode.BlockNames;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.UnicodeNames;

/**
 * What a row can tell of a match. Of a sequence of several code points, numbers and escapes are those of all, and what is a
 * property of single code points is empty. So is an escape that a language does not have.
 */
enum Column {

    /** {@code U+265C}. */
    CODE,

    /** The characters as they are shown. */
    CHAR,

    NAME,

    /** The code points in decimal, a space between two. */
    DEC,

    /** {@code 265C}. */
    HEX,

    /** {@code E2 99 9C}. */
    UTF8,

    /** {@code D83E DE14}. */
    UTF16,

    /** {@code &euro;}, or where there is no name {@code &#x265C;}. */
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

    /** The version of Unicode that brought it: {@code 1.1}. */
    AGE,

    /** The East_Asian_Width for short: {@code N}, {@code W}. */
    WIDTH;

    /** Those of formats that have no others. */
    static final List<Column> USUAL = List.of(CODE, CHAR, NAME);

    private final String columnName = name().toLowerCase(Locale.ROOT);

    String columnName() {
        return columnName;
    }

    /** What a match has in this column; never null. */
    String of(Match match) {
        String value = switch (this) {
            case CODE -> match.code();
            case CHAR -> match.shown();
            case NAME -> match.name();
            case DEC ->
                match.characters().codePoints().mapToObj(Integer::toString).collect(Collectors.joining(" "));
            case HEX -> match.code().replace("U+", "");
            case UTF8 -> Escapes.utf8(match.characters());
            case UTF16 -> Escapes.utf16(match.characters());
            case HTML -> Escapes.html(match.characters());
            case CSS -> Escapes.css(match.characters());
            case JAVA -> Escapes.java(match.characters());
            case JS -> Escapes.javaScript(match.characters());
            case JSON -> Escapes.json(match.characters());
            case PYTHON -> Escapes.python(match.characters());
            case PERCENT -> Escapes.percent(match.characters());
            case BLOCK, SCRIPT, CATEGORY, AGE, WIDTH -> property(match.characters());
        };
        return value == null ? "" : value;
    }

    private String property(String characters) {
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
     * @throws IllegalArgumentException if there is none; the message says which there are, and first the likeliest
     */
    static Column named(String name) {
        for (Column column : values()) {
            if (column.columnName.equals(name)) {
                return column;
            }
        }
        StringBuilder message = new StringBuilder("no column {" + name + "}; ");
        Column near = nearest(name);
        if (near != null) {
            message.append("did you mean {").append(near.columnName).append("}? ");
        }
        throw new IllegalArgumentException(
                message.append("there are: ").append(names()).toString());
    }

    /** All of them, in order: {@code code, char, name} and so on. */
    static String names() {
        return List.of(values()).stream().map(Column::columnName).collect(Collectors.joining(", "));
    }

    /** One that begins with the name, or with which it begins, or that is one or two letters from it; null if none is. */
    private static Column nearest(String name) {
        Column nearest = null;
        int least = Math.min(2, name.length() / 2) + 1;
        for (Column column : values()) {
            int distance = distance(name, column.columnName);
            if (!name.isEmpty() && column.columnName.startsWith(name)) {
                distance = 0;
            } else if (name.startsWith(column.columnName)) {
                distance = 1;
            }
            if (distance < least) {
                least = distance;
                nearest = column;
            }
        }
        return nearest;
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1]; // from the first i letters of a to the first j of b
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
