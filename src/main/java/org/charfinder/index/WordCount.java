package org.charfinder.index;

/**
 * A word of character names.
 *
 * @param word upper-case letters and digits, as {@code CHESS}
 * @param count the number of characters with the word in their names, from 1
 */
public record WordCount(String word, int count) {}
