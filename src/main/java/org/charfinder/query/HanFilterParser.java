package org.charfinder.query;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.HanFilter;
import org.charfinder.index.HanFilter.Field;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Confusables;
import org.charfinder.unicode.Radicals;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/** Parses filters of ideographs, such as {@code meaning:water}, {@code pinyin:shui3} and {@code strokes:<=5}. */
final class HanFilterParser {

    private static final int MOST_STROKES = 255; // as an index has them

    /** The name of a sign for a form of a radical: CJK RADICAL WATER ONE. */
    private static final Pattern VARIANT_NAME =
            Pattern.compile("CJK RADICAL (?:[CJ]-)?(?:SIMPLIFIED )?(.*?)(?: (?:ONE|TWO|THREE|FOUR))?");

    private HanFilterParser() {}

    /**
     * Parses a filter.
     *
     * @return null if it is rather text, as {@code on} is a word, too: {@code on:fire}
     * @throws QueryException if there is no such value
     */
    static @Nullable HanFilter parse(CharacterLookup lookup, Field field, String value) throws QueryException {
        HanFilter filter = switch (field) {
            case MEANING -> meaning(value);
            case PINYIN -> text(field, Romanization.pinyin(value));
            case ON -> text(field, Romanization.japanese(value, true));
            case KUN -> text(field, Romanization.japanese(value, false));
            case RADICAL -> radical(lookup, value);
            case STROKES -> strokes(value);
        };
        if (filter == null || !lookup.ideographs().knows(filter)) {
            if (field == Field.ON) {
                return null;
            }
            String near = field == Field.RADICAL
                    ? Spelling.nearestIgnoringCase(value, radicalsByName().keySet())
                    : null;
            throw new FilterException(
                    field.toString(), near, "no %s %s; %s".formatted(field, Excerpt.of(value), advice(field, near)));
        }
        return filter;
    }

    private static String advice(Field field, @Nullable String near) {
        return switch (field) {
            case MEANING -> "it is an English word, as in meaning:water";
            case PINYIN -> "it is a syllable, with or without its tone, as in pinyin:shui3, pinyin:shuǐ or pinyin:shui";
            case ON, KUN -> "it is a Japanese reading in Latin letters or kana, as in kun:mizu";
            case RADICAL ->
                near != null
                        ? "did you mean " + near + "?"
                        : "it is a number from 1 to " + Radicals.COUNT
                                + " or a character, as in radical:85 or radical:水";
            case STROKES -> "it is a number, as in strokes:8, strokes:<=5 or strokes:>20";
        };
    }

    private static @Nullable HanFilter meaning(String value) {
        return text(Field.MEANING, String.join(" ", Folding.words(value)));
    }

    private static @Nullable HanFilter text(Field field, String text) {
        return text.isBlank() ? null : HanFilter.of(field, text);
    }

    private static @Nullable HanFilter strokes(String value) {
        Comparison comparison = Comparison.parse(value);
        if (!isNumber(comparison.operand())) {
            return null;
        }
        int wanted = Integer.parseInt(comparison.operand());
        int least = comparison.accepts(-1) ? 1 : comparison.accepts(0) ? wanted : wanted + 1;
        int most = comparison.accepts(1) ? MOST_STROKES : comparison.accepts(0) ? wanted : wanted - 1;
        return HanFilter.of(Field.STROKES, least, most);
    }

    private static boolean isNumber(String text) {
        return text.length() <= 3 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable HanFilter radical(CharacterLookup lookup, String value) {
        int radical = radicalOf(lookup, value);
        return radical < 1 || radical > Radicals.COUNT ? null : HanFilter.of(Field.RADICAL, radical, radical);
    }

    private static int radicalOf(CharacterLookup lookup, String value) {
        if (isNumber(value)) {
            return Integer.parseInt(value);
        }
        if (CodePoints.isSingle(value)) {
            return radicalOf(lookup, value.codePointAt(0));
        }
        return radicalsByName().getOrDefault(String.join(" ", Folding.words(value)), 0);
    }

    /** The radical of an ideograph or of a sign for a radical. */
    private static int radicalOf(CharacterLookup lookup, int codePoint) {
        if (Radicals.ofSign(codePoint) > 0) {
            return Radicals.ofSign(codePoint);
        }
        Matcher variant = VARIANT_NAME.matcher(UnicodeNames.labelOf(codePoint));
        if (!variant.matches()) {
            return lookup.ideographs().character(codePoint).radical();
        }
        Integer radical = radicalsByName().get(variant.group(1).toLowerCase(Locale.ROOT));
        return radical == null ? radicalOfLookalike(lookup, codePoint) : radical;
    }

    /** Most signs of forms of radicals are confusable with an ideograph: CJK RADICAL PERSON. */
    private static int radicalOfLookalike(CharacterLookup lookup, int codePoint) {
        String alike = Normalizer2.getNFKCInstance().normalize(Confusables.skeletonOf(codePoint));
        return CodePoints.isSingle(alike)
                ? lookup.ideographs().character(alike.codePointAt(0)).radical()
                : 0;
    }

    /** The numbers of radicals by the names of their signs: {@code water}, {@code short tailed bird}. */
    private static Map<String, Integer> radicalsByName() {
        Map<String, Integer> radicals = new TreeMap<>();
        for (int radical = 1; radical <= Radicals.COUNT; radical++) {
            radicals.put(Radicals.nameOf(radical), radical);
        }
        return radicals;
    }
}
