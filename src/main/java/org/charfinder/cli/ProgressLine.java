package org.charfinder.cli;

import java.io.PrintWriter;

/** A line of a terminal that is redrawn when its text changes. */
final class ProgressLine {

    private static final String ERASE = "\r\033[K"; // ECMA-48: to the line's start, and erase it

    private final PrintWriter terminal;
    private boolean shown;

    ProgressLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** @param text shorter than the terminal is wide */
    void show(String text) {
        terminal.print(ERASE + text);
        terminal.flush();
        shown = true;
    }

    /** Erases the text, if there is one. */
    void erase() {
        if (shown) {
            terminal.print(ERASE);
            terminal.flush();
            shown = false;
        }
    }
}
