package org.charfinder.ask;

/** What became of a question. */
public enum Status {
    /** A server has found characters. */
    FOUND,
    /** A server has found no character. */
    NO_MATCH,
    /** A server has refused the query, or it can't be asked. To ask it again would have the same result. */
    ERROR,
    /** No server has answered. */
    FAILED
}
