package org.charfinder.ask;

/**
 * A query to ask.
 *
 * @param number tells the caller which one it is; has no meaning here
 * @param text the query
 */
public record Question(long number, String text) {}
