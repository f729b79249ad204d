package org.charfinder.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.HanFilter;
import org.charfinder.index.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.FilterExpression.Ideographs;
import org.charfinder.query.FilterExpression.Lookalikes;
import org.charfinder.unicode.WhiteSpace;

/** Parses filters such as {@code block:dingbats}, {@code radical:85} and {@code like:a}. */
final class FilterParser {

    private static final String LIKE = "like";

    /** For each name of a filter, which stands before the colon, an example. */
    private static final Map<String, String> EXAMPLES = examples();

    /** The names of filters. */
    static final Set<String> FIELDS = EXAMPLES.keySet();

    private FilterParser() {}

    private static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        for (Property property : Property.values()) {
            examples.put(property.toString(), PropertyFilterParser.example(property));
        }
        for (HanFilter.Field field : HanFilter.Field.values()) {
            examples.put(field.toString(), HanFilterParser.example(field));
        }
        examples.put(LIKE, "like:a");
        return examples;
    }

    /** An example of a filter. */
    static String example(String field) {
        return EXAMPLES.getOrDefault(field, field);
    }

    /**
     * Parses a filter.
     *
     * @param field one of {@link #FIELDS}
     * @throws QueryException if there is no such value
     */
    static Expression parse(UnicodeNameIndex index, String field, String value) throws QueryException {
        String text = field + ":" + (isOneWord(value) ? value : '"' + value + '"');
        for (Property property : Property.values()) {
            if (property.toString().equals(field)) {
                return PropertyFilterParser.parse(index, property, value, text);
            }
        }
        for (HanFilter.Field ofIdeographs : HanFilter.Field.values()) {
            if (ofIdeographs.toString().equals(field)) {
                HanFilter filter = HanFilterParser.parse(new CharacterLookup(index), ofIdeographs, value);
                return new Ideographs(text, filter);
            }
        }
        return new Lookalikes(text, characters(value));
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
