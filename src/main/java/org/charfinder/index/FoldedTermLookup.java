package org.charfinder.index;

import java.util.List;

/** Looks up words as {@link Folding} reads them; what are no words, it looks up in names. */
abstract class FoldedTermLookup extends TermLookup {

    private final TermLookup names;

    /** @param names the look-up in names for the same query, whose budget is shared */
    FoldedTermLookup(TermLookup names) {
        super(names.budget());
        this.names = names;
    }

    final TermLookup names() {
        return names;
    }

    @Override
    final List<String> words(CharSequence text) {
        return Folding.words(text);
    }

    @Override
    public final Runs having(HanFilter filter) {
        return names.having(filter);
    }

    @Override
    public final List<Runs> commonIdeographs() {
        return names.commonIdeographs();
    }

    @Override
    final Runs look(List<String> entries) {
        return names.having(entries);
    }
}
