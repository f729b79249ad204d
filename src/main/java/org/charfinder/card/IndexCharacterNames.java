package org.charfinder.card;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EnglishNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.CodePoints;
import org.jspecify.annotations.Nullable;

/** The other names, keywords and look-alikes that an index has. */
public final class IndexCharacterNames implements CharacterNames {

    private static final String EMOJI_PRESENTATION = "\uFE0F"; // VARIATION SELECTOR-16

    private final CharacterLookup index;

    /**
     * The names of an index.
     *
     * @param index is read when a name is asked for
     */
    public IndexCharacterNames(UnicodeNameIndex index) {
        this.index = new CharacterLookup(index);
    }

    @Override
    public @Nullable String nameOf(String characters) {
        String name = index.englishNames(characters).shortName();
        return name.isEmpty() ? null : name;
    }

    @Override
    public List<String> aliases(String characters) {
        EnglishNames synonyms = index.englishNames(characters);
        List<String> aliases = new ArrayList<>(synonyms.aliases());
        if (!synonyms.shortName().isEmpty() && CodePoints.isSingle(characters)) {
            aliases.add(synonyms.shortName());
        }
        return aliases;
    }

    @Override
    public List<String> keywords(String characters) {
        return index.englishNames(withoutPresentation(characters)).keywords();
    }

    /** A variation selector asks for emoji presentation, as in ❤ and U+FE0F, and does not change the keywords. */
    private static String withoutPresentation(String characters) {
        int first = Character.charCount(characters.codePointAt(0));
        return characters.substring(first).equals(EMOJI_PRESENTATION) ? characters.substring(0, first) : characters;
    }

    @Override
    public List<Integer> lookalikes(int codePoint) {
        return index.lookalikes(codePoint);
    }
}
