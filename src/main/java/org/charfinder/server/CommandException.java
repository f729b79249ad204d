package org.charfinder.server;

/** A command has a wrong argument, or does not exist. The message is one line that says what would do. */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }

    /** Reads a number. */
    static int number(String text, int least, int most, String otherwise) throws CommandException {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new CommandException(otherwise);
        }
        return Integer.parseInt(text);
    }
}
