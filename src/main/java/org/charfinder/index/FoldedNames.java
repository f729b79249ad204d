package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.Vocabularies;

/**
 * Other names as they are read, and as they are searched. A list may have an element several times.
 *
 * @param entry without the names in other languages
 * @param elsewhere these, a line each, in UTF-8: the language, a tab, and the names with tabs between
 * @param words of all names, folded
 * @param loneWords keywords of one word in other languages than English
 * @param phrases the names of several words, folded
 * @param vocabularyPhrases the same of vocabularies
 * @param keys of whole names, see {@link NameKeys}; their item is 0 until the item has a number
 * @param typed the same of names that are found only letter by letter
 * @param vocabularies the names of vocabularies, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // no two are compared
record FoldedNames(
        OtherNames.Entry entry,
        byte[] elsewhere,
        List<WordItems> words,
        List<WordItems> loneWords,
        List<String> phrases,
        List<String> vocabularyPhrases,
        Longs keys,
        Longs typed,
        List<Vocabularies.Entry> vocabularies) {

    FoldedNames(OtherNames.Entry entry) {
        this(
                entry.withoutElsewhere(),
                lines(entry.elsewhere()),
                new ArrayList<>(0),
                new ArrayList<>(0),
                new ArrayList<>(0),
                new ArrayList<>(0),
                new Longs(),
                new Longs(),
                new ArrayList<>(0));
    }

    private static byte[] lines(List<OtherNames.InLanguage> languages) {
        StringBuilder text = new StringBuilder();
        for (OtherNames.InLanguage language : languages) {
            text.append(language.language());
            language.names().stream()
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> text.append('\t').append(name));
            text.append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }
}
