package org.charfinder.pick;

import java.util.ArrayDeque;
import java.util.Queue;
import org.charfinder.pick.Widths.Shape;

/**
 * Asks the terminal for the widths of what terminals disagree about: it prints samples and asks where the cursor is.
 * Answers arrive among the keys, whenever they do; a terminal that does not answer delays nothing.
 */
final class WidthProbe {

    private static final String CSI = "\u001B[";

    private final Widths widths;
    private final Queue<Shape> asked = new ArrayDeque<>();
    private boolean learned;

    WidthProbe(Widths widths) {
        this.widths = widths;
    }

    /** What to send. It erases the row that it prints in. */
    String question(int row) {
        StringBuilder out = new StringBuilder(CSI + "?25l");
        for (Shape shape : Shape.values()) {
            asked.add(shape);
            out.append(CSI).append(row + 1).append(";1H").append(shape.sample()).append(CSI + "6n");
        }
        return out.append(CSI)
                .append(row + 1)
                .append(";1H" + CSI + "2K" + CSI + "?25h")
                .toString();
    }

    /** Takes an answer. Returns true once all have come and any of them is news. */
    boolean answer(Key cursor) {
        Shape shape = asked.poll();
        if (shape == null) {
            return false; // no question of ours
        }
        learned |= widths.learn(shape, cursor.column());
        return asked.isEmpty() && learned;
    }
}
