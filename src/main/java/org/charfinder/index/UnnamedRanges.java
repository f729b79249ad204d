package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;

/**
 * The ranges of code points without a name, such as those for private use. Each range has one line, which shows its
 * first code point. All code points of a range are of one category and one block.
 */
final class UnnamedRanges {

    /** A range; the last code point is inclusive. */
    record Range(int first, int last) {

        /** The result line: {@code U+E000..U+F8FF}, its first character, {@code <private-use-E000..F8FF>}. */
        String line() {
            String label = UnicodeNames.labelOf(first);
            if (first == last) {
                return ResultLine.of(UnicodeNames.notation(first), Picture.of(first), label);
            }
            String notation = UnicodeNames.notation(last);
            return ResultLine.of(
                    UnicodeNames.notation(first) + ".." + notation,
                    Picture.of(first),
                    label.substring(0, label.length() - 1) + ".." + notation.substring("U+".length()) + ">");
        }

        /** The entries of its values of a property. What is unassigned has a category, a block and a script only. */
        List<String> entriesOf(Property property) {
            return switch (property) {
                case CATEGORY, BLOCK, SCRIPT, SCX -> property.entriesOf(first);
                case BIDI, WIDTH, EMOJI -> isAssigned() ? property.entriesOf(first) : List.of();
                case AGE, NUMERIC -> List.of();
            };
        }

        /** Whether it is for private use or of surrogates. */
        private boolean isAssigned() {
            return UCharacter.getType(first) != UCharacterCategory.UNASSIGNED;
        }
    }

    private final List<Range> ranges = new ArrayList<>();
    private int first = -1; // of the last range, or -1 if there is none
    private int next; // the code point that would continue it
    private int kind; // of its code points

    /** Adds a code point without a name, above all others. */
    void add(int codePoint) {
        int found = kindOf(codePoint);
        if (codePoint != next || found != kind || first < 0) {
            end();
            first = codePoint;
            kind = found;
        }
        next = codePoint + 1;
    }

    private void end() {
        if (first >= 0) {
            ranges.add(new Range(first, next - 1));
        }
    }

    /** A number that differs where the label, the category or the block differs. */
    private static int kindOf(int codePoint) {
        boolean noncharacter = UCharacter.hasBinaryProperty(codePoint, UProperty.NONCHARACTER_CODE_POINT);
        int block = UCharacter.getIntPropertyValue(codePoint, UProperty.BLOCK);
        return (block << Byte.SIZE | UCharacter.getType(codePoint)) << 1 | (noncharacter ? 1 : 0);
    }

    /** All ranges. Nothing is added after this. */
    List<Range> all() {
        end();
        first = -1;
        return ranges;
    }
}
