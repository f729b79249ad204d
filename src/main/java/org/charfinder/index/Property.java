package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UProperty.NameChoice;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.charfinder.unicode.NumericValue;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;
import org.jspecify.annotations.Nullable;

/**
 * A property of characters that an index knows. Each value of it has an entry in the table of words, with the
 * characters of that value: {@code block:dingbats}, {@code age:15.0}.
 */
public enum Property {
    /** The Unicode block. */
    BLOCK(UProperty.BLOCK),
    /** The scripts that use a character: its Script, and its Script_Extensions. */
    SCRIPT(UProperty.SCRIPT),
    /** The Script_Extensions. It differs from {@link #SCRIPT} for the values Common and Inherited only. */
    SCX(UProperty.SCRIPT),
    /** The general category. */
    CATEGORY(UProperty.GENERAL_CATEGORY),
    /** The version of Unicode that brought the character. */
    AGE(UProperty.AGE),
    /** The Bidi_Class. */
    BIDI(UProperty.BIDI_CLASS),
    /** The East_Asian_Width. */
    WIDTH(UProperty.EAST_ASIAN_WIDTH),
    /** The Numeric_Value, as a fraction. */
    NUMERIC(0),
    /** The properties of emoji (UTS #51). Emoji sequences are emoji too. */
    EMOJI(0);

    static final String AGE_PREFIX = "age:";

    private static final int GROUPS = UProperty.GENERAL_CATEGORY_MASK;
    private static final String[] CATEGORY_GROUPS = {"L", "LC", "M", "N", "P", "S", "Z", "C"};

    /** What people call two widths. */
    private static final Set<String> SHORT_WIDTHS = Set.of("full", "half");

    /** Consecutive characters may have different values although the key is the same. */
    static final int NO_KEY = -1;

    private final int icu;
    private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

    Property(int icu) {
        this.icu = icu;
    }

    /** A number that code points with the same values share, or {@link #NO_KEY}. */
    int keyOf(int codePoint) {
        return switch (this) {
            case AGE -> UnicodeNames.ageOf(codePoint).packed();
            case SCRIPT, SCX -> {
                int extensions = UScript.getScriptExtensions(codePoint, new BitSet());
                yield extensions < 0 ? NO_KEY : extensions;
            }
            case NUMERIC -> UCharacter.getUnicodeNumericValue(codePoint) == UCharacter.NO_NUMERIC_VALUE ? 0 : NO_KEY;
            case EMOJI -> EmojiProperty.bits(codePoint);
            default -> UCharacter.getIntPropertyValue(codePoint, icu);
        };
    }

    /** The entries of the values of a code point. */
    List<String> entriesOf(int codePoint) {
        return switch (this) {
            case AGE -> List.of(entry(UnicodeNames.ageOf(codePoint)));
            case SCRIPT -> {
                BitSet scripts = extensions(codePoint);
                scripts.set(UScript.getScript(codePoint));
                yield scripts.stream().mapToObj(this::entry).toList();
            }
            case SCX ->
                extensions(codePoint).stream()
                        .filter(script -> !isScript(script))
                        .mapToObj(this::entry)
                        .toList();
            case NUMERIC -> numbers(NumericValue.of(codePoint));
            case EMOJI ->
                EmojiProperty.of(codePoint).stream().map(EmojiProperty::entry).toList();
            default -> List.of(entry(UCharacter.getIntPropertyValue(codePoint, icu)));
        };
    }

    private static BitSet extensions(int codePoint) {
        BitSet scripts = new BitSet();
        UScript.getScriptExtensions(codePoint, scripts);
        return scripts;
    }

    /** Common, Inherited and Unknown are values of the property, but no scripts. */
    private static boolean isScript(int value) {
        return value != UScript.COMMON && value != UScript.INHERITED && value != UScript.UNKNOWN;
    }

    private List<String> numbers(@Nullable String number) {
        return number == null ? List.of() : List.of(prefix + number);
    }

    /** The entry of a value that ICU has a number for. */
    private String entry(int value) {
        Property of = this == SCX && isScript(value) ? SCRIPT : this;
        return of.prefix
                + UCharacter.getPropertyValueName(icu, value, NameChoice.LONG).toLowerCase(Locale.ROOT);
    }

    /**
     * The entries of a value. A group of categories, such as punctuation, has several. For {@link #AGE}, see {@link
     * #entry(Version)}.
     *
     * @param value its long or short name in the Standard (PropertyValueAliases.txt), where case, spaces, hyphens and
     *     underscores do not count; a number for {@link #NUMERIC}; {@code yes}, {@code presentation} and so on for
     *     {@link #EMOJI}
     * @return empty if there is no such value
     */
    public List<String> entries(String value) {
        List<String> entries = new ArrayList<>();
        try {
            switch (this) {
                case NUMERIC -> entries.addAll(numbers(NumericValue.parse(value)));
                case EMOJI -> EmojiProperty.named(value).ifPresent(property -> entries.add(property.entry()));
                case CATEGORY -> {
                    int mask = UCharacter.getPropertyValueEnum(GROUPS, value);
                    BitSet.valueOf(new long[] {mask & 0xFFFFFFFFL}).stream()
                            .mapToObj(this::entry)
                            .forEach(entries::add);
                }
                case WIDTH -> {
                    boolean isShort = SHORT_WIDTHS.contains(value.toLowerCase(Locale.ROOT));
                    entries.add(entry(UCharacter.getPropertyValueEnum(icu, isShort ? value + "width" : value)));
                }
                default -> entries.add(entry(UCharacter.getPropertyValueEnum(icu, value)));
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
     * @return in lower case; empty for {@link #AGE} and {@link #NUMERIC}
     */
    public Set<String> valueNames() {
        Set<String> values = new TreeSet<>();
        switch (this) {
            case AGE, NUMERIC -> {}
            case EMOJI -> values.addAll(EmojiProperty.names());
            default -> {
                for (int value = 0; value <= UCharacter.getIntPropertyMaxValue(icu); value++) {
                    addNames(icu, value, values);
                }
            }
        }
        if (this == CATEGORY) {
            for (String group : CATEGORY_GROUPS) {
                addNames(GROUPS, UCharacter.getPropertyValueEnum(GROUPS, group), values);
            }
        }
        if (this == WIDTH) {
            values.addAll(SHORT_WIDTHS);
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
