package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;

/**
 * A range of code points without a name, all of one category and one block. A result has one line for it.
 *
 * @param first a code point
 * @param last a code point, inclusive
 */
public record UnnamedRange(int first, int last) {

    /**
     * Both ends as the Standard writes them.
     *
     * @return {@code U+E000..U+F8FF}; for one code point {@code U+038B}
     */
    public String code() {
        String notation = UnicodeNames.notation(first);
        return first == last ? notation : notation + ".." + UnicodeNames.notation(last);
    }

    /**
     * The first character as a result line shows it.
     *
     * @return the character or a picture of it
     */
    public String shown() {
        return Picture.of(first);
    }

    /**
     * The label of the Standard, with both ends.
     *
     * @return {@code <private-use-E000..F8FF>}
     */
    public String label() {
        String label = UnicodeNames.labelOf(first);
        return first == last
                ? label
                : label.substring(0, label.length() - 1) + ".."
                        + UnicodeNames.notation(last).substring("U+".length()) + ">";
    }

    /**
     * The code points, each as a range.
     *
     * @return one or more, ascending
     */
    public Stream<UnnamedRange> codePoints() {
        return IntStream.rangeClosed(first, last).mapToObj(codePoint -> new UnnamedRange(codePoint, codePoint));
    }

    /** The result line, without its line end. */
    String line() {
        return ResultLine.of(code(), shown(), label());
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
