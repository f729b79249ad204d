package org.charfinder.cli;

/** Something that the person at the keyboard can mend: one line, no stack trace. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    /** @param message what could not be done, why, and what would help */
    Failure(String message) {
        super(message);
    }
}
