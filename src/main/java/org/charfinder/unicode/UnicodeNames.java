package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.UnicodeBlock;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Name property of characters (the Unicode Standard, section 4.8) and the version that assigned them. The results
 * are the same on every Java release. Any thread may call.
 */
public final class UnicodeNames {

    private UnicodeNames() {}

    /**
     * The newest version of Unicode whose characters have names here.
     *
     * @return the version that ICU has data of
     */
    public static Version newest() {
        return version(UCharacter.getUnicodeVersion());
    }

    /**
     * The version of ICU, whose data decides which characters exist. The call is cheap: it loads no data.
     *
     * @return the version of the library
     */
    public static Version icu() {
        return version(VersionInfo.ICU_VERSION);
    }

    /**
     * The name of a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return null for code points without a name: controls, surrogates, private use and unassigned ones
     */
    public static @Nullable String nameOf(int codePoint) {
        if (!isNamed(UCharacter.getType(codePoint))) {
            return null;
        }
        String name = Character.getName(codePoint);
        return name == null || isMadeUp(name, codePoint) ? nameOfIcu(codePoint) : name;
    }

    private static @Nullable String nameOfIcu(int codePoint) {
        String name = UCharacter.getName(codePoint);
        return name == null ? derivedName(codePoint) : name;
    }

    /**
     * The name of a code point, or its label if it has no name, as in table 4-9 of the Standard: {@code
     * <control-000A>}. An unassigned code point is {@code <unassigned-0378>}; the Standard says reserved.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return a name or a label
     */
    public static String labelOf(int codePoint) {
        // The names of the JDK are the same, and take longer to load for one of them.
        String name = isNamed(UCharacter.getType(codePoint)) ? nameOfIcu(codePoint) : null;
        return name != null ? name : "<" + kindOf(codePoint) + "-" + digits(codePoint) + ">";
    }

    /**
     * A code point as the Standard writes it: {@code U+265C}, in upper-case hexadecimal, four digits or more.
     *
     * @param codePoint at least 0; may exceed {@link Character#MAX_CODE_POINT}, for messages about such a number
     * @return U+ and the digits
     */
    public static String notation(long codePoint) {
        return "U+" + digits(codePoint);
    }

    /**
     * The code points of a text as the Standard writes them.
     *
     * @param characters any text
     * @return {@code U+1F1EB U+1F1F7}, a space between two
     */
    public static String notation(String characters) {
        return characters.codePoints().mapToObj(UnicodeNames::notation).collect(Collectors.joining(" "));
    }

    private static String digits(long codePoint) {
        String hex = Long.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    /**
     * Whether a code point is a control. Controls have aliases, but no names.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return true for U+0000 to U+001F and U+007F to U+009F
     */
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
     * The version of Unicode that assigned a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return 0.0 if it is unassigned
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

    /** Where names follow a rule, some releases of the JDK return block and code point: HANGUL SYLLABLES AC00. */
    private static boolean isMadeUp(String name, int codePoint) {
        return name.endsWith(" " + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
    }

    /**
     * Names that ICU 79 lacks though it has the characters: by rule NR2, a prefix and the code point. The prefixes are
     * those of table 4-8 of the Standard and of DerivedName.txt; chapter 18 omits SMALL.
     */
    private static @Nullable String derivedName(int codePoint) {
        return switch (UCharacter.getIntPropertyValue(codePoint, UProperty.BLOCK)) {
            case UnicodeBlock.JURCHEN_ID -> "JURCHEN CHARACTER-" + digits(codePoint);
            case UnicodeBlock.SEAL_ID -> "SMALL SEAL CHARACTER-" + digits(codePoint);
            default -> null;
        };
    }

    private static Version version(VersionInfo version) {
        return new Version(version.getMajor(), version.getMinor());
    }
}
