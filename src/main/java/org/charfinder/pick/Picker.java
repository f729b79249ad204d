package org.charfinder.pick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.charfinder.card.Card;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;

/**
 * Lets a user search and pick characters on the terminal that controls the process. Standard input and output are not
 * touched. One thread picks, and only that thread draws:
 *
 * <pre>
 *   thread          until the line is shown    until results are shown    then
 *   that picks      takes the screen           waits                      shows cards, does what keys mean
 *   that searches   does the first search
 *   read ahead      reads the index, makes a card
 *   keys                                                                  reads keys
 *   warm up                                                               does once what keys will do
 * </pre>
 */
public final class Picker {

    private final UnicodeNameIndex index;
    private final String query;
    private final FutureTask<PickModel> searching;
    private final Widths widths = new Widths();

    /**
     * Takes what to search in. Does not search yet.
     *
     * @param index to search
     * @param query that the line begins with; may be empty
     */
    public Picker(UnicodeNameIndex index, String query) {
        this.index = index;
        this.query = query;
        Finder finder = new Finder(index);
        searching = new FutureTask<>(() -> new PickModel(query, typed -> Results.of(index, finder, typed)));
    }

    /** Does the first search, unless another thread does or has done it. Another thread may pick meanwhile. */
    public void search() {
        start("read ahead", () -> WarmUp.card(index));
        searching.run();
    }

    /**
     * Shows the screen until the user picks or leaves. Called once.
     *
     * @param terminal is closed at the end
     * @param options how
     * @return what was picked, at least one match, in the order of marking; empty if the user has left, or if the
     *     terminal is gone
     * @throws IOException if the terminal fails
     * @throws java.io.UncheckedIOException if the index was opened and not read, and its file is damaged
     */
    public Optional<List<Match>> pick(ControllingTerminal terminal, PickOptions options) throws IOException {
        try (terminal) {
            PickModel model = run(terminal, options);
            boolean accepted = model.phase() == PickModel.Phase.ACCEPTED;
            if (accepted && options.copy()) {
                terminal.write(copying(model.picked()));
            }
            return accepted ? Optional.of(model.picked()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Returns the model when it is no longer open. */
    private PickModel run(ControllingTerminal terminal, PickOptions options) throws IOException, InterruptedException {
        terminal.open();
        Screen screen = new Screen(terminal, widths, options);
        Layout bare = new Layout(widths, (match, columns) -> List.of()); // a card takes longer than all else
        screen.paint(new PickModel(query, typed -> Results.none(index)), bare);
        PickModel model = found();
        screen.paint(model, bare);
        WidthProbe probe = new WidthProbe(widths);
        KeyLoop loop = new KeyLoop(screen, probe);
        start("keys", () -> read(terminal, loop));
        CharacterNames names = new IndexCharacterNames(index);
        Layout layout = new Layout(
                widths, (match, columns) -> Card.of(match.characters(), names).lines(columns));
        screen.paint(model, layout);
        start("warm up", () -> {
            terminal.onResize(loop::resized);
            loop.resized(); // it may have been while the program started
            WarmUp.run(index);
        });
        screen.ask(probe);
        loop.run(model, layout);
        return model;
    }

    private PickModel found() throws InterruptedException {
        searching.run(); // unless search() has
        try {
            return searching.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Starts a thread that does not keep the program from ending. */
    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(ControllingTerminal terminal, KeyLoop loop) {
        try {
            for (String text = terminal.read(); text != null; text = terminal.read()) {
                loop.typed(text);
            }
        } catch (IOException e) {
            // the terminal is gone
        }
        loop.gone();
    }

    /** OSC 52: the selection c is the clipboard. */
    private static String copying(List<Match> picked) {
        String text = picked.stream().map(Match::characters).collect(Collectors.joining());
        return "\u001B]52;c;" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "\u0007";
    }
}
