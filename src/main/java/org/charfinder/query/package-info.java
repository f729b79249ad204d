/**
 * Answers queries as users type them: codes in any notation, words of names in a small language, other names, and the
 * characters themselves. A query that finds nothing gets suggestions.
 *
 * <p>{@link org.charfinder.query.Finder} is the door, and {@link org.charfinder.query.QueryResult} what it fills. It
 * asks the index; the index knows nothing of it.
 */
@NullMarked
package org.charfinder.query;

import org.jspecify.annotations.NullMarked;
