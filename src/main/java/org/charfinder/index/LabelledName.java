package org.charfinder.index;

/**
 * A name of a character or a sequence, and where it is from.
 *
 * @param label {@link #ALIAS}, a language of CLDR such as {@code de} or {@code zh-Hant}, or the label of a vocabulary
 *     such as {@code LaTeX}
 * @param name as its source has it
 */
public record LabelledName(String label, String name) {

    /** The label of formal and informal aliases. */
    public static final String ALIAS = "alias";

    /** The label of CLDR's English names. */
    public static final String ENGLISH = "en";

    /** The label of HTML's names. */
    public static final String HTML = "HTML";

    /** The label and the name, as {@code de: Herz}. */
    @Override
    public String toString() {
        return label + ": " + name;
    }
}
