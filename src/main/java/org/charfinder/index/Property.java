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
 * A property of characters that an index knows. Of each of its values there is an entry in the table of words, which has
 * the characters of that value: {@code block:dingbats}, {@code age:15.0}. Entries begin with a letter in lower case, and so
 * come behind all words.
 */
public enum Property {
    BLOCK(UProperty.BLOCK),
    SCRIPT(UProperty.SCRIPT),
    CATEGORY(UProperty.GENERAL_CATEGORY),
    AGE(UProperty.AGE);

    static final String AGE_PREFIX = "age:";

    private static final int GROUPS = UProperty.GENERAL_CATEGORY_MASK;
    private static final String[] CATEGORY_GROUPS = {"L", "LC", "M", "N", "P", "S", "Z", "C"};

    private final int icu;
    private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

    Property(int icu) {
        this.icu = icu;
    }

    /** The value that a code point has, as a number of its own. */
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
     * The entries that a value stands for, as the Standard names it (PropertyValueAliases.txt), in the long form or the
     * short one; case, spaces, hyphens and underscores don't count. A group of categories, such as punctuation, stands for
     * several.
     *
     * @return empty if there is no such value. {@link #AGE} is told by {@link #entry(Version)}
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

    /** The entry of those that a version of Unicode brought. */
    public static String entry(Version age) {
        return AGE_PREFIX + age;
    }

    /** All names that values have, in lower case, for those who look for one that is like another. */
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
                if (name != null) { // there is no short one
                    target.add(name.toLowerCase(Locale.ROOT));
                }
            }
        } catch (IllegalArgumentException e) {
            // That was the last one.
        }
    }

    /** The name of the property as queries have it: {@code block}. */
    @Override
    public String toString() {
        return prefix.substring(0, prefix.length() - 1);
    }
}
