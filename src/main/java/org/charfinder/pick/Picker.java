package org.charfinder.pick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
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
 * touched. One thread at a time.
 */
public final class Picker {

    /** How long after an Escape the rest of a key may arrive: over slow lines, its bytes come apart. */
    private static final long ESCAPE_MILLIS = 50;

    private static final String RESIZED = "resized"; // entries of the queue that are told by identity
    private static final String GONE = "gone";

    private final UnicodeNameIndex index;
    private final PickModel model;
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final KeyDecoder keys = new KeyDecoder();
    private final Widths widths = new Widths();
    private final WidthProbe probe = new WidthProbe(widths);

    /**
     * Searches for what the line begins with.
     *
     * @param index to search
     * @param query that the line begins with; may be empty
     * @throws UncheckedIOException if the index was opened and not read, and its file is damaged
     */
    public Picker(UnicodeNameIndex index, String query) {
        this.index = index;
        Finder finder = new Finder(index);
        model = new PickModel(query, typed -> Results.of(index, finder, typed));
    }

    /**
     * Shows the screen until the user picks or leaves. Called once.
     *
     * @param terminal is closed at the end
     * @param options how
     * @return what was picked, at least one match, in the order of marking; empty if the user has left, or if the
     *     terminal is gone
     * @throws UncheckedIOException if the terminal fails, or the index was opened and not read, and its file is damaged
     */
    public Optional<List<Match>> pick(ControllingTerminal terminal, PickOptions options) {
        try (terminal) {
            run(terminal, options.palette(terminal.colors()));
            boolean accepted = model.phase() == PickModel.Phase.ACCEPTED;
            if (accepted && options.copy()) {
                terminal.write(copying(model.picked()));
            }
            return accepted ? Optional.of(model.picked()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void run(ControllingTerminal terminal, Palette palette) throws IOException, InterruptedException {
        terminal.open(() -> arrived.add(RESIZED));
        start("keys", () -> read(terminal)); // it waits for a key
        Size size = terminal.knownSize();
        Painter painter = new Painter(widths, palette);
        paint(new Layout(widths, (match, columns) -> List.of()), terminal, painter, size); // a card takes longer
        CharacterNames names = new IndexCharacterNames(index);
        Layout layout = new Layout(
                widths, (match, columns) -> Card.of(match.characters(), names).lines(columns));
        paint(layout, terminal, painter, size);
        if (!terminal.size().equals(size)) { // changed while the program started
            arrived.add(RESIZED);
        }
        start("warm up", () -> WarmUp.run(index));
        terminal.write(probe.question(size.getRows() - 1));
        while (model.phase() == PickModel.Phase.OPEN) {
            boolean resized = take(painter, arrived.take());
            for (String more = arrived.poll(); more != null; more = arrived.poll()) { // one frame for all of them
                resized |= take(painter, more);
            }
            if (resized) {
                size = terminal.size();
                painter.forget();
            }
            if (model.phase() == PickModel.Phase.OPEN) {
                paint(layout, terminal, painter, size);
            }
        }
    }

    /** Starts a thread that does not keep the program from ending. */
    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(ControllingTerminal terminal) {
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
    private boolean take(Painter painter, String text) throws InterruptedException {
        if (text == RESIZED) {
            return true;
        }
        if (text == GONE) {
            model.apply(Action.LEAVE, "", 0);
            return false;
        }
        keys.add(text);
        press(painter, keys.next());
        if (!keys.isPending()) {
            return false;
        }
        String more = arrived.poll(ESCAPE_MILLIS, TimeUnit.MILLISECONDS);
        if (more != null) {
            return take(painter, more);
        }
        press(painter, keys.expire());
        return false;
    }

    private void press(Painter painter, @Nullable Key first) {
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

    private void paint(Layout layout, ControllingTerminal terminal, Painter painter, Size size) throws IOException {
        model.setRows(Layout.rows(size.getRows()));
        terminal.write(painter.paint(layout.frame(model, size.getColumns(), size.getRows())));
    }

    /** OSC 52: the selection c is the clipboard. */
    private static String copying(List<Match> picked) {
        String text = picked.stream().map(Match::characters).collect(Collectors.joining());
        return "\u001B]52;c;" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "\u0007";
    }
}
