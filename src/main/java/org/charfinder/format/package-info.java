/**
 * How matches are printed for programs: as JSON, in columns that are separated, or by a template of the user's.
 *
 * <p>{@code Layout} is the door; {@code Column} is what a row can be made of.
 */
package org.charfinder.format;
