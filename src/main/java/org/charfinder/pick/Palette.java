package org.charfinder.pick;

import org.charfinder.pick.Line.Style;

/** How styles look, as parameters of SGR (ECMA-48, 8.3.117). Without colours, attributes tell styles apart. */
enum Palette {
    NONE,
    COLORS_16,
    COLORS_256;

    /** The palette for a number of colours that a terminal has. */
    static Palette of(int colors) {
        if (colors >= 256) {
            return COLORS_256;
        }
        return colors >= 8 ? COLORS_16 : NONE;
    }

    /** Empty for the terminal's usual look. */
    String parameters(Style style) {
        return switch (style) {
            case PLAIN -> "";
            case PROMPT -> pick("1", "1;36", "1;38;5;37");
            case QUIET -> pick("", "36", "38;5;102"); // bright black is invisible in some schemes
            case MARK -> pick("1", "1;33", "1;38;5;172");
            case SELECTED -> pick("7", "7", "1;38;5;231;48;5;24");
            case HEAD -> pick("1", "1", "1");
        };
    }

    private String pick(String none, String colors16, String colors256) {
        return switch (this) {
            case NONE -> none;
            case COLORS_16 -> colors16;
            case COLORS_256 -> colors256;
        };
    }
}
