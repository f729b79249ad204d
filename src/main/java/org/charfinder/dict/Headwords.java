package org.charfinder.dict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Match;
import org.charfinder.query.QueryResult;
import org.charfinder.unicode.CodePoints;

/**
 * The names of all characters and emoji sequences, and their English aliases, in capital letters. They are one text, in
 * the order of the code points: {@link String#indexOf(String)} searches it faster than any table of words could be
 * searched for parts of words. Immutable.
 */
final class Headwords {

    private static final char END = '\n';
    private static final String NO_WORD = "[^\\p{L}\\p{Nd}]+";

    private final String text; // END, headword, END, headword, ..., END
    private final int[] starts; // of the headwords in the text
    private final int[] characters; // of each headword: a code point, or the complement of an index of sequences
    private final List<String> sequences;

    private Headwords(String text, int[] starts, int[] characters, List<String> sequences) {
        this.text = text;
        this.starts = starts;
        this.characters = characters;
        this.sequences = sequences;
    }

    /** Reads all names, which takes a fifth of a second. */
    static Headwords of(UnicodeNameIndex index) {
        QueryResult everything = new QueryResult(index);
        everything.set(new CharacterLookup(index).everything());
        CharacterNames names = new IndexCharacterNames(index);
        StringBuilder text = new StringBuilder().append(END);
        IntStream.Builder starts = IntStream.builder();
        IntStream.Builder characters = IntStream.builder();
        List<String> sequences = new ArrayList<>();
        Set<String> own = new HashSet<>();
        for (Iterator<Match> matches = everything.matches(); matches.hasNext(); ) {
            Match match = matches.next();
            String called = match.characters();
            if (isPresentation(called)) {
                continue; // the character alone has the same names
            }
            own.clear();
            if (!match.name().startsWith("<")) { // a label is no name
                own.add(key(match.name()));
            }
            names.aliases(called).forEach(alias -> own.add(key(alias)));
            own.remove("");
            boolean single = CodePoints.isSingle(called);
            if (!single) {
                sequences.add(called);
            }
            for (String headword : own) {
                starts.add(text.length());
                characters.add(single ? called.codePointAt(0) : ~(sequences.size() - 1));
                text.append(headword).append(END);
            }
        }
        return new Headwords(
                text.toString(), starts.build().toArray(), characters.build().toArray(), sequences);
    }

    /** Whether it is one character and VARIATION SELECTOR-16, which asks for its look as an emoji. */
    private static boolean isPresentation(String characters) {
        return characters.codePointCount(0, characters.length()) == 2 && characters.endsWith("\uFE0F");
    }

    /** A word as headwords have it: in capital letters, with plain apostrophes, and without quotation marks. */
    static String key(String word) {
        return word.toUpperCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[\"\u201C\u201D]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The characters with exactly this headword, in the order of their codes. */
    Set<String> charactersCalled(String word) {
        Set<String> called = new LinkedHashSet<>();
        String key = key(word);
        collect(END + key + END, 1, key.length(), entry -> {
            int of = characters[entry];
            return called.add(of >= 0 ? Character.toString(of) : sequences.get(~of));
        });
        return called;
    }

    /**
     * The headwords that match a word.
     *
     * @param most how many to find
     * @return each once, in the order of the codes
     */
    Collection<String> matching(Strategy strategy, String word, int most) {
        Set<String> found = new LinkedHashSet<>();
        String key = key(word);
        IntPredicate add = entry -> !found.add(headword(entry)) || found.size() < most;
        switch (strategy) {
            case EXACT -> collect(END + key + END, 1, key.length(), add);
            case PREFIX -> collect(END + key, 1, key.length(), add);
            case SUBSTRING -> collect(key, 0, key.length(), add);
            case WORD -> collectWords(words(key), add);
            case LEV -> collectClose(key, add);
        }
        return found;
    }

    private String headword(int entry) {
        return text.substring(starts[entry], stop(entry));
    }

    private int stop(int entry) {
        return entry + 1 < starts.length ? starts[entry + 1] - 1 : text.length() - 1;
    }

    /**
     * Finds each headword that has a text.
     *
     * @param skipped the chars of the text before the headword
     * @param length of what was asked for; nothing matches nothing
     * @param add returns whether to go on
     */
    private void collect(String sought, int skipped, int length, IntPredicate add) {
        int at = length == 0 ? -1 : text.indexOf(sought);
        while (at >= 0) {
            int entry = entryAt(at + skipped);
            if (!add.test(entry)) {
                return;
            }
            at = text.indexOf(sought, stop(entry));
        }
    }

    private int entryAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private static List<String> words(String key) {
        return Arrays.stream(key.split(NO_WORD)).filter(word -> !word.isEmpty()).toList();
    }

    /** Looks for the longest word, which is the rarest as a rule. */
    private void collectWords(List<String> words, IntPredicate add) {
        String longest =
                words.stream().max(Comparator.comparingInt(String::length)).orElse("");
        collect(longest, 0, longest.length(), entry -> {
            String headword = headword(entry);
            return !words.stream().allMatch(word -> hasWord(headword, word)) || add.test(entry);
        });
    }

    private static boolean hasWord(String headword, String word) {
        for (int at = headword.indexOf(word); at >= 0; at = headword.indexOf(word, at + 1)) {
            int stop = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(headword.charAt(at - 1));
            if (begins && (stop == headword.length() || !Character.isLetterOrDigit(headword.charAt(stop)))) {
                return true;
            }
        }
        return false;
    }

    private void collectClose(String key, IntPredicate add) {
        if (key.isEmpty()) {
            return;
        }
        for (int entry = 0; entry < starts.length; entry++) {
            int length = stop(entry) - starts[entry];
            if (Math.abs(length - key.length()) <= 1 && isClose(key, starts[entry], length) && !add.test(entry)) {
                return;
            }
        }
    }

    /** Whether at most one char is inserted, deleted, replaced, or exchanged with the next one. */
    private boolean isClose(String key, int start, int length) {
        int shorter = Math.min(length, key.length());
        int same = 0;
        while (same < shorter && key.charAt(same) == text.charAt(start + same)) {
            same++;
        }
        int ours = start + same;
        int rest = key.length() - same;
        if (length < key.length()) {
            return text.regionMatches(ours, key, same + 1, rest - 1);
        }
        if (length > key.length()) {
            return text.regionMatches(ours + 1, key, same, rest);
        }
        return rest <= 1 || text.regionMatches(ours + 1, key, same + 1, rest - 1) || isExchange(key, same, ours, rest);
    }

    private boolean isExchange(String key, int at, int ours, int rest) {
        return key.charAt(at) == text.charAt(ours + 1)
                && key.charAt(at + 1) == text.charAt(ours)
                && text.regionMatches(ours + 2, key, at + 2, rest - 2);
    }
}
