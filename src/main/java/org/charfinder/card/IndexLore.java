package org.charfinder.card;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.Synonyms;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.CodePoints;

/** What an index knows of characters beyond their properties. */
public final class IndexLore implements Lore {

    private static final String EMOJI_PRESENTATION = "\uFE0F"; // VARIATION SELECTOR-16

    private final UnicodeNameIndex index;

    public IndexLore(UnicodeNameIndex index) {
        this.index = index;
    }

    @Override
    public String nameOf(String characters) {
        String name = index.synonyms(characters).shortName();
        return name.isEmpty() ? null : name;
    }

    @Override
    public List<String> aliases(String characters) {
        Synonyms synonyms = index.synonyms(characters);
        List<String> aliases = new ArrayList<>(synonyms.aliases());
        if (!synonyms.shortName().isEmpty() && CodePoints.isSingle(characters)) {
            aliases.add(synonyms.shortName());
        }
        return aliases;
    }

    @Override
    public List<String> keywords(String characters) {
        return index.synonyms(withoutPresentation(characters)).keywords();
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
