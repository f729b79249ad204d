package org.charfinder.query;

/** Tells why a match is in a result. One thread at a time. */
public interface MatchedNames {

    /** Tells nothing. */
    MatchedNames NONE = match -> "";

    /**
     * The names by which a query has found a match. It is computed at each call, which takes up to a millisecond.
     *
     * @param match of the result of the query
     * @return a name with its source, as {@code de: Herz} or {@code alias: ZWJ}; where several names have the words of
     *     the query only together, these with {@code "; "} between two. Empty if {@link Match#name} has all words, or
     *     if the match was found by its code or as itself
     * @throws java.io.UncheckedIOException if the index was opened and not read, and its file is damaged
     */
    String of(Match match);
}
