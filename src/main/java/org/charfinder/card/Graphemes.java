package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.charfinder.card.Grapheme.Flag;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/** Cuts a text into graphemes, and finds in each what a reader may overlook. For one thread. */
public final class Graphemes implements Iterator<Grapheme> {

    /** In UTF-16 units. No emoji is longer. */
    private static final int LONGEST_NAMED = 40;

    private final String text;
    private final CharacterNames names;
    private final Lookalikes lookalikes;
    private final BreakIterator breaks;
    private int start;

    /**
     * The graphemes of a text.
     *
     * @param text any text
     * @param names is asked for the names of emoji
     */
    public Graphemes(String text, CharacterNames names) {
        this.text = text;
        this.names = names;
        this.lookalikes = new Lookalikes(text);
        this.breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text); // moves to the start
    }

    @Override
    public boolean hasNext() {
        return start < text.length();
    }

    @Override
    public Grapheme next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the text has %d UTF-16 units".formatted(text.length()));
        }
        int first = start;
        start = breaks.next();
        String characters = text.substring(first, start);
        return CodePoints.isSingle(characters) ? ofOne(characters, first) : ofSeveral(characters);
    }

    private Grapheme ofOne(String character, int place) {
        int codePoint = character.codePointAt(0);
        Set<Flag> flags = flagsOf(codePoint);
        String looksLike = flags.isEmpty() ? lookalikes.of(codePoint, place) : null;
        if (looksLike != null) {
            flags.add(Flag.CONFUSABLE);
        }
        return new Grapheme(
                character, UnicodeNames.labelOf(codePoint), true, Collections.unmodifiableSet(flags), looksLike);
    }

    private Grapheme ofSeveral(String characters) {
        String name = nameOf(characters);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (name == null) { // an emoji needs its joiners and selectors
            characters.codePoints().mapToObj(Graphemes::flagsOf).forEach(flags::addAll);
        }
        return new Grapheme(characters, name, name != null, Collections.unmodifiableSet(flags), null);
    }

    private @Nullable String nameOf(String characters) {
        return characters.length() > LONGEST_NAMED ? null : names.nameOf(characters);
    }

    private static Set<Flag> flagsOf(int codePoint) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (isInvisible(codePoint)) {
            flags.add(Flag.INVISIBLE);
        }
        if (UCharacter.hasBinaryProperty(codePoint, UProperty.BIDI_CONTROL)) {
            flags.add(Flag.BIDIRECTIONAL);
        }
        return flags;
    }

    private static boolean isInvisible(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL -> codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
            case UCharacterCategory.SPACE_SEPARATOR -> codePoint != ' ';
            case UCharacterCategory.LINE_SEPARATOR, UCharacterCategory.PARAGRAPH_SEPARATOR -> true;
            case UCharacterCategory.FORMAT ->
                !UCharacter.hasBinaryProperty(codePoint, UProperty.PREPENDED_CONCATENATION_MARK);
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
