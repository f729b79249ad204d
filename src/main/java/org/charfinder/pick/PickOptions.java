package org.charfinder.pick;

import java.util.Map;

/**
 * How to pick.
 *
 * @param colors whether to use colours
 * @param copy whether to put what is picked into the clipboard, by the terminal (OSC 52)
 * @param suspends whether Ctrl-Z stops the job, as other programs do; otherwise it does nothing
 * @param environment TERM and NO_COLOR are read
 */
public record PickOptions(Colors colors, boolean copy, boolean suspends, Map<String, String> environment) {

    /** Whether to use colours. */
    public enum Colors {
        /** If the terminal has any, and the variable NO_COLOR is empty. */
        AUTO,
        /** Also if the terminal says that it has none. */
        ALWAYS,
        /** No. Attributes such as bold and reverse video are no colours. */
        NEVER
    }

    private static final int FEWEST_COLORS = 8;

    Palette palette(int colorsOfTerminal) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return switch (colors) {
            case NEVER -> Palette.NONE;
            case ALWAYS -> Palette.of(Math.max(FEWEST_COLORS, colorsOfTerminal));
            case AUTO -> unwanted ? Palette.NONE : Palette.of(colorsOfTerminal);
        };
    }
}
