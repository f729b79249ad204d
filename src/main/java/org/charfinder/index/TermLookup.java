package org.charfinder.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Words that characters can be found by, for one query: those of their names, or those of their other names. It remembers
 * what it has found, and refuses to go on when that has taken too long for a server that others wait for. One thread at a
 * time.
 */
public abstract class TermLookup {

    /** No name has so many words. */
    private static final int LONGEST_PHRASE = 64;

    private final Map<String, Runs> remembered = new HashMap<>();
    private final WorkBudget budget;

    TermLookup(WorkBudget budget) {
        this.budget = budget;
    }

    /**
     * The characters that have all words of a text, in any order.
     *
     * @param open whether the last word is only the beginning of one
     * @return null if there is no word in the text, so that it says nothing; not to be changed
     * @throws TooMuchWorkException if this and what was asked before take too long
     */
    public final Runs find(CharSequence text, boolean open) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return null;
        }
        int whole = words.size() - (open ? 1 : 0);
        List<String> different = new ArrayList<>(new LinkedHashSet<>(words.subList(0, whole))); // each looked up once
        different.addAll(words.subList(whole, words.size()));
        return remembered(" ", different, open);
    }

    /**
     * The characters that have the words of a text in this order and nothing between them, in one of their names.
     *
     * @param open whether the last word is only the beginning of one
     * @return null if there is no word in the text, so that it says nothing; not to be changed
     * @throws TooMuchWorkException if this and what was asked before take too long
     */
    public final Runs findPhrase(CharSequence text, boolean open) {
        List<String> words = words(text);
        if (words.size() < 2) {
            return find(text, open);
        }
        if (words.size() > LONGEST_PHRASE) {
            return new Runs();
        }
        return remembered("\"", words, open);
    }

    /**
     * The characters that have any of some values of properties.
     *
     * @param entries of the index, see {@link Property}
     * @throws TooMuchWorkException if this and what was asked before take too long
     */
    public final Runs having(List<String> entries) {
        return remembered.computeIfAbsent("=" + String.join(",", entries), unseen -> look(entries));
    }

    /** What the other names have, for the same query. */
    public abstract TermLookup otherNames();

    private Runs remembered(String kind, List<String> words, boolean open) {
        String key = kind + String.join(" ", words) + (open ? "*" : "");
        Runs found = remembered.get(key);
        if (found == null) {
            found = kind.equals(" ") ? look(words, open) : lookForPhrase(words, open);
            remembered.put(key, found);
        }
        return found;
    }

    final WorkBudget budget() {
        return budget;
    }

    /** The words of a text, as they are here. */
    abstract List<String> words(CharSequence text);

    abstract Runs look(List<String> words, boolean open);

    /** @param entries that are no words */
    abstract Runs look(List<String> entries);

    /** @param words two or more */
    abstract Runs lookForPhrase(List<String> words, boolean open);
}
