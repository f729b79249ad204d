package org.charfinder.index;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks up characters and sequences by a whole name: of Unicode, in any language, or as a vocabulary has it. One thread
 * at a time. Where the index was opened and not read, every method may throw {@link java.io.UncheckedIOException}.
 */
public final class WholeNameLookup {

    /** The most characters whose names are read to compare them letter by letter. */
    private static final int MOST_SPELLED = 16;

    private static final String GERMAN = "de"; // as names are labelled

    private final NameTermLookup names;
    private final Lazy<OtherNameIndex> otherNames;

    WholeNameLookup(NameTermLookup names, Lazy<OtherNameIndex> otherNames) {
        this.names = names;
        this.otherNames = otherNames;
    }

    /**
     * The characters and sequences that have a name in a vocabulary, letter by letter: a shortcode, an entity of HTML,
     * a command of LaTeX, an emoticon and so on. Case counts.
     *
     * @param name as it is typed
     * @return for each rank, the best first
     */
    public List<Runs> typed(String name) {
        return otherNames.get().typedName(name);
    }

    /**
     * The emoji that an emoticon stands for, with or without a nose, with eyes of any kind.
     *
     * @param text any
     * @return for each rank, the best first
     */
    public List<Runs> emoticons(String text) {
        return otherNames.get().typedName(Emoticon.PREFIX + Emoticon.plain(text));
    }

    /**
     * The characters and sequences that have exactly this name, loosely: only letters and digits count, folded.
     *
     * @param words of the name, see {@link Folding#words}
     * @param fillers false if {@code words} has no fillers such as {@code sign}; then names may have them
     * @return a set for each {@link WholeNameRank}
     */
    public WholeNames find(List<String> words, boolean fillers) {
        String key = Folding.key(words);
        List<Runs> ranks = otherNames.get().wholeName(key);
        Runs lone = words.size() == 1 ? otherNames.get().loneKeyword(words.get(0)) : new Runs();
        Runs named = new Runs();
        Runs candidates = names.find(String.join(" ", words), false);
        if (candidates != null) {
            named = names.named(candidates, key, fillers);
        }
        return new WholeNames(ranks, named, lone);
    }

    /**
     * The characters among some whose name in Unicode is a word.
     *
     * @param candidates which have the word in their name; of very many, none is found
     * @param word in lower case
     * @param fillers false if names may have fillers such as {@code sign} besides
     * @return a set
     */
    public Runs named(Runs candidates, String word, boolean fillers) {
        return names.named(candidates, word, fillers);
    }

    /**
     * Tells whether some character has a name in another language than English letter by letter, but for case: {@code
     * Bär}, and not {@code Bar}.
     *
     * @param name in any case, in Unicode normalization form C
     * @param words of the name
     * @return false also if only many characters with names that fold alike have it
     */
    public boolean isSpelled(String name, List<String> words) {
        return elsewhere(words)
                .anyMatch(item -> otherNames.get().shownNames(item).stream()
                        .anyMatch(shown -> shown.name().equalsIgnoreCase(name)));
    }

    /**
     * The characters and sequences that have this name in German.
     *
     * @param words of the name, folded
     * @return a set; of many names that fold alike not all are read
     */
    public Runs german(List<String> words) {
        String key = Folding.key(words);
        BitSet german = new BitSet();
        elsewhere(words)
                .filter(item -> otherNames.get().shownNames(item).stream()
                        .anyMatch(shown -> shown.label().equals(GERMAN)
                                && Folding.key(Folding.words(shown.name())).equals(key)))
                .forEach(german::set);
        return otherNames.get().runs(german);
    }

    /** The first items that have a name in another language than English. */
    private IntStream elsewhere(List<String> words) {
        return otherNames.get().keys().find(Folding.key(words)).get(WholeNameRank.ELSEWHERE).stream()
                .limit(MOST_SPELLED);
    }

    /**
     * Tells whether a text is another name that would be read as something else if it were a query.
     *
     * @param text in any case
     * @return true for {@code gyung drung nang -khor} and the like
     */
    public boolean isMisleading(CharSequence text) {
        return otherNames.get().typedName(MisleadingName.typed(text)).stream().anyMatch(found -> found.count() > 0);
    }
}
