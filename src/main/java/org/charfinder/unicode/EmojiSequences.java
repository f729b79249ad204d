package org.charfinder.unicode;

import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;
import java.util.List;

/** Emoji of several code points: flags, families, skin tones and so on (Unicode Technical Standard #51). */
public final class EmojiSequences {

    private EmojiSequences() {}

    /**
     * The emoji sequences that are recommended for general interchange (RGI).
     *
     * @return unmodifiable, in the order of their code points
     */
    public static List<String> all() {
        return new UnicodeSet("[:RGI_Emoji:]")
                .strings().stream()
                        .sorted((a, b) -> Arrays.compare(
                                a.codePoints().toArray(), b.codePoints().toArray()))
                        .toList();
    }
}
