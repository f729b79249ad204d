package org.charfinder.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.HanFilter;
import org.charfinder.index.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.Radicals;
import org.charfinder.unicode.Version;

/** The values of filters that begin with a text. */
final class FilterValues {

    /** The most values to choose from. */
    static final int MOST = 60;

    private final CharacterLookup lookup;

    FilterValues(UnicodeNameIndex index) {
        lookup = new CharacterLookup(index);
    }

    /**
     * The values of a filter that begin with a text, in which case, spaces, hyphens and underscores do not count.
     *
     * @param field the name of the filter
     * @param text what is typed of the value; may begin with {@code <=} and the like where the filter takes that
     * @return one name for each value, at most {@value #MOST}; empty for filters whose values are any numbers or texts
     */
    List<String> beginningWith(String field, String text) {
        Stream<String> values = Stream.empty();
        for (Property property : Property.values()) {
            if (property.toString().equals(field)) {
                values = property == Property.AGE ? ages(text) : named(property, text);
            }
        }
        for (HanFilter.Field ofIdeographs : HanFilter.Field.values()) {
            if (ofIdeographs.toString().equals(field)) {
                values = ofIdeographs(ofIdeographs, text);
            }
        }
        return values.limit(MOST).toList();
    }

    private Stream<String> ages(String text) {
        Comparison comparison = Comparison.parse(text);
        return lookup.ages().stream()
                .sorted(Comparator.reverseOrder())
                .map(Version::toString)
                .filter(age -> age.startsWith(comparison.operand()))
                .map(age -> comparison.operator() + age);
    }

    /** Of several names of a value, the longest is taken: the others are abbreviations. */
    private static Stream<String> named(Property property, String text) {
        Map<List<String>, String> names = new HashMap<>(); // by the entries of the values
        beginning(property.valueNames(), text)
                .forEach(name -> names.merge(property.entries(name), name, (a, b) -> a.length() >= b.length() ? a : b));
        return names.values().stream().sorted();
    }

    private Stream<String> ofIdeographs(HanFilter.Field field, String text) {
        return switch (field) {
            case STROKES -> Stream.empty();
            case RADICAL ->
                beginning(
                        IntStream.rangeClosed(1, Radicals.COUNT)
                                .mapToObj(Radicals::nameOf)
                                .sorted()
                                .distinct()
                                .toList(),
                        text);
            default ->
                text.isBlank()
                        ? Stream.empty()
                        : lookup.ideographs().beginningWith(field, text.toLowerCase(Locale.ROOT), MOST).stream();
        };
    }

    private static Stream<String> beginning(Collection<String> names, String text) {
        String wanted = Spelling.loose(text);
        return names.stream().filter(name -> Spelling.loose(name).startsWith(wanted));
    }
}
