package org.charfinder.query;

import java.util.List;
import org.charfinder.index.Folding;
import org.charfinder.index.LabelledName;
import org.jspecify.annotations.Nullable;

/** A name, compared with words of a query. It is cut into words only when needed, as most names have none of them. */
final class NameText {

    private final LabelledName name;
    private final String folded;
    private @Nullable List<String> words; // null until they are asked for

    NameText(LabelledName name) {
        this.name = name;
        this.folded = Folding.fold(Folding.separated(name.name()));
    }

    /** The name with its source, as {@code de: Herz}. */
    String shown() {
        return name.toString();
    }

    /** Whether a part of a word may be in the name; false only if it is not. */
    boolean mayHave(String part) {
        return folded.contains(part);
    }

    /** The words, folded. */
    List<String> words() {
        List<String> cut = words == null ? Folding.cut(folded) : words;
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
        if (folded.length() < wanted.length() || folded.indexOf(wanted.charAt(0)) < 0) {
            return false;
        }
        String key = key();
        return key.length() == wanted.length()
                ? key.equals(wanted)
                : key.length() > wanted.length()
                        && Folding.keyWithoutFillers(words()).equals(wanted);
    }
}
