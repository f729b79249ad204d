package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.List;

/** The words of other names, as {@link Folding} reads them. */
final class OtherVocabulary extends Vocabulary {

    private final Thesaurus thesaurus;
    private final Vocabulary names;

    /** @param names which are asked in the same query */
    OtherVocabulary(Thesaurus thesaurus, Vocabulary names) {
        super(names.work());
        this.thesaurus = thesaurus;
        this.names = names;
    }

    @Override
    public Vocabulary otherNames() {
        return this;
    }

    @Override
    List<String> words(CharSequence text) {
        return Folding.words(text);
    }

    @Override
    Runs look(List<String> words, boolean open) {
        return thesaurus.runs(items(words, open));
    }

    @Override
    Runs look(List<String> entries) {
        return names.having(entries);
    }

    private BitSet items(List<String> words, boolean open) {
        int last = words.size() - 1;
        BitSet found = open ? thesaurus.prefix(words.get(last), work()) : thesaurus.word(words.get(last));
        for (int i = 0; i < last && !found.isEmpty(); i++) {
            found.and(thesaurus.word(words.get(i)));
        }
        return found;
    }

    @Override
    Runs lookForPhrase(List<String> words, boolean open) {
        byte[] phrase = String.join(" ", words).getBytes(UTF_8);
        return thesaurus.runs(thesaurus.holding(items(words, open), phrase, open, work()));
    }
}
