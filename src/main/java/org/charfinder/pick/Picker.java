package org.charfinder.pick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.charfinder.card.Card;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;
import org.jline.terminal.Size;
import org.jspecify.annotations.Nullable;

/**
 * Lets a user search and pick characters on the terminal that controls the process. Standard input and output are not
 * touched. One thread.
 */
public final class Picker {

    /** How long after an Escape the rest of a key may arrive: over slow lines, its bytes come apart. */
    private static final long ESCAPE_MILLIS = 50;

    private static final String RESIZED = "resized"; // entries of the queue that are told by identity
    private static final String GONE = "gone";

    private final Map<String, String> environment;
    private final ControllingTerminal terminal;
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final KeyDecoder keys = new KeyDecoder();
    private final Widths widths = new Widths();
    private final WidthProbe probe = new WidthProbe(widths);

    private Picker(Map<String, String> environment, ControllingTerminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /**
     * Finds the terminal. Nothing changes on it yet.
     *
     * @param environment TERM and NO_COLOR are read
     * @return a picker
     * @throws NoTerminalException if there is no terminal, or none that can move its cursor
     */
    public static Picker onTerminal(Map<String, String> environment) throws NoTerminalException {
        String type = environment.getOrDefault("TERM", "");
        if (type.isEmpty() || type.equals("dumb")) {
            throw new NoTerminalException(
                    type.isEmpty() ? "TERM is not set" : "a dumb terminal (TERM=dumb) can't show a list to pick from");
        }
        try {
            return new Picker(environment, new ControllingTerminal(type));
        } catch (IOException e) {
            throw new NoTerminalException("there is no terminal");
        }
    }

    /**
     * Shows the screen until the user picks or leaves.
     *
     * @param index to search
     * @param options how
     * @return what was picked, at least one match, in the order of marking; empty if the user has left, or if the
     *     terminal is gone
     * @throws UncheckedIOException if the terminal fails, or the index was opened and not read, and its file is damaged
     */
    public Optional<List<Match>> pick(UnicodeNameIndex index, PickOptions options) {
        try {
            return run(index, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<List<Match>> run(UnicodeNameIndex index, PickOptions options)
            throws IOException, InterruptedException {
        Finder finder = new Finder(index);
        CharacterNames names = new IndexCharacterNames(index);
        Painter painter = new Painter(widths, options.palette(terminal.colors(), environment));
        Layout layout = new Layout(
                widths, (match, columns) -> Card.of(match.characters(), names).lines(columns));
        PickModel model = new PickModel(options.query(), typed -> Results.of(index, finder, typed));
        Size size = terminal.size();
        try (terminal) {
            terminal.open(() -> arrived.add(RESIZED));
            start("keys", this::read); // it waits for a key
            paint(model, layout, painter, size);
            start("warm up", () -> WarmUp.run(index));
            terminal.write(probe.question(size.getRows() - 1));
            while (model.phase() == PickModel.Phase.OPEN) {
                boolean resized = take(model, painter, arrived.take());
                for (String more = arrived.poll(); more != null; more = arrived.poll()) { // one frame for all of them
                    resized |= take(model, painter, more);
                }
                if (resized) {
                    size = terminal.size();
                    painter.forget();
                }
                if (model.phase() == PickModel.Phase.OPEN) {
                    paint(model, layout, painter, size);
                }
            }
            if (options.copy() && model.phase() == PickModel.Phase.ACCEPTED) {
                terminal.write(copying(model.picked()));
            }
        }
        return model.phase() == PickModel.Phase.ACCEPTED ? Optional.of(model.picked()) : Optional.empty();
    }

    /** Starts a thread that does not keep the program from ending. */
    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            for (String text = terminal.read(); text != null; text = terminal.read()) {
                arrived.add(text);
            }
        } catch (IOException e) {
            // the terminal is gone
        }
        arrived.add(GONE);
    }

    /** Takes what has arrived. Returns whether the size of the screen may have changed. */
    @SuppressWarnings("ReferenceEquality") // a user may type these words
    private boolean take(PickModel model, Painter painter, String text) throws InterruptedException {
        if (text == RESIZED) {
            return true;
        }
        if (text == GONE) {
            model.apply(Action.LEAVE, "", 0);
            return false;
        }
        keys.add(text);
        press(model, painter, keys.next());
        if (!keys.isPending()) {
            return false;
        }
        String more = arrived.poll(ESCAPE_MILLIS, TimeUnit.MILLISECONDS);
        if (more != null) {
            return take(model, painter, more);
        }
        press(model, painter, keys.expire());
        return false;
    }

    private void press(PickModel model, Painter painter, @Nullable Key first) {
        for (Key key = first; key != null; key = keys.next()) {
            if (key.name().equals(Key.CURSOR)) {
                if (probe.answer(key)) {
                    painter.forget();
                }
                continue;
            }
            Action action = Action.of(key);
            if (action == Action.REDRAW) {
                painter.forget();
            } else if (action != null && model.phase() == PickModel.Phase.OPEN) {
                model.apply(action, key.text(), key.row() - Layout.HEAD_ROWS);
            }
        }
    }

    private void paint(PickModel model, Layout layout, Painter painter, Size size) throws IOException {
        model.setRows(Layout.rows(size.getRows()));
        terminal.write(painter.paint(layout.frame(model, size.getColumns(), size.getRows())));
    }

    /** OSC 52: the selection c is the clipboard. */
    private static String copying(List<Match> picked) {
        String text = picked.stream().map(Match::characters).collect(Collectors.joining());
        return "\u001B]52;c;" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "\u0007";
    }
}
