/**
 * Cards, which show all that is known of a character: its name and other names, its properties, characters that look
 * like it, and its encodings and escapes.
 *
 * <p>{@code CardTargets} reads which characters a user asks about; {@code Card} is the answer. {@code
 * UnicodeProperties} asks ICU; other names come from {@code CharacterNames}; {@code CardText} sets the text.
 */
@NullMarked
package org.charfinder.card;

import org.jspecify.annotations.NullMarked;
