package org.charfinder.pick;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many columns a text takes on the terminal, by Unicode's properties, and where terminals differ, by what this one
 * has answered.
 */
final class Widths {

    /** What terminals disagree about, each with a sample and the columns that it usually takes. */
    enum Shape {
        FLAG("\uD83C\uDDEB\uD83C\uDDF7", 2),
        REGIONAL_INDICATOR("\uD83C\uDDEB", 1),
        JOINED("\uD83D\uDC69\u200D\uD83D\uDE80", 2),
        SKIN_TONE("\uD83D\uDC4D\uD83C\uDFFD", 2),
        EMOJI_STYLE("\u2764\uFE0F", 2),
        KEYCAP("1\uFE0F\u20E3", 2),
        SPACING_MARK("\u25CC\u093E", 2),
        AMBIGUOUS("\u00B1", 1);

        private final String sample;
        private final int usual;

        Shape(String sample, int usual) {
            this.sample = sample;
            this.usual = usual;
        }

        String sample() {
            return sample;
        }
    }

    private static final String CUT = "\u2026";
    private static final String DRAWN = CUT + "\u2502"; // beyond ASCII, in nearly every line
    private static final int KEYCAP = 0x20E3;
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int JOINER = 0x200D;

    private final Map<Shape, Integer> answered = new EnumMap<>(Shape.class);

    /**
     * Takes over what the terminal has answered.
     *
     * @param columns of the sample; what is impossible is ignored
     * @return whether it is not what was assumed
     */
    boolean learn(Shape shape, int columns) {
        if (columns < 1 || columns > 8 || columns == columns(shape)) {
            return false;
        }
        answered.put(shape, columns);
        return true;
    }

    private int columns(Shape shape) {
        return answered.getOrDefault(shape, shape.usual);
    }

    /** The columns of a text. */
    int of(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        return graphemes(text).stream().mapToInt(this::ofGrapheme).sum();
    }

    /** The text, or its beginning and an ellipsis, in no more columns than there are. */
    String clip(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int room = columns - ofGrapheme(CUT);
        if (room < 0) {
            return "";
        }
        StringBuilder clipped = new StringBuilder();
        for (String grapheme : graphemes(text)) {
            room -= ofGrapheme(grapheme);
            if (room < 0) {
                break;
            }
            clipped.append(grapheme);
        }
        return clipped.append(CUT).toString();
    }

    /** The graphemes of a text, as Unicode Standard Annex 29 cuts them. */
    static List<String> graphemes(String text) {
        return text.codePoints().allMatch(Widths::standsAlone) || text.codePointCount(0, text.length()) == 1
                ? text.codePoints().mapToObj(Character::toString).toList()
                : cut(text);
    }

    /** Whether a character is a grapheme unless one follows that this does not say of; true for the most frequent. */
    private static boolean standsAlone(int codePoint) {
        return (codePoint >= ' ' && codePoint < 0x7F) || DRAWN.indexOf(codePoint) >= 0;
    }

    /** ICU's rules take 0.02 s to load, so they are used only for what needs them. */
    private static List<String> cut(String text) {
        List<String> graphemes = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        for (int stop = breaks.next(); stop != BreakIterator.DONE; stop = breaks.next()) {
            graphemes.add(text.substring(start, stop));
            start = stop;
        }
        return graphemes;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** The columns of a grapheme, from 1. */
    int ofGrapheme(String grapheme) {
        if (isAscii(grapheme)) {
            return grapheme.length();
        }
        Shape shape = shapeOf(grapheme);
        if (shape != null) {
            return columns(shape);
        }
        IntStream each = grapheme.codePoints().map(Widths::ofCodePoint);
        int first = grapheme.codePointAt(0);
        boolean prepended = UCharacter.getIntPropertyValue(first, UProperty.GRAPHEME_CLUSTER_BREAK)
                == UCharacter.GraphemeClusterBreak.PREPEND; // terminals show it beside what follows
        int columns = prepended ? each.sum() : each.max().orElse(0); // a syllable of Hangul may have several letters
        return Math.max(1, columns);
    }

    private static @Nullable Shape shapeOf(String grapheme) {
        int first = grapheme.codePointAt(0);
        if (UCharacter.hasBinaryProperty(first, UProperty.REGIONAL_INDICATOR)) {
            return grapheme.length() > 2 ? Shape.FLAG : Shape.REGIONAL_INDICATOR;
        }
        if (has(grapheme, KEYCAP)) {
            return Shape.KEYCAP;
        }
        if (UCharacter.hasBinaryProperty(first, UProperty.EXTENDED_PICTOGRAPHIC)) {
            if (has(grapheme, JOINER)) {
                return Shape.JOINED;
            }
            if (grapheme.codePoints()
                    .skip(1)
                    .anyMatch(c -> UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER))) {
                return Shape.SKIN_TONE;
            }
        }
        if (has(grapheme, EMOJI_SELECTOR)) {
            return Shape.EMOJI_STYLE;
        }
        if (grapheme.codePoints()
                .skip(1)
                .anyMatch(c -> UCharacter.getType(c) == UCharacterCategory.COMBINING_SPACING_MARK)) {
            return Shape.SPACING_MARK;
        }
        return UCharacter.getIntPropertyValue(first, UProperty.EAST_ASIAN_WIDTH) == EastAsianWidth.AMBIGUOUS
                        && UCharacter.getType(first) != UCharacterCategory.PRIVATE_USE
                ? Shape.AMBIGUOUS
                : null;
    }

    private static boolean has(String grapheme, int codePoint) {
        return grapheme.indexOf(codePoint) >= 0;
    }

    private static int ofCodePoint(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.NON_SPACING_MARK, UCharacterCategory.ENCLOSING_MARK, UCharacterCategory.FORMAT -> 0;
            default ->
                switch (UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH)) {
                    case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
                    default -> 1;
                };
        };
    }
}
