package org.charfinder.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.query.QueryResult.Kind;

/**
 * Finds what is close to words that nothing has all of. Of these steps, the first that finds something answers: plurals
 * and the like; two words joined; a word taken apart; the last word as the beginning of one; a typing error in one rare
 * or unknown word of several; all words but one; typing errors in unknown words.
 */
final class ClosestMatches {

    /** The shortest word, in letters, that is searched for typing errors if it is the whole query. */
    private static final int SHORTEST = 4;

    /** The same if other words of the query are kept, which leave out most of what is near. */
    private static final int SHORTEST_OF_SEVERAL = 3;

    /** A word that at most so many characters have may be another one, mistyped: {@code rok} is a Hangul syllable. */
    private static final int RARE = 20;

    /** Longer words are neither taken apart nor searched for typing errors: no name has one. */
    private static final int LONGEST = 40;

    /** The most words of a query one of which may be left out, or mistyped. */
    private static final int WORDS = 16;

    private static final String[] ALPHABETS = {
        "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяіґє", "αβγδεζηθικλμνξοπρστυφχψω"
    };

    private final TermLookup all;
    private final WholeNameLookup wholeNames;
    private final Tiers tiers;

    ClosestMatches(TermLookup all, WholeNameLookup wholeNames, Tiers tiers) {
        this.all = all;
        this.wholeNames = wholeNames;
        this.tiers = tiers;
    }

    /** @param words one or more, folded */
    void add(List<String> words) {
        List<String> wanted = List.copyOf(new LinkedHashSet<>(words));
        add(wanted, Variants::forms);
        if (tiers.isEmpty() && words.size() <= WORDS) {
            addJoined(words);
        }
        if (tiers.isEmpty()) {
            addTakenApart(wanted);
        }
        if (tiers.isEmpty()) {
            addBeginning(wanted);
        }
        if (tiers.isEmpty() && wanted.size() <= WORDS) {
            addTypingErrorInOne(wanted);
        }
        if (tiers.isEmpty() && wanted.size() <= WORDS) {
            addAllButOne(Folding.withoutFillers(wanted));
        }
        if (tiers.isEmpty() && wanted.size() <= WORDS) {
            addTypingErrors(wanted);
        }
    }

    /** Joins two neighbours: {@code full width a}. */
    private void addJoined(List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            List<String> joined = new ArrayList<>(words);
            joined.set(i, words.get(i) + joined.remove(i + 1));
            if (isKnown(joined.get(i))) {
                tiers.addKnownFirst(Kind.CLOSEST, WordMatches.allOf(joined, Variants::synonyms, all));
            }
        }
    }

    /** Takes the only unknown word apart, into two words or three. */
    private void addTakenApart(List<String> words) {
        List<String> unknown = words.stream().filter(word -> !isKnown(word)).toList();
        if (unknown.size() > 1) {
            return;
        }
        String joined = unknown.isEmpty() ? words.get(0) : unknown.get(0);
        if ((unknown.isEmpty() && words.size() > 1) || joined.length() > LONGEST) {
            return;
        }
        List<String> others =
                words.stream().filter(word -> !word.equals(joined)).toList();
        List<List<String>> parts = parts(joined);
        for (List<String> part : parts) {
            List<String> wanted = new ArrayList<>(others);
            wanted.addAll(part);
            tiers.addKnownFirst(Kind.CLOSEST, WordMatches.allOf(wanted, Variants::synonyms, all));
        }
    }

    private List<List<String>> parts(String word) {
        List<List<String>> two = new ArrayList<>();
        List<List<String>> three = new ArrayList<>();
        for (int i = 2; i < word.length() - 1; i++) {
            String first = word.substring(0, i);
            String rest = word.substring(i);
            if (isKnown(first)) {
                if (isKnown(rest)) {
                    two.add(List.of(first, rest));
                }
                for (int k = 2; k < rest.length() - 1; k++) {
                    if (i > 2 && isKnown(rest.substring(0, k)) && isKnown(rest.substring(k))) {
                        three.add(List.of(first, rest.substring(0, k), rest.substring(k)));
                    }
                }
            }
        }
        two.addAll(three);
        return two;
    }

    private boolean isKnown(String word) {
        return all.knows(word);
    }

    private Runs find(String words) {
        return WordMatches.orNothing(all.find(words, false));
    }

    private void addBeginning(List<String> words) {
        String last = words.get(words.size() - 1);
        if (last.length() > 1) {
            Runs beginning = WordMatches.orNothing(all.find(last, true));
            List<String> others = words.subList(0, words.size() - 1);
            tiers.addKnownFirst(
                    Kind.CLOSEST,
                    others.isEmpty()
                            ? beginning
                            : Runs.intersection(WordMatches.allOf(others, Variants::synonyms, all), beginning));
        }
    }

    /** Leaves one word out: the result of the fewest characters comes first. */
    private void addAllButOne(List<String> words) {
        List<Runs> found = new ArrayList<>();
        for (int i = 0; i < words.size() && words.size() > 1; i++) {
            Runs more = WordMatches.allOf(AllButOne.without(i, words), Variants::synonyms, all);
            if (more.count() > 0) {
                found.add(more);
            }
        }
        found.sort(Comparator.comparingInt(Runs::total));
        found.forEach(more -> tiers.addKnownFirst(Kind.CLOSEST, more));
    }

    private void addTypingErrorInOne(List<String> words) {
        for (int i = 0; i < words.size() && words.size() > 1; i++) {
            if (find(words.get(i)).total() <= RARE) {
                Runs found = WordMatches.allOf(AllButOne.without(i, words), Variants::synonyms, all);
                if (found.count() > 0) {
                    List<String> mistyped = List.of(words.get(i));
                    Runs any = WordMatches.allOf(mistyped, word -> respelled(word, SHORTEST_OF_SEVERAL), all);
                    tiers.addKnownFirst(Kind.CLOSEST, Runs.intersection(found, any));
                }
            }
        }
    }

    private void addTypingErrors(List<String> words) {
        add(words, word -> isKnown(word) ? List.of(word) : respelled(word, SHORTEST));
    }

    /** Adds what has the words in some variants, and first what has them for a whole name. */
    private void add(List<String> words, Function<String, Collection<String>> variants) {
        new Respelled(words, variants).addWholeNames(wholeNames, tiers);
        tiers.addKnownFirst(Kind.CLOSEST, WordMatches.allOf(words, variants, all));
    }

    /** The known words that differ from one by a letter more, less, or another, or by two letters swapped. */
    private List<String> respelled(String word, int shortest) {
        int length = word.length();
        if (length < shortest || length > LONGEST) {
            return List.of();
        }
        Set<String> respelled = new LinkedHashSet<>();
        for (int i = 0; i < length; i++) {
            String before = word.substring(0, i);
            String behind = word.substring(i + 1);
            respelled.add(before + behind);
            if (i + 1 < length) {
                respelled.add(before + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
            }
        }
        String alphabet = alphabetOf(word);
        for (int i = 0; i <= length; i++) {
            for (int k = 0; k < alphabet.length(); k++) {
                String before = word.substring(0, i) + alphabet.charAt(k);
                respelled.add(before + word.substring(i));
                if (i < length) {
                    respelled.add(before + word.substring(i + 1));
                }
            }
        }
        return respelled.stream().filter(this::isKnown).toList();
    }

    private static String alphabetOf(String word) {
        for (String alphabet : ALPHABETS) {
            if (alphabet.indexOf(word.charAt(0)) >= 0) {
                return alphabet;
            }
        }
        return "";
    }
}
