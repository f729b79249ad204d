package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UProperty.NameChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/**
 * A property of characters that an index knows. Each value of it has an entry in the table of words, with the
 * characters of that value: {@code block:dingbats}, {@code age:15.0}.
 */
public enum Property {
    /** The Unicode block. */
    BLOCK(UProperty.BLOCK),
    /** The script. */
    SCRIPT(UProperty.SCRIPT),
    /** The general category. */
    CATEGORY(UProperty.GENERAL_CATEGORY),
    /** The version of Unicode that brought the character. */
    AGE(UProperty.AGE);

    static final String AGE_PREFIX = "age:";

    private static final int GROUPS = UProperty.GENERAL_CATEGORY_MASK;
    private static final String[] CATEGORY_GROUPS = {"L", "LC", "M", "N", "P", "S", "Z", "C"};

    private final int icu;
    private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

    Property(int icu) {
        this.icu = icu;
    }

    /** The value of a code point, as a number. */
    int valueOf(int codePoint) {
        return this == AGE ? UnicodeNames.ageOf(codePoint).packed() : UCharacter.getIntPropertyValue(codePoint, icu);
    }

    /** The entry of a value. */
    String entry(int value) {
        return this == AGE
                ? entry(Version.unpacked(value))
                : prefix
                        + UCharacter.getPropertyValueName(icu, value, NameChoice.LONG)
                                .toLowerCase(Locale.ROOT);
    }

    /**
     * The entries of a value. A group of categories, such as punctuation, has several. For {@link #AGE}, see {@link
     * #entry(Version)}.
     *
     * @param value its long or short name in the Standard (PropertyValueAliases.txt); case, spaces, hyphens and
     *     underscores do not count
     * @return empty if there is no such value
     */
    public List<String> entries(String value) {
        List<String> entries = new ArrayList<>();
        try {
            if (this == CATEGORY) {
                int mask = UCharacter.getPropertyValueEnum(GROUPS, value);
                for (int category = 0; category < Integer.SIZE; category++) {
                    if ((mask & 1 << category) != 0) {
                        entries.add(entry(category));
                    }
                }
            } else {
                entries.add(entry(UCharacter.getPropertyValueEnum(icu, value)));
            }
        } catch (IllegalArgumentException e) {
            return List.of(); // ICU knows no such value
        }
        return entries;
    }

    /**
     * The entry of the characters that a version of Unicode brought.
     *
     * @param age the version
     * @return the entry, which may not be in an index
     */
    public static String entry(Version age) {
        return AGE_PREFIX + age;
    }

    /**
     * All names of values, long and short.
     *
     * @return in lower case; empty for {@link #AGE}
     */
    public Set<String> valueNames() {
        Set<String> values = new TreeSet<>();
        for (int value = 0; value <= UCharacter.getIntPropertyMaxValue(icu) && this != AGE; value++) {
            addNames(icu, value, values);
        }
        if (this == CATEGORY) {
            for (String group : CATEGORY_GROUPS) {
                addNames(GROUPS, UCharacter.getPropertyValueEnum(GROUPS, group), values);
            }
        }
        return values;
    }

    private static void addNames(int property, int value, Set<String> target) {
        try {
            for (int choice = NameChoice.SHORT; ; choice++) {
                String name = UCharacter.getPropertyValueName(property, value, choice);
                if (name != null) { // null: there is no short name
                    target.add(name.toLowerCase(Locale.ROOT));
                }
            }
        } catch (IllegalArgumentException e) {
            // Thrown behind the last name.
        }
    }

    /** The name of the property as queries have it: {@code block}. */
    @Override
    public String toString() {
        return prefix.substring(0, prefix.length() - 1);
    }
}
