package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import java.util.regex.Pattern;
import org.charfinder.unicode.Ascii;

/** Names that a query would read as something else than words, such as {@code seta "TOP}. */
final class MisleadingName {

    /** Precedes such names among names as they are typed; no query begins with it. */
    private static final String PREFIX = "\t";

    /** What may be an operator: a quotation mark, a beginning, an alternative, an exclusion. None is like a filter. */
    private static final Pattern OPERATOR = Pattern.compile("[\"*|]|(?:^|\\s)-");

    private MisleadingName() {}

    /** Whether a name has what may be an operator, or only single letters, which a query would list. */
    static boolean is(String name) {
        return OPERATOR.matcher(name).find() || (!Ascii.containsAll(name) && hasNoWord(name));
    }

    private static boolean hasNoWord(String name) {
        return Folding.words(name).stream()
                .noneMatch(
                        word -> word.codePoints().filter(UCharacter::isLetter).count() > 1);
    }

    /** The text under which such a name is found, without regard to case and marks. */
    static String typed(CharSequence name) {
        return PREFIX + Folding.fold(name);
    }
}
