package org.charfinder.query;

import java.util.LinkedHashSet;
import java.util.Set;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.HanFilter;
import org.charfinder.index.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.FilterExpression.Ideographs;
import org.charfinder.query.FilterExpression.Lookalikes;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/** Parses filters such as {@code block:dingbats}, {@code radical:85} and {@code like:a}. */
final class FilterParser {

    static final String LIKE = "like";

    /** The names of filters, which stand before the colon. */
    static final Set<String> FIELDS = fields();

    private FilterParser() {}

    private static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        for (Property property : Property.values()) {
            fields.add(property.toString());
        }
        for (HanFilter.Field field : HanFilter.Field.values()) {
            fields.add(field.toString());
        }
        fields.add(LIKE);
        return fields;
    }

    /** Whether the value of a filter may be any sign, also one that the language has. */
    static boolean takesSigns(String field) {
        return field.equals(LIKE);
    }

    /**
     * Parses a filter.
     *
     * @param field one of {@link #FIELDS}
     * @return null if it is rather text: {@code on:fire}
     * @throws QueryException if there is no such value
     */
    static @Nullable Expression parse(UnicodeNameIndex index, String field, String value) throws QueryException {
        String text = field + ":" + (isOneWord(value) ? value : '"' + value + '"');
        for (Property property : Property.values()) {
            if (property.toString().equals(field)) {
                return PropertyFilterParser.parse(index, property, value, text);
            }
        }
        for (HanFilter.Field ofIdeographs : HanFilter.Field.values()) {
            if (ofIdeographs.toString().equals(field)) {
                HanFilter filter = HanFilterParser.parse(new CharacterLookup(index), ofIdeographs, value);
                return filter == null ? null : new Ideographs(text, filter);
            }
        }
        return new Lookalikes(text, characters(value));
    }

    /** Whether a filter has a value, and is not rather text. */
    static boolean exists(UnicodeNameIndex index, String field, String value) {
        try {
            return parse(index, field, value) != null;
        } catch (QueryException e) {
            return false;
        }
    }

    private static boolean isOneWord(String value) {
        return value.chars().noneMatch(c -> c == '|' || WhiteSpace.contains((char) c));
    }

    /** The characters that codes stand for; or else the text itself. */
    private static String characters(String value) throws QueryException {
        CodePointRanges codes = CodePointParser.parse(value, null);
        if (codes == null) {
            return value;
        }
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.first(i) != codes.last(i)) {
                throw new QueryException("like: takes a character or its code, as in like:a or like:U+0061");
            }
            characters.appendCodePoint(codes.first(i));
        }
        return characters.toString();
    }
}
