package org.charfinder.pick;

import java.util.List;

/**
 * All that the screen shows.
 *
 * @param lines from the top, as many as the screen has rows
 * @param cursorColumn of the cursor in the first line, from 0
 */
record Frame(List<Line> lines, int cursorColumn) {

    Frame {
        lines = List.copyOf(lines);
    }
}
