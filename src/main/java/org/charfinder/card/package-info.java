/**
 * All there is to know of a character, on a card: what it is called, what it is, what becomes of it, what looks like it,
 * and how it is written where it can't be typed.
 *
 * <p>{@code Subjects} reads what somebody asks about, {@code Card} is the answer. {@code Properties} asks ICU,
 * {@code Writings} escapes; what is no property of Unicode comes from a {@code Lore}.
 */
package org.charfinder.card;
