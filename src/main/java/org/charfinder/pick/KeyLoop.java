package org.charfinder.pick;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does what keys mean until the user picks or leaves. One thread runs it, and only that thread draws; any thread may
 * tell it what has arrived.
 */
final class KeyLoop {

    /** How long after an Escape the rest of a key may arrive: over slow lines, its bytes come apart. */
    private static final long ESCAPE_MILLIS = 50;

    private static final String RESIZED = "resized"; // entries of the queue that are told by identity
    private static final String GONE = "gone";

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final KeyDecoder keys = new KeyDecoder();
    private final Screen screen;
    private final WidthProbe probe;

    KeyLoop(Screen screen, WidthProbe probe) {
        this.screen = screen;
        this.probe = probe;
    }

    /** Tells what has been typed. */
    void typed(String text) {
        arrived.add(text);
    }

    /** Tells that the size of the terminal may have changed. */
    void resized() {
        arrived.add(RESIZED);
    }

    /** Tells that the terminal is gone. */
    void gone() {
        arrived.add(GONE);
    }

    /** Changes the model and shows it until it is no longer open. */
    void run(PickModel model, Layout layout) throws IOException, InterruptedException {
        while (model.phase() == PickModel.Phase.OPEN) {
            take(model, arrived.take());
            for (String more = arrived.poll(); more != null; more = arrived.poll()) { // one frame for all of them
                take(model, more);
            }
            screen.paint(model, layout);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a user may type these words
    private void take(PickModel model, String text) throws IOException, InterruptedException {
        if (text == RESIZED) {
            screen.resize();
        } else if (text == GONE) {
            model.apply(Action.LEAVE, "", 0);
        } else {
            keys.add(text);
            press(model, keys.next());
            while (keys.isPending() && model.phase() == PickModel.Phase.OPEN) {
                String more = arrived.poll(ESCAPE_MILLIS, TimeUnit.MILLISECONDS);
                if (more == null) {
                    press(model, keys.expire());
                } else {
                    take(model, more);
                }
            }
        }
    }

    private void press(PickModel model, @Nullable Key first) throws IOException {
        for (Key key = first; key != null; key = keys.next()) {
            if (key.name().equals(Key.CURSOR)) {
                if (probe.answer(key)) {
                    screen.forget();
                }
                continue;
            }
            Action action = Action.of(key);
            if (action != null && model.phase() == PickModel.Phase.OPEN) {
                act(model, action, key);
            }
        }
    }

    private void act(PickModel model, Action action, Key key) throws IOException {
        switch (action) {
            case REDRAW -> {
                screen.resize();
                screen.forget();
            }
            case SUSPEND -> screen.suspend();
            default -> model.apply(action, key.text(), key.row() - Layout.HEAD_ROWS);
        }
    }
}
