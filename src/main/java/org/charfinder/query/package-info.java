/**
 * Finds what people mean: by codes in any notation, by words of names in a small language, by other names, by the
 * characters themselves, and, if there is nothing, by a suggester.
 *
 * <p>{@code Finder} is the door. It asks the index; the index knows nothing of it.
 */
package org.charfinder.query;
