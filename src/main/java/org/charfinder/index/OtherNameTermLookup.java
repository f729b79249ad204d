package org.charfinder.index;

import java.util.List;

/** Looks up words of other names, as {@link Folding} reads them. */
final class OtherNameTermLookup extends FoldedTermLookup {

    private final OtherNameIndex otherNames;
    private final boolean vocabularies;

    /**
     * @param names the look-up in names for the same query, whose budget is shared
     * @param vocabularies whether what vocabularies have counts
     */
    OtherNameTermLookup(OtherNameIndex otherNames, TermLookup names, boolean vocabularies) {
        super(names);
        this.otherNames = otherNames;
        this.vocabularies = vocabularies;
    }

    @Override
    public TermLookup otherNames() {
        return this;
    }

    @Override
    public TermLookup allNames() {
        return names().allNames();
    }

    @Override
    boolean has(String word) {
        return otherNames.has(word);
    }

    @Override
    Runs look(List<String> words, boolean open) {
        return otherNames.runs(
                vocabularies ? otherNames.anyItems(words, open, budget()) : otherNames.items(words, open, budget()));
    }

    @Override
    Runs lookForPhrase(List<String> words, boolean open) {
        return vocabularies ? otherNames.anyPhrase(words, open, budget()) : otherNames.phrase(words, open, budget());
    }
}
