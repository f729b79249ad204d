package org.charfinder.index;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.charfinder.unicode.Ascii;

/** Looks up words in names, other names and vocabularies together: a character may have each in another name. */
final class AllNamesTermLookup extends FoldedTermLookup {

    private final OtherNameIndex otherNames;
    private final TermLookup others;

    /** @param names the look-up in names for the same query, whose budget is shared */
    AllNamesTermLookup(TermLookup names, OtherNameIndex otherNames) {
        super(names);
        this.otherNames = otherNames;
        this.others = new OtherNameTermLookup(otherNames, names, true);
    }

    @Override
    public TermLookup otherNames() {
        return others;
    }

    @Override
    public TermLookup allNames() {
        return this;
    }

    @Override
    boolean has(String word) {
        return otherNames.has(word) || otherNames.has(OtherNameIndex.VOCABULARY + word) || names().has(word);
    }

    @Override
    Runs look(List<String> words, boolean open) {
        int last = words.size() - 1;
        Runs found = word(words.get(last), open);
        for (int i = 0; i < last && found.count() > 0; i++) {
            found = Runs.intersection(found, word(words.get(i), false));
        }
        return found;
    }

    private Runs word(String word, boolean open) {
        BitSet items = open ? otherNames.anyPrefix(word, budget()) : otherNames.anyWord(word);
        Runs others = otherNames.runs(items);
        budget().spend((long) WorkBudget.POSTING * items.cardinality());
        Runs own = Ascii.containsAll(word) ? names().look(List.of(word.toUpperCase(Locale.ROOT)), open) : new Runs();
        return Runs.union(own, others);
    }

    @Override
    Runs lookForPhrase(List<String> words, boolean open) {
        List<String> upperCase =
                words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        Runs own = words.stream().allMatch(Ascii::containsAll) ? names().lookForPhrase(upperCase, open) : new Runs();
        return Runs.union(own, otherNames.anyPhrase(words, open, budget()));
    }
}
