package org.charfinder.query;

import java.util.List;
import org.charfinder.index.Folding;
import org.charfinder.index.LabelledName;
import org.charfinder.unicode.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * A name, compared with words of a query. It is folded and cut into words only when needed, as most names have none of
 * them.
 */
final class NameText {

    private final LabelledName name;
    private @Nullable String folded; // null until it is asked for
    private @Nullable List<String> words; // null until they are asked for

    NameText(LabelledName name) {
        this.name = name;
    }

    /** The name with its source, as {@code de: Herz}. */
    String shown() {
        return name.toString();
    }

    private String folded() {
        String known = folded == null ? Folding.fold(Folding.separated(name.name())) : folded;
        folded = known;
        return known;
    }

    /** Whether a word, or one that is spelled nearly as it, may be in the name; false only if none is. */
    boolean mayResemble(String word) {
        return !Ascii.containsAll(word) || Folding.mayHaveAscii(name.name());
    }

    private boolean mayHaveLetters(String letters) {
        return !Ascii.containsAll(letters) || Folding.mayHave(name.name(), letters);
    }

    /** Whether a part of a word may be in the name; false only if it is not. */
    boolean mayHave(String part) {
        return mayHaveLetters(part) && folded().contains(part);
    }

    /** The words, folded. */
    List<String> words() {
        List<String> cut = words == null ? Folding.cut(folded()) : words;
        words = cut;
        return cut;
    }

    /** The words with nothing between them. */
    String key() {
        return Folding.key(words());
    }

    /**
     * Whether words with nothing between them are all of the name, with or without fillers such as SIGN.
     *
     * @param wanted one letter or more
     */
    boolean isWhole(String wanted) {
        if (!mayHaveLetters(wanted) || folded().length() < wanted.length()) {
            return false;
        }
        String key = key();
        return key.length() == wanted.length()
                ? key.equals(wanted)
                : key.length() > wanted.length()
                        && Folding.keyWithoutFillers(words()).equals(wanted);
    }
}
