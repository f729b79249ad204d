package org.charfinder.index;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.unicode.HtmlEntities;

/**
 * The other names of characters and emoji sequences, as they are shown, with their sources. A sequence with skin tones
 * has also the names of its components. Any thread may call. Where the index was opened and not read, every method may
 * throw {@link java.io.UncheckedIOException}.
 */
public final class ShownNameLookup {

    private final CharacterLookup lookup;
    private final Lazy<OtherNameIndex> otherNames;

    /**
     * Makes one, which takes no memory to speak of.
     *
     * @param index to look up in
     */
    public ShownNameLookup(UnicodeNameIndex index) {
        lookup = new CharacterLookup(index);
        otherNames = index.otherNames();
    }

    /** Reads what is needed, so that a damaged file is found before the first look-up. */
    public void readAll() {
        otherNames.get().readAll();
    }

    /**
     * The aliases and English names of a character or an emoji sequence. These are at hand, the others must be
     * inflated.
     *
     * @param characters one code point, or a sequence
     * @return its aliases, short name and keywords, then those of its components; empty if there are none
     */
    public List<LabelledName> english(String characters) {
        List<LabelledName> names = new ArrayList<>();
        for (int item : withComponents(lookup.item(characters))) {
            EnglishNames english = otherNames.get().englishNames(item);
            english.aliases().forEach(alias -> names.add(new LabelledName(LabelledName.ALIAS, alias)));
            if (!english.shortName().isEmpty()) {
                names.add(new LabelledName(LabelledName.ENGLISH, english.shortName()));
            }
            english.keywords().forEach(keyword -> names.add(new LabelledName(LabelledName.ENGLISH, keyword)));
        }
        return names;
    }

    /**
     * What vocabularies and other languages call a character or an emoji sequence.
     *
     * @param characters one code point, or a sequence
     * @param filter refuses names that the caller does not need
     * @return its names in HTML, in vocabularies, and in languages, then those of its components; empty if there are
     *     none
     */
    public List<LabelledName> further(String characters, NameFilter filter) {
        List<LabelledName> names = new ArrayList<>();
        for (String name : HtmlEntities.entitiesOf(characters)) {
            if (filter.passes(name)) {
                names.add(new LabelledName(LabelledName.HTML, name));
            }
        }
        for (int item : withComponents(lookup.item(characters))) {
            names.addAll(otherNames.get().shownNames(item, filter));
        }
        return names;
    }

    private List<Integer> withComponents(int item) {
        List<Integer> items = new ArrayList<>();
        if (item >= 0) {
            items.add(item);
            items.addAll(otherNames.get().items().components(item));
        }
        return items;
    }

    /**
     * Tells whether two emoticons are written in two ways, with or without a nose, with eyes of any kind.
     *
     * @param one any text
     * @param other any text
     * @return true if they are the same but for that
     */
    public static boolean isSameEmoticon(String one, String other) {
        return Emoticon.plain(one).equals(Emoticon.plain(other));
    }

    /**
     * What vocabularies and other languages call a character or an emoji sequence itself.
     *
     * @param characters one code point, or a sequence
     * @return its names in vocabularies, in their order, and in languages; empty if there are none
     */
    public List<LabelledName> own(String characters) {
        int item = lookup.item(characters);
        return item < 0 ? List.of() : otherNames.get().shownNames(item);
    }
}
