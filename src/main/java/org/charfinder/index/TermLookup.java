package org.charfinder.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the terms of one query, in names or in other names. It remembers what it has found. A query has a budget of
 * work, which its look-ups in names and in other names share: beyond it, they throw {@link TooMuchWorkException}. One
 * thread at a time.
 */
public abstract class TermLookup {

    /** In words; no name has more. */
    private static final int LONGEST_PHRASE = 64;

    private final Map<String, Runs> remembered = new HashMap<>();
    private final WorkBudget budget;

    TermLookup(WorkBudget budget) {
        this.budget = budget;
    }

    /**
     * Finds the characters that have all words of a text, in any order.
     *
     * @param text any
     * @param open whether the last word is only the beginning of one
     * @return the characters, not to be changed; null if there is no word in the text
     * @throws TooMuchWorkException if the budget of the query is spent
     */
    public final @Nullable Runs find(CharSequence text, boolean open) {
        List<String> words = words(text);
        return words.isEmpty() ? null : findWords(words, open);
    }

    /** @param words one or more */
    final Runs findWords(List<String> words, boolean open) {
        int whole = words.size() - (open ? 1 : 0);
        List<String> different = new ArrayList<>(new LinkedHashSet<>(words.subList(0, whole))); // each looked up once
        different.addAll(words.subList(whole, words.size()));
        return remembered(" ", different, open);
    }

    /**
     * Finds the characters that have the words of a text in this order, with nothing between them, in one of their
     * names.
     *
     * @param text any
     * @param open whether the last word is only the beginning of one
     * @return the characters, not to be changed; null if there is no word in the text
     * @throws TooMuchWorkException if the budget of the query is spent
     */
    public final @Nullable Runs findPhrase(CharSequence text, boolean open) {
        List<String> words = words(text);
        if (words.size() < 2) {
            return words.isEmpty() ? null : findWords(words, open);
        }
        if (words.size() > LONGEST_PHRASE) {
            return new Runs();
        }
        return remembered("\"", words, open);
    }

    /**
     * Finds the characters that have any of some values of properties.
     *
     * @param entries of the index, see {@link Property}
     * @return the characters, not to be changed
     * @throws TooMuchWorkException if the budget of the query is spent
     */
    public final Runs having(List<String> entries) {
        return remembered.computeIfAbsent("=" + String.join(",", entries), unseen -> look(entries));
    }

    /**
     * Finds the ideographs that pass a filter.
     *
     * @param filter any
     * @return the ideographs, not to be changed
     * @throws TooMuchWorkException if the budget of the query is spent
     */
    public abstract Runs having(HanFilter filter);

    /**
     * How common ideographs are.
     *
     * @return the sets of the most common ones first; the least common are in none. Not to be changed
     * @throws TooMuchWorkException if the budget of the query is spent
     */
    public abstract List<Runs> commonIdeographs();

    /**
     * The look-up in other names, for the same query.
     *
     * @return the same object at each call
     */
    public abstract TermLookup otherNames();

    /**
     * The look-up in names and other names together, and in those of vocabularies, for the same query. A character may
     * have each word in another name.
     *
     * @return the same object at each call
     */
    public abstract TermLookup allNames();

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

    /**
     * Tells whether any character has a word, which takes less time than to find them all.
     *
     * @param word folded, see {@link Folding}
     * @return true if {@link #find} finds something
     * @throws TooMuchWorkException if the budget of the query is spent
     */
    public final boolean knows(String word) {
        budget.spend(WorkBudget.WORD);
        return has(word);
    }

    /** @param word folded */
    abstract boolean has(String word);

    /** The words of a text, as this look-up has them. */
    abstract List<String> words(CharSequence text);

    abstract Runs look(List<String> words, boolean open);

    /** @param entries that are not words */
    abstract Runs look(List<String> entries);

    /** @param words two or more */
    abstract Runs lookForPhrase(List<String> words, boolean open);
}
