package org.charfinder.pick;

import java.util.List;
import org.charfinder.pick.Line.Span;

/**
 * Turns frames into what the terminal has to be sent: only the lines that have changed. Behind each character beyond
 * ASCII, the cursor is placed at the column that follows, so that columns are straight even if the terminal takes the
 * character for wider or narrower.
 */
final class Painter {

    private static final String CSI = "\u001B[";
    private static final String BEGIN = CSI + "?2026h" + CSI + "?25l"; // at once, where that is known; without cursor
    private static final String END = CSI + "?25h" + CSI + "?2026l";

    private final Widths widths;
    private final Palette palette;
    private List<String> painted = List.of(); // what each line was sent as

    Painter(Widths widths, Palette palette) {
        this.widths = widths;
        this.palette = palette;
    }

    /** Forgets what is on the screen, so that all of it is painted. */
    void forget() {
        painted = List.of();
    }

    /** What makes the screen show a frame. */
    String paint(Frame frame) {
        StringBuilder out = new StringBuilder(BEGIN);
        List<String> lines = frame.lines().stream().map(this::text).toList();
        if (painted.size() != lines.size()) {
            painted = List.of();
            out.append(CSI + "0m" + CSI + "2J");
        }
        for (int row = 0; row < lines.size(); row++) {
            if (painted.isEmpty() || !painted.get(row).equals(lines.get(row))) {
                out.append(CSI).append(row + 1).append(";1H" + CSI + "0m" + CSI + "2K");
                out.append(lines.get(row));
            }
        }
        painted = lines;
        return out.append(CSI + "1;")
                .append(frame.cursorColumn() + 1)
                .append('H')
                .append(END)
                .toString();
    }

    private String text(Line line) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (Span span : line.spans()) {
            String parameters = palette.parameters(span.style());
            out.append(CSI)
                    .append("0")
                    .append(parameters.isEmpty() ? "" : ";" + parameters)
                    .append('m');
            if (Widths.isAscii(span.text())) {
                out.append(span.text());
                column += span.text().length();
                continue;
            }
            for (String grapheme : Widths.graphemes(span.text())) {
                out.append(grapheme);
                column += widths.ofGrapheme(grapheme);
                if (!Widths.isAscii(grapheme)) {
                    out.append(CSI).append(column + 1).append('G');
                }
            }
        }
        return out.append(CSI + "0m").toString();
    }
}
