package org.charfinder.cli;

import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;

/** An error that the user can correct. It is printed as one line, without a stack trace. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    /** @param message what failed, why, and what would help */
    Failure(String message) {
        super(message);
    }

    /** Tells the user. Returns the exit code. */
    int explain(PrintWriter err) {
        err.println("charfinder: " + getMessage());
        err.flush();
        return ExitCode.SOFTWARE;
    }
}
