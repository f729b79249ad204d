package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.UnicodeSet;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows a character on a terminal. Any thread may call.
 *
 * <p>There are two rules. {@link #of} replaces characters that a terminal would obey and those that can't be sent:
 * controls, surrogates, noncharacters and unassigned code points. {@link #safely} also replaces invisible characters
 * and those that change their neighbours: a combining mark stands on a dotted circle, and a space, a direction mark or
 * a joiner is its abbreviation in brackets.
 */
public final class Picture {

    private static final int CONTROL_PICTURES = 0x2400; // in the order of the controls themselves
    private static final String PICTURE_OF_SPACE = "\u2420";
    private static final String PICTURE_OF_DELETE = "\u2421";
    private static final String REPLACEMENT_CHARACTER = "\uFFFD";
    private static final String DOTTED_CIRCLE = "\u25CC";

    private Picture() {}

    /**
     * The character itself, or a replacement. C0 controls and DEL are their control pictures, U+2400 to U+2421. C1
     * controls, surrogates, noncharacters and unassigned code points are U+FFFD. Format characters and private use are
     * kept.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return one code point
     */
    public static String of(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL -> ofControl(codePoint);
            case UCharacterCategory.SURROGATE, UCharacterCategory.UNASSIGNED -> REPLACEMENT_CHARACTER;
            default -> Character.toString(codePoint);
        };
    }

    /**
     * As {@link #of}, but never invisible and without effect on its neighbours. U+0020 is U+2420. Any other space,
     * format character or default-ignorable code point is its abbreviation, as {@code [NBSP]}, {@code [RLO]} or {@code
     * [VS16]}, or its code where it has no well-known abbreviation, as {@code [U+E0041]}. A combining mark follows
     * U+25CC.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return a visible text
     */
    public static String safely(int codePoint) {
        if (codePoint == ' ') {
            return PICTURE_OF_SPACE;
        }
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL, UCharacterCategory.SURROGATE, UCharacterCategory.UNASSIGNED ->
                of(codePoint);
            case UCharacterCategory.FORMAT,
                    UCharacterCategory.SPACE_SEPARATOR,
                    UCharacterCategory.LINE_SEPARATOR,
                    UCharacterCategory.PARAGRAPH_SEPARATOR -> inBrackets(codePoint);
            case UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK ->
                isIgnorable(codePoint) ? inBrackets(codePoint) : DOTTED_CIRCLE + Character.toString(codePoint);
            default -> isIgnorable(codePoint) ? inBrackets(codePoint) : Character.toString(codePoint);
        };
    }

    /**
     * Whether {@link #safely} keeps a character, which is visible or a combining mark.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return false if it is replaced
     */
    public static boolean isSafe(int codePoint) {
        return Safe.CHARACTERS.get(codePoint);
    }

    /** Loaded by the first call of {@link #isSafe}, which is called for each character of a JSON string. */
    private static final class Safe {

        static final BitSet CHARACTERS = new BitSet(Character.MAX_CODE_POINT + 1);

        static {
            new UnicodeSet("[^[:Cc:][:Cf:][:Cn:][:Cs:][:Z:][:Default_Ignorable_Code_Point:]]")
                    .ranges()
                    .forEach(range -> CHARACTERS.set(range.codepoint, range.codepointEnd + 1));
        }
    }

    /**
     * The same for characters that belong together: marks stand on the character before them, and an emoji keeps the
     * joiners and tags that it consists of.
     *
     * @param characters any text
     * @return a visible text
     */
    public static String safely(String characters) {
        if (UCharacter.hasBinaryProperty(characters, UProperty.RGI_EMOJI)) {
            return characters;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < characters.length(); ) {
            int codePoint = characters.codePointAt(i);
            if (i > 0 && UCharacter.getCombiningClass(codePoint) != 0) {
                shown.appendCodePoint(codePoint);
            } else {
                shown.append(safely(codePoint));
            }
            i += Character.charCount(codePoint);
        }
        return shown.toString();
    }

    private static String ofControl(int control) {
        if (control < ' ') {
            return Character.toString(CONTROL_PICTURES + control);
        }
        return control == 0x7F ? PICTURE_OF_DELETE : REPLACEMENT_CHARACTER;
    }

    private static boolean isIgnorable(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static String inBrackets(int codePoint) {
        String abbreviation = abbreviation(codePoint);
        return "[" + (abbreviation == null ? UnicodeNames.notation(codePoint) : abbreviation) + "]";
    }

    /**
     * As NameAliases.txt of the Unicode Character Database has them, or the code charts, without the spaces there; null
     * if there is none.
     */
    private static @Nullable String abbreviation(int codePoint) {
        if (codePoint >= 0xFE00 && codePoint <= 0xFE0F) {
            return "VS" + (codePoint - 0xFE00 + 1);
        }
        if (codePoint >= 0xE0100 && codePoint <= 0xE01EF) {
            return "VS" + (codePoint - 0xE0100 + 17);
        }
        return switch (codePoint) {
            case 0x00A0 -> "NBSP";
            case 0x00AD -> "SHY";
            case 0x034F -> "CGJ";
            case 0x061C -> "ALM";
            case 0x115F -> "HCF";
            case 0x1160 -> "HJF";
            case 0x180B -> "FVS1";
            case 0x180C -> "FVS2";
            case 0x180D -> "FVS3";
            case 0x180E -> "MVS";
            case 0x180F -> "FVS4";
            case 0x2000 -> "NQSP";
            case 0x2001 -> "MQSP";
            case 0x2002 -> "ENSP";
            case 0x2003 -> "EMSP";
            case 0x2004 -> "3/MSP";
            case 0x2005 -> "4/MSP";
            case 0x2006 -> "6/MSP";
            case 0x2007 -> "FSP";
            case 0x2008 -> "PSP";
            case 0x2009 -> "THSP";
            case 0x200A -> "HSP";
            case 0x200B -> "ZWSP";
            case 0x200C -> "ZWNJ";
            case 0x200D -> "ZWJ";
            case 0x200E -> "LRM";
            case 0x200F -> "RLM";
            case 0x2028 -> "LS";
            case 0x2029 -> "PS";
            case 0x202A -> "LRE";
            case 0x202B -> "RLE";
            case 0x202C -> "PDF";
            case 0x202D -> "LRO";
            case 0x202E -> "RLO";
            case 0x202F -> "NNBSP";
            case 0x205F -> "MMSP";
            case 0x2060 -> "WJ";
            case 0x2061 -> "f()";
            case 0x2062 -> "×";
            case 0x2063 -> ",";
            case 0x2064 -> "+";
            case 0x2066 -> "LRI";
            case 0x2067 -> "RLI";
            case 0x2068 -> "FSI";
            case 0x2069 -> "PDI";
            case 0x206A -> "ISS";
            case 0x206B -> "ASS";
            case 0x206C -> "IAFS";
            case 0x206D -> "AAFS";
            case 0x206E -> "NADS";
            case 0x206F -> "NODS";
            case 0x3000 -> "IDSP";
            case 0x3164 -> "HF";
            case 0xFEFF -> "BOM";
            case 0xFFA0 -> "HWHF";
            case 0xFFF9 -> "IAA";
            case 0xFFFA -> "IAS";
            case 0xFFFB -> "IAT";
            default -> null;
        };
    }
}
