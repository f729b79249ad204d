package org.charfinder.query;

import org.jspecify.annotations.Nullable;

/** Thrown for a query that can't be understood; the message is one line that says why. */
public class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    /** A term to write instead of a mistyped one; null if none is near. */
    private final @Nullable String suggestion;

    QueryException(String message) {
        this(message, null);
    }

    QueryException(String message, @Nullable String suggestion) {
        super(message);
        this.suggestion = suggestion;
    }

    /**
     * What to write instead of a mistyped term.
     *
     * @return a term of a query, such as {@code block:arrows}; null if none is near
     */
    public @Nullable String suggestion() {
        return suggestion;
    }

    /**
     * The filter whose value does not exist.
     *
     * @return its name, such as {@code block}; null if something else is wrong
     */
    public @Nullable String filter() {
        return null;
    }
}
