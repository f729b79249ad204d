package org.charfinder.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EnglishNames;
import org.charfinder.index.HanCharacter;
import org.charfinder.index.LabelledName;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Vocabularies.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The other names, keywords, ways to type and look-alikes that an index has. */
public final class IndexCharacterNames implements CharacterNames {

    private static final String EMOJI_PRESENTATION = "\uFE0F"; // VARIATION SELECTOR-16

    /** A label that is the code of a language; those of vocabularies are longer. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Za-z]+)?");

    /** Vocabularies of what is typed as it is, in the order of a card. HTML's names are among the escapes. */
    private static final List<Vocabulary> INPUTS = List.of(
            Vocabulary.LATEX,
            Vocabulary.TYPST,
            Vocabulary.LEAN,
            Vocabulary.COMPOSE,
            Vocabulary.DIGRAPH,
            Vocabulary.SPELLING,
            Vocabulary.SHORTCODE,
            Vocabulary.EMOTICON,
            Vocabulary.KEYSYM,
            Vocabulary.ADOBE);

    private final CharacterLookup index;
    private final ShownNameLookup shown;

    /**
     * The names of an index.
     *
     * @param index is read when a name is asked for
     */
    public IndexCharacterNames(UnicodeNameIndex index) {
        this.index = new CharacterLookup(index);
        this.shown = new ShownNameLookup(index);
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

    @Override
    public Map<String, List<String>> inputs(String characters) {
        List<LabelledName> all = shown.own(withoutPresentation(characters));
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        for (Vocabulary vocabulary : INPUTS) {
            List<String> ways = all.stream()
                    .filter(name -> name.label().equals(vocabulary.label()))
                    .map(name -> typed(vocabulary, name.name()))
                    .toList();
            if (!ways.isEmpty()) {
                inputs.put(vocabulary.label(), ways);
            }
        }
        return inputs;
    }

    /** A name with what is typed around it. */
    private static String typed(Vocabulary vocabulary, String name) {
        return switch (vocabulary) {
            case SHORTCODE -> ":" + name + ":";
            case LEAN -> "\\" + name;
            default -> name;
        };
    }

    /**
     * The names and keywords in languages other than English.
     *
     * @param characters a code point or a sequence
     * @return by the language's code in CLDR, such as {@code zh-Hant}; empty if there are none
     */
    public Map<String, List<String>> elsewhere(String characters) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (LabelledName name : shown.own(withoutPresentation(characters))) {
            if (LANGUAGE.matcher(name.label()).matches()) {
                names.computeIfAbsent(name.label(), language -> new ArrayList<>())
                        .add(name.name());
            }
        }
        return names;
    }

    /** A variation selector asks for emoji presentation, as in ❤ and U+FE0F, and does not change the keywords. */
    private static String withoutPresentation(String characters) {
        int first = Character.charCount(characters.codePointAt(0));
        return characters.substring(first).equals(EMOJI_PRESENTATION) ? characters.substring(0, first) : characters;
    }

    @Override
    public HanCharacter ideograph(int codePoint) {
        return index.ideographs().character(codePoint);
    }

    @Override
    public List<Integer> lookalikes(int codePoint) {
        return index.lookalikes(codePoint);
    }
}
