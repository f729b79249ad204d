package org.charfinder.card;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EnglishNames;
import org.charfinder.index.UnicodeNameIndex;

/** What an index knows of characters beyond their properties. */
public final class IndexLore implements Lore {

    private static final String EMOJI_PRESENTATION = "\uFE0F"; // VARIATION SELECTOR-16

    private final CharacterLookup index;

    public IndexLore(UnicodeNameIndex index) {
        this.index = new CharacterLookup(index);
    }

    @Override
    public String nameOf(String characters) {
        String name = index.englishNames(characters).shortName();
        return name.isEmpty() ? null : name;
    }

    @Override
    public List<String> aliases(String characters) {
        EnglishNames synonyms = index.englishNames(characters);
        List<String> aliases = new ArrayList<>(synonyms.aliases());
        if (!synonyms.shortName().isEmpty() && characters.codePointCount(0, characters.length()) == 1) {
            aliases.add(synonyms.shortName());
        }
        return aliases;
    }

    @Override
    public List<String> keywords(String characters) {
        return index.englishNames(withoutPresentation(characters)).keywords();
    }

    /** What only asks for a picture in colour, as in ❤ and U+FE0F, makes nothing else come to mind. */
    private static String withoutPresentation(String characters) {
        int first = Character.charCount(characters.codePointAt(0));
        return characters.substring(first).equals(EMOJI_PRESENTATION) ? characters.substring(0, first) : characters;
    }

    @Override
    public List<Integer> lookalikes(int codePoint) {
        return index.lookalikes(codePoint);
    }
}
