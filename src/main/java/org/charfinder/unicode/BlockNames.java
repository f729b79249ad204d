package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.jspecify.annotations.Nullable;

/**
 * The names of blocks as Blocks.txt writes them. ICU's names have underscores for spaces and hyphens. Any thread may
 * call.
 */
public final class BlockNames {

    private BlockNames() {}

    /**
     * The name of a character's block: {@code Latin-1 Supplement}, {@code Chess Symbols}.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return null if the code point is in no block
     */
    public static @Nullable String of(int codePoint) {
        int block = UCharacter.getIntPropertyValue(codePoint, UProperty.BLOCK);
        if (block == UCharacter.UnicodeBlock.NO_BLOCK.getID()) {
            return null;
        }
        return of(UCharacter.getPropertyValueName(UProperty.BLOCK, block, UProperty.NameChoice.LONG));
    }

    private static String of(String propertyValueName) {
        String[] words = propertyValueName.split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(isHyphenated(words[i - 1], words[i]) ? '-' : ' ').append(written(words[i]));
        }
        return name.toString();
    }

    /** Latin-1, Latin Extended-A, Phags-pa, Cypro-Minoan; but Extension A, Linear B. */
    private static boolean isHyphenated(String before, String word) {
        return (word.length() == 1 && !before.equals("Extension") && !before.equals("Linear"))
                || word.equals("Pa")
                || word.equals("Minoan");
    }

    private static String written(String word) {
        return switch (word) {
            case "And" -> "and";
            case "For" -> "for";
            case "Pa" -> "pa";
            default -> word;
        };
    }
}
