package org.charfinder.index;

import java.util.List;

/** Looks up words of other names, as {@link Folding} reads them. */
final class OtherNameTermLookup extends TermLookup {

    private final OtherNameIndex otherNames;
    private final TermLookup names;
    private final boolean vocabularies;

    /**
     * @param names the look-up in names for the same query, whose budget is shared
     * @param vocabularies whether what vocabularies have counts
     */
    OtherNameTermLookup(OtherNameIndex otherNames, TermLookup names, boolean vocabularies) {
        super(names.budget());
        this.otherNames = otherNames;
        this.names = names;
        this.vocabularies = vocabularies;
    }

    @Override
    public TermLookup otherNames() {
        return this;
    }

    @Override
    public TermLookup allNames() {
        return names.allNames();
    }

    @Override
    List<String> words(CharSequence text) {
        return Folding.words(text);
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
    public Runs having(HanFilter filter) {
        return names.having(filter);
    }

    @Override
    public List<Runs> commonIdeographs() {
        return names.commonIdeographs();
    }

    @Override
    Runs look(List<String> entries) {
        return names.having(entries);
    }

    @Override
    Runs lookForPhrase(List<String> words, boolean open) {
        return vocabularies ? otherNames.anyPhrase(words, open, budget()) : otherNames.phrase(words, open, budget());
    }
}
