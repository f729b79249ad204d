package org.charfinder.index;

/**
 * A word of character names.
 *
 * @param word upper-case letters and digits, as {@code CHESS}
 * @param count how many characters have it in their names, at least 1
 */
public record WordCount(String word, int count) {}
