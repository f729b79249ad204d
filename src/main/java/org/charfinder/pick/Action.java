package org.charfinder.pick;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a key does. */
enum Action {
    INSERT,
    LEFT,
    RIGHT,
    WORD_LEFT,
    WORD_RIGHT,
    LINE_START,
    LINE_END,
    DELETE_BEFORE,
    DELETE_AFTER,
    DELETE_WORD,
    DELETE_TO_START,
    DELETE_TO_END,
    /** Leaves if the line is empty, and else deletes a character. */
    DELETE_OR_LEAVE,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    WHEEL_UP,
    WHEEL_DOWN,
    SELECT_ROW,
    MARK,
    MARK_UP,
    REDRAW,
    SUSPEND,
    ACCEPT,
    LEAVE;

    private static final Map<String, Action> BY_KEY = Map.ofEntries(
            Map.entry(Key.TEXT, INSERT),
            Map.entry(Key.PASTE, INSERT),
            Map.entry("left", LEFT),
            Map.entry("ctrl-b", LEFT),
            Map.entry("right", RIGHT),
            Map.entry("ctrl-f", RIGHT),
            Map.entry("ctrl-left", WORD_LEFT),
            Map.entry("alt-left", WORD_LEFT),
            Map.entry("alt-b", WORD_LEFT),
            Map.entry("ctrl-right", WORD_RIGHT),
            Map.entry("alt-right", WORD_RIGHT),
            Map.entry("alt-f", WORD_RIGHT),
            Map.entry("ctrl-a", LINE_START),
            Map.entry("ctrl-e", LINE_END),
            Map.entry("backspace", DELETE_BEFORE),
            Map.entry("delete", DELETE_AFTER),
            Map.entry("ctrl-w", DELETE_WORD),
            Map.entry("alt-backspace", DELETE_WORD),
            Map.entry("ctrl-u", DELETE_TO_START),
            Map.entry("alt-k", DELETE_TO_END),
            Map.entry("ctrl-d", DELETE_OR_LEAVE),
            Map.entry("up", UP),
            Map.entry("ctrl-p", UP),
            Map.entry("ctrl-k", UP),
            Map.entry("down", DOWN),
            Map.entry("ctrl-n", DOWN),
            Map.entry("ctrl-j", DOWN),
            Map.entry("page-up", PAGE_UP),
            Map.entry("page-down", PAGE_DOWN),
            Map.entry("home", FIRST),
            Map.entry("end", LAST),
            Map.entry("wheel-up", WHEEL_UP),
            Map.entry("wheel-down", WHEEL_DOWN),
            Map.entry(Key.CLICK, SELECT_ROW),
            Map.entry("tab", MARK),
            Map.entry("shift-tab", MARK_UP),
            Map.entry("ctrl-l", REDRAW),
            Map.entry("ctrl-z", SUSPEND),
            Map.entry("enter", ACCEPT),
            Map.entry(Key.ESCAPE, LEAVE),
            Map.entry("ctrl-c", LEAVE),
            Map.entry("ctrl-g", LEAVE));

    /** What a key does; null if it does nothing. */
    static @Nullable Action of(Key key) {
        return BY_KEY.get(key.name());
    }
}
