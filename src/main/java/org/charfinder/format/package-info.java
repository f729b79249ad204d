/**
 * Formats in which matches are printed for programs: JSON, separated columns, or a user's template.
 *
 * <p>{@code OutputFormat} is the door; {@code Column} is what a row can consist of.
 */
@NullMarked
package org.charfinder.format;

import org.jspecify.annotations.NullMarked;
