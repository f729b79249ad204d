package org.charfinder.pick;

/**
 * A key, or something else that a terminal tells in the same way.
 *
 * @param name such as {@code up}, {@code ctrl-a}, {@code alt-b}, {@code wheel-down}; {@code text} for characters,
 *     {@code paste} for a pasted text, {@code click} and {@code cursor} for a place on the screen
 * @param text the characters of {@code text} and {@code paste}; otherwise empty
 * @param column of a place, from 0
 * @param row of a place, from 0
 */
record Key(String name, String text, int column, int row) {

    static final String TEXT = "text";
    static final String PASTE = "paste";
    static final String CLICK = "click";
    static final String CURSOR = "cursor";
    static final String ESCAPE = "escape";

    static Key named(String name) {
        return new Key(name, "", 0, 0);
    }

    static Key typed(String text) {
        return new Key(TEXT, text, 0, 0);
    }

    static Key pasted(String text) {
        return new Key(PASTE, text, 0, 0);
    }

    static Key at(String name, int column, int row) {
        return new Key(name, "", column, row);
    }
}
