package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces characters by the first one that is equal to them at the primary level of the Unicode Collation Algorithm
 * (UTS #10) in the root locale of CLDR: accents are removed, {@code ł} becomes {@code l}, {@code æ} becomes {@code ae},
 * katakana becomes hiragana. Some letters are equal by the search tailorings of CLDR only. Loaded by the first text
 * beyond ASCII.
 */
final class PrimaryLevel {

    /** The code points that the algorithm is asked about: alphabets and syllabaries, not ideographs or Hangul. */
    private static final int[] RANGES = {
        0x80, 0x1100, 0x1200, 0x3100, 0xA640, 0xAC00, 0xFB00, 0xFF00, 0x10280, 0x12000, 0x1E000, 0x1F000
    };

    /** Pairs of what is equal by tailorings, or looks so: dotless i; Persian and Arabic yeh and kaf; punctuation. */
    private static final String TAILORED = "ıiىيیيےيکكڪكھهہهەه׳'״\"’'‘'ʼ'ʻ'`'´'′'";

    private static final Map<Integer, String> REPLACEMENTS = replacements();

    private PrimaryLevel() {}

    /** Appends what a character is equal to; nothing for accents, and for what searches ignore. */
    static void append(int codePoint, StringBuilder target) {
        String equal = REPLACEMENTS.get(codePoint);
        if (equal == null) {
            target.appendCodePoint(codePoint);
        } else {
            target.append(equal);
        }
    }

    private static Map<Integer, String> replacements() {
        Map<Integer, String> replacements = new HashMap<>();
        Map<Key, String> first = new HashMap<>();
        Keys keys = new Keys();
        for (char c = 'a'; c <= 'z'; c++) {
            first.put(keys.of(String.valueOf(c)), String.valueOf(c));
        }
        for (char c = 'a'; c <= 'z'; c++) {
            for (char d = 'a'; d <= 'z'; d++) {
                String both = "" + c + d;
                first.putIfAbsent(keys.of(both), both);
            }
        }
        for (int i = 0; i < RANGES.length; i += 2) {
            for (int codePoint = RANGES[i]; codePoint < RANGES[i + 1]; codePoint++) {
                String text = Character.toString(codePoint);
                if (isLetterOrMark(codePoint) && CaseFolding.isFolded(text)) {
                    Key key = keys.of(text);
                    @Nullable String equal = key.isEmpty() ? "" : first.putIfAbsent(key, text);
                    if (equal != null) {
                        replacements.put(codePoint, equal);
                    }
                }
            }
        }
        for (int i = 0; i < TAILORED.length(); i += 2) {
            replacements.put((int) TAILORED.charAt(i), TAILORED.substring(i + 1, i + 2));
        }
        replacements.put(0x640, ""); // tatweel
        return replacements;
    }

    private static boolean isLetterOrMark(int codePoint) {
        int type = UCharacter.getType(codePoint); // letters come first, then marks
        return type >= UCharacterCategory.UPPERCASE_LETTER && type <= UCharacterCategory.COMBINING_SPACING_MARK;
    }

    /** Makes primary keys. */
    private static final class Keys {
        private final RuleBasedCollator root;
        private final RawCollationKey raw = new RawCollationKey();

        Keys() {
            try {
                root = new RuleBasedCollator(""); // the root locale's, without its resource bundle
            } catch (Exception e) { // as declared; the rules are always the same
                throw new IllegalStateException(e);
            }
            root.setStrength(Collator.PRIMARY);
        }

        Key of(String text) {
            root.getRawCollationKey(text, raw);
            return new Key(Arrays.copyOf(raw.bytes, raw.size));
        }
    }

    /** A primary key, compared by its bytes. */
    private static final class Key {
        private final byte[] bytes;

        Key(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isEmpty() {
            return bytes.length <= 1; // the end of a level
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
