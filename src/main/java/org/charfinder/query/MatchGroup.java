package org.charfinder.query;

/** Why matches in the order {@link Order#BEST} are where they are. The groups are in this order. */
public enum MatchGroup {
    /** The whole query is a name, of any kind. */
    CALLED_SO,
    /** The Unicode name has all words. */
    IN_THE_NAME,
    /** Other names have all words, or the whole query is a name in another language. */
    ALSO_CALLED_SO,
    /** No names have all words; these have most, or similar ones. */
    CLOSEST
}
