package org.charfinder.index;

/**
 * Words that characters can be found by: those of their names, or those of their other names. Any thread may ask.
 */
public interface Vocabulary {

    /**
     * The characters that have all words of a text, in any order.
     *
     * @param open whether the last word is only the beginning of one
     * @return null if there is no word in the text, so that it says nothing
     */
    Runs find(CharSequence text, boolean open);

    /**
     * The characters that have the words of a text in this order and nothing between them, in one of their names.
     *
     * @param open whether the last word is only the beginning of one
     * @return null if there is no word in the text, so that it says nothing
     */
    Runs findPhrase(CharSequence text, boolean open);
}
