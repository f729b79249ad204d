package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.stream.IntStream;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;

/** How a card mentions other characters. */
final class References {

    private References() {}

    static List<String> to(IntStream codePoints) {
        return codePoints
                .mapToObj(codePoint -> to(UCharacter.toString(codePoint)))
                .toList();
    }

    /** {@code U+00C9 É LATIN CAPITAL LETTER E WITH ACUTE}, {@code U+0053 U+0053 SS}. */
    static String to(String characters) {
        String reference = UnicodeNames.notation(characters) + " " + Picture.safely(characters);
        return CodePoints.isSingle(characters)
                ? reference + " " + UnicodeNames.labelOf(characters.codePointAt(0))
                : reference;
    }
}
