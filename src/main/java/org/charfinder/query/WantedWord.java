package org.charfinder.query;

import java.util.List;
import java.util.Set;

/** A word of a query, folded, and what may stand for it in a name. */
final class WantedWord {

    /** How a word of a name may resemble a word of a query, the closest first. */
    enum Likeness {
        SAME,
        SYNONYM,
        FORM,
        /** The name has a word that begins with it, or has its letters in several words. */
        JOINED,
        NEAR
    }

    /** The shortest word, in letters, that may be a mistyped one. */
    private static final int SHORTEST = 3;

    private final String word;
    private final boolean open;
    private final boolean elsewhere;
    private final Set<String> synonyms;
    private final Set<String> forms;

    /**
     * Takes a word.
     *
     * @param open whether it is only the beginning of one
     * @param elsewhere whether only other names count
     */
    WantedWord(String word, boolean open, boolean elsewhere) {
        this.word = word;
        this.open = open;
        this.elsewhere = elsewhere;
        this.synonyms = Variants.synonyms(word);
        this.forms = Variants.forms(word);
    }

    String word() {
        return word;
    }

    /** Whether only other names count, and not the name of the character. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /** Whether a name has a word that is like this one. */
    boolean isIn(NameText name, Likeness likeness) {
        return switch (likeness) {
            case SAME ->
                name.mayHave(word)
                        && (open ? isBeginning(name.words()) : name.words().contains(word));
            case SYNONYM -> hasAny(name, synonyms);
            case FORM -> hasAny(name, forms);
            case JOINED ->
                (word.length() > 1 && name.mayHave(word) && isBeginning(name.words()))
                        || (word.length() > SHORTEST
                                && name.mayResemble(word)
                                && name.key().contains(word));
            case NEAR ->
                word.length() >= SHORTEST
                        && name.mayResemble(word)
                        && name.words().stream().anyMatch(this::isNear);
        };
    }

    /** Words of which a name that has a word like this one has at least one, or a part of it; none if it need not. */
    Set<String> like(Likeness likeness) {
        return switch (likeness) {
            case SAME, JOINED -> Set.of(word);
            case SYNONYM -> synonyms;
            case FORM -> forms;
            case NEAR -> Set.of();
        };
    }

    private boolean isBeginning(List<String> words) {
        for (String other : words) {
            if (other.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(NameText name, Set<String> wanted) {
        for (String one : wanted) {
            if (name.mayHave(one) && name.words().contains(one)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(String other) {
        return Math.abs(other.length() - word.length()) < 2 && Spelling.distance(word, other) < 2;
    }
}
