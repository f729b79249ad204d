package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.List;

/** Looks up words of other names, as {@link FoldingTokenizer} reads them. */
final class OtherNameTermLookup extends TermLookup {

    private final OtherNameIndex otherNames;
    private final TermLookup names;

    /** @param names the look-up in names for the same query, whose budget is shared */
    OtherNameTermLookup(OtherNameIndex otherNames, TermLookup names) {
        super(names.budget());
        this.otherNames = otherNames;
        this.names = names;
    }

    @Override
    public TermLookup otherNames() {
        return this;
    }

    @Override
    List<String> words(CharSequence text) {
        return FoldingTokenizer.words(text);
    }

    @Override
    Runs look(List<String> words, boolean open) {
        return otherNames.runs(items(words, open));
    }

    @Override
    Runs look(List<String> entries) {
        return names.having(entries);
    }

    private BitSet items(List<String> words, boolean open) {
        int last = words.size() - 1;
        BitSet found = open ? otherNames.prefix(words.get(last), budget()) : otherNames.word(words.get(last));
        for (int i = 0; i < last && !found.isEmpty(); i++) {
            found.and(otherNames.word(words.get(i)));
        }
        return found;
    }

    @Override
    Runs lookForPhrase(List<String> words, boolean open) {
        byte[] phrase = String.join(" ", words).getBytes(UTF_8);
        return otherNames.runs(otherNames.holding(items(words, open), phrase, open, budget()));
    }
}
