package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The Name property of characters (the Unicode Standard, section 4.8) and the version that brought them. The same on
 * every Java release; any thread may call.
 */
public final class UnicodeNames {

    private UnicodeNames() {}

    /** The newest version of Unicode whose characters have names here. */
    public static Version newest() {
        return version(UCharacter.getUnicodeVersion());
    }

    /** The version of ICU, whose data decides which characters there are. Cheap: it loads no data. */
    public static Version icu() {
        return version(VersionInfo.ICU_VERSION);
    }

    /**
     * The name of a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return null for what has no name of its own: controls, surrogates, private use, and what is not assigned
     */
    public static String nameOf(int codePoint) {
        if (!isNamed(UCharacter.getType(codePoint))) {
            return null;
        }
        String name = Character.getName(codePoint);
        return name == null || isMadeUp(name, codePoint) ? UCharacter.getName(codePoint) : name;
    }

    /**
     * What a code point is called: its name, or if it has none its label, as in table 4-9 of the Standard, such as {@code
     * <control-000A>}. What is not assigned is {@code <unassigned-0378>}; the Standard says reserved.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     */
    public static String labelOf(int codePoint) {
        String name = nameOf(codePoint);
        return name != null ? name : "<" + kindOf(codePoint) + "-" + digits(codePoint) + ">";
    }

    /**
     * A code point as the Standard writes it: {@code U+265C}, in upper-case hexadecimal, four digits or more.
     *
     * @param codePoint from 0; beyond {@link Character#MAX_CODE_POINT} too, to say that there is no such thing
     */
    public static String notation(long codePoint) {
        return "U+" + digits(codePoint);
    }

    /** The code points of a text, a space between two: {@code U+1F1EB U+1F1F7}. */
    public static String notation(String characters) {
        return characters.codePoints().mapToObj(UnicodeNames::notation).collect(Collectors.joining(" "));
    }

    private static String digits(long codePoint) {
        String hex = Long.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    /** Whether a code point is a control, which has no name, but aliases. */
    public static boolean isControl(int codePoint) {
        return UCharacter.getType(codePoint) == UCharacterCategory.CONTROL;
    }

    private static String kindOf(int nameless) {
        return switch (UCharacter.getType(nameless)) {
            case UCharacterCategory.CONTROL -> "control";
            case UCharacterCategory.PRIVATE_USE -> "private-use";
            case UCharacterCategory.SURROGATE -> "surrogate";
            default ->
                UCharacter.hasBinaryProperty(nameless, UProperty.NONCHARACTER_CODE_POINT)
                        ? "noncharacter"
                        : "unassigned";
        };
    }

    /**
     * The version of Unicode that brought a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}; 0.0 where nothing is assigned
     */
    public static Version ageOf(int codePoint) {
        return version(UCharacter.getAge(codePoint));
    }

    private static boolean isNamed(int category) {
        return switch (category) {
            case UCharacterCategory.UNASSIGNED,
                    UCharacterCategory.CONTROL,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.PRIVATE_USE -> false;
            default -> true;
        };
    }

    /** For ranges whose names follow a rule, the JDK gives the block and the code point: HANGUL SYLLABLES AC00. */
    private static boolean isMadeUp(String name, int codePoint) {
        return name.endsWith(" " + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
    }

    private static Version version(VersionInfo version) {
        return new Version(version.getMajor(), version.getMinor());
    }
}
