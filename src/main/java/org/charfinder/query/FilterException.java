package org.charfinder.query;

import org.jspecify.annotations.Nullable;

/** Thrown for a filter whose value does not exist. Unlike other mistakes, it is never read as text. */
final class FilterException extends QueryException {

    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param field the name of the filter
     * @param near the nearest value that exists; null if none is near
     */
    FilterException(String field, @Nullable String near, String message) {
        super(message, near == null ? null : field + ":" + (near.indexOf(' ') < 0 ? near : '"' + near + '"'));
        this.field = field;
    }

    @Override
    public String filter() {
        return field;
    }
}
