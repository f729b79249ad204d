package org.charfinder.index;

/** Thrown for a query that costs more work than its budget; see {@link TermLookup}. */
public final class TooMuchWorkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooMuchWorkException() {
        super("a query that takes too long");
    }
}
