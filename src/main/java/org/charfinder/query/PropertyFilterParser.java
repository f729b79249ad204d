package org.charfinder.query;

import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.FilterExpression.Filter;
import org.charfinder.unicode.Version;
import org.jspecify.annotations.Nullable;

/** Parses filters by properties, such as {@code block:dingbats} and {@code age:<=13}. */
final class PropertyFilterParser {

    private PropertyFilterParser() {}

    static String example(Property property) {
        return switch (property) {
            case BLOCK -> "block:dingbats";
            case SCRIPT -> "script:greek";
            case SCX -> "scx:greek";
            case CATEGORY -> "category:punctuation";
            case AGE -> "age:15.1";
            case BIDI -> "bidi:AL";
            case WIDTH -> "width:wide";
            case NUMERIC -> "numeric:1/2";
            case EMOJI -> "heart emoji:yes";
        };
    }

    /**
     * Parses a filter.
     *
     * @param text the whole filter
     * @throws QueryException if there is no such value
     */
    static Filter parse(UnicodeNameIndex index, Property property, String value, String text) throws QueryException {
        List<String> entries = property == Property.AGE ? ages(index, value) : property.entries(value);
        if (entries.isEmpty()) {
            String near = near(property, value);
            throw new FilterException(
                    property.toString(),
                    near,
                    "no %s %s; %s".formatted(property, Excerpt.of(value), advice(index, property, near)));
        }
        return new Filter(text, entries);
    }

    /** The nearest value that has a name; null if none is near. */
    private static @Nullable String near(Property property, String value) {
        return property == Property.AGE || property == Property.NUMERIC
                ? null
                : Spelling.nearestIgnoringCase(value, property.valueNames());
    }

    private static String advice(UnicodeNameIndex index, Property property, @Nullable String near) {
        if (property == Property.AGE) {
            return "it is a version of Unicode up to " + index.unicodeVersion() + ", as age:15.1 or age:<=13";
        }
        if (property == Property.NUMERIC) {
            return "it is a number, as in numeric:3, numeric:1/2 or numeric:0.5";
        }
        if (near != null) {
            return "did you mean " + near + "?";
        }
        String values = property == Property.EMOJI ? "it is yes, no or presentation" : "it has the Standard's names";
        return values + ", as in " + example(property);
    }

    /** The entries of all versions that match. */
    private static List<String> ages(UnicodeNameIndex index, String value) {
        Comparison comparison = Comparison.parse(value);
        Version wanted;
        try {
            wanted = Version.parse(comparison.operand());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return new CharacterLookup(index)
                .ages().stream()
                        .filter(age -> comparison.accepts(age.compareTo(wanted)))
                        .map(Property::entry)
                        .toList();
    }
}
