package org.charfinder.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Expression.Filter;
import org.charfinder.unicode.Version;
import org.charfinder.unicode.WhiteSpace;

/** Parses filters such as {@code block:dingbats} and {@code age:<=13}. */
final class FilterParser {

    /** The names of filters, which stand before the colon. */
    static final Set<String> FIELDS = fields();

    private FilterParser() {}

    private static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        for (Property property : Property.values()) {
            fields.add(property.toString());
        }
        return fields;
    }

    private static Property property(String field) {
        for (Property property : Property.values()) {
            if (property.toString().equals(field)) {
                return property;
            }
        }
        throw new IllegalArgumentException(field);
    }

    /** An example of a filter. */
    static String example(String field) {
        return example(property(field));
    }

    private static String example(Property property) {
        return switch (property) {
            case BLOCK -> "block:dingbats";
            case SCRIPT -> "script:greek";
            case CATEGORY -> "category:punctuation";
            case AGE -> "age:15.1";
        };
    }

    /**
     * Parses a filter.
     *
     * @param field one of {@link #FIELDS}
     * @throws QueryException if there is no such value
     */
    static Filter parse(UnicodeNameIndex index, String field, String value) throws QueryException {
        Property property = property(field);
        List<String> entries = property == Property.AGE ? ages(index, value) : property.entries(value);
        if (entries.isEmpty()) {
            throw new QueryException(
                    "no %s %s; %s".formatted(field, Excerpt.of(value), advice(index, property, value)));
        }
        return new Filter(field + ":" + (isOneWord(value) ? value : '"' + value + '"'), entries);
    }

    private static boolean isOneWord(String value) {
        return value.chars().noneMatch(c -> c == '|' || WhiteSpace.contains((char) c));
    }

    private static String advice(UnicodeNameIndex index, Property property, String value) {
        if (property == Property.AGE) {
            return "it is a version of Unicode up to " + index.unicodeVersion() + ", as age:15.1 or age:<=13";
        }
        String near = Spelling.nearestIgnoringCase(value, property.valueNames());
        return near == null ? "it has the Standard's names, as in " + example(property) : "did you mean " + near + "?";
    }

    /** The entries of all versions that match: {@code 15}, {@code <=13}, {@code >=15.1}, {@code <9}, {@code >9}. */
    private static List<String> ages(UnicodeNameIndex index, String value) {
        String operator = value.startsWith("<=") || value.startsWith(">=")
                ? value.substring(0, 2)
                : value.startsWith("<") || value.startsWith(">") || value.startsWith("=") ? value.substring(0, 1) : "";
        Version wanted;
        try {
            wanted = Version.parse(value.substring(operator.length()));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return new CharacterLookup(index)
                .ages().stream()
                        .filter(age -> matches(Integer.signum(age.compareTo(wanted)), operator))
                        .map(Property::entry)
                        .toList();
    }

    private static boolean matches(int comparison, String operator) {
        return switch (operator) {
            case "<=" -> comparison <= 0;
            case ">=" -> comparison >= 0;
            case "<" -> comparison < 0;
            case ">" -> comparison > 0;
            default -> comparison == 0;
        };
    }
}
