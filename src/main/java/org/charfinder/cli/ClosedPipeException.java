package org.charfinder.cli;

import java.io.IOException;

/** The reader of standard output has closed the pipe, as {@code head} does. That is no error. */
final class ClosedPipeException extends IOException {

    private static final long serialVersionUID = 1;

    ClosedPipeException(IOException cause) {
        super(cause);
    }
}
