package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The properties of emoji (UTS #51, section 1.4), with the names that a query may use. */
enum EmojiProperty {
    YES("y", "true", "t", "emoji"),
    NO("n", "false", "f"),
    /** Shown in colour without U+FE0F. */
    PRESENTATION("emoji_presentation", "epres"),
    /** Shown as text without U+FE0F: an emoji without {@link #PRESENTATION}. */
    TEXT,
    MODIFIER("emoji_modifier", "emod"),
    BASE("modifier_base", "emoji_modifier_base", "ebase"),
    COMPONENT("emoji_component", "ecomp"),
    /** May become an emoji. */
    PICTOGRAPHIC("extended_pictographic", "extpict");

    private static final String PREFIX = "emoji:";

    @SuppressWarnings("ImmutableEnumChecker") // the list is
    private final List<String> otherNames;

    EmojiProperty(String... otherNames) {
        this.otherNames = List.of(otherNames);
    }

    /** The entry in the table of words. */
    String entry() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** A set of properties as bits. */
    static int bits(int codePoint) {
        boolean emoji = has(codePoint, UProperty.EMOJI);
        boolean shownAsEmoji = emoji && has(codePoint, UProperty.EMOJI_PRESENTATION);
        int bits = emoji ? bit(YES, true) | bit(PRESENTATION, shownAsEmoji) | bit(TEXT, !shownAsEmoji) : bit(NO, true);
        return bits
                | bit(MODIFIER, emoji && has(codePoint, UProperty.EMOJI_MODIFIER))
                | bit(BASE, emoji && has(codePoint, UProperty.EMOJI_MODIFIER_BASE))
                | bit(COMPONENT, has(codePoint, UProperty.EMOJI_COMPONENT))
                | bit(PICTOGRAPHIC, has(codePoint, UProperty.EXTENDED_PICTOGRAPHIC));
    }

    private static boolean has(int codePoint, int property) {
        return UCharacter.hasBinaryProperty(codePoint, property);
    }

    private static int bit(EmojiProperty property, boolean set) {
        return set ? 1 << property.ordinal() : 0;
    }

    /** The properties of a code point. */
    static List<EmojiProperty> of(int codePoint) {
        int bits = bits(codePoint);
        List<EmojiProperty> found = new ArrayList<>();
        for (EmojiProperty property : values()) {
            if ((bits & bit(property, true)) != 0) {
                found.add(property);
            }
        }
        return found;
    }

    /** The property with a name; case, spaces, hyphens and underscores do not count. */
    static Optional<EmojiProperty> named(String name) {
        String wanted = loose(name);
        for (EmojiProperty property : values()) {
            if (loose(property.name()).equals(wanted)
                    || property.otherNames.stream()
                            .anyMatch(other -> loose(other).equals(wanted))) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    private static String loose(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /** All names. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (EmojiProperty property : values()) {
            names.add(property.name().toLowerCase(Locale.ROOT));
            names.addAll(property.otherNames);
        }
        return names;
    }
}
