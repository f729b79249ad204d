package org.charfinder.pick;

/** Thrown where there is no terminal to pick on; the message is one line that says why. */
public final class NoTerminalException extends Exception {

    private static final long serialVersionUID = 1;

    NoTerminalException(String message) {
        super(message);
    }
}
