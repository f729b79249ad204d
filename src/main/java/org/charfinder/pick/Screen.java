package org.charfinder.pick;

import java.io.IOException;
import org.charfinder.pick.PickModel.Phase;
import org.jline.terminal.Size;

/** Shows a model on the terminal. One thread at a time. */
final class Screen {

    private final ControllingTerminal terminal;
    private final Painter painter;
    private final boolean suspends;

    Screen(ControllingTerminal terminal, Widths widths, PickOptions options) {
        this.terminal = terminal;
        this.painter = new Painter(widths, options.palette(terminal.colors()));
        this.suspends = options.suspends();
    }

    /** Shows what has changed, while the model is open. */
    void paint(PickModel model, Layout layout) throws IOException {
        if (model.phase() != Phase.OPEN) {
            return;
        }
        Size size = terminal.size();
        model.setRows(Layout.rows(size.getRows()));
        terminal.write(painter.paint(layout.frame(model, size.getColumns(), size.getRows())));
    }

    /** Asks for the widths of characters, on the last row, which is then painted again. */
    void ask(WidthProbe probe) throws IOException {
        terminal.write(probe.question(terminal.size().getRows() - 1));
    }

    /** Has everything painted next time. */
    void forget() {
        painter.forget();
    }

    /** Asks for the size of the terminal. */
    void resize() throws IOException {
        if (terminal.isResized()) {
            forget();
        }
    }

    /** Stops the job until the user continues it, if that is wanted. */
    void suspend() throws IOException {
        if (suspends) {
            terminal.suspend();
            forget();
        }
    }
}
