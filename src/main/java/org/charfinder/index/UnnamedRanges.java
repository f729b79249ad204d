package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * The ranges of code points without a name, such as those for private use. Each range has one line, which shows its
 * first code point. All code points of a range are of one category and one block.
 */
final class UnnamedRanges {

    private final List<UnnamedRange> ranges = new ArrayList<>();
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
            ranges.add(new UnnamedRange(first, next - 1));
        }
    }

    /** A number that differs where the label, the category or the block differs. */
    private static int kindOf(int codePoint) {
        boolean noncharacter = UCharacter.hasBinaryProperty(codePoint, UProperty.NONCHARACTER_CODE_POINT);
        int block = UCharacter.getIntPropertyValue(codePoint, UProperty.BLOCK);
        return (block << Byte.SIZE | UCharacter.getType(codePoint)) << 1 | (noncharacter ? 1 : 0);
    }

    /** All ranges. Nothing is added after this. */
    List<UnnamedRange> all() {
        end();
        first = -1;
        return ranges;
    }
}
