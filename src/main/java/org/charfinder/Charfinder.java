package org.charfinder;

import org.charfinder.cli.CommandLineInterface;

/** Finds characters by the words of their names. */
public final class Charfinder {

    private Charfinder() {}

    /** Runs the program: a subcommand, or the server if there is none. Ends the process. */
    public static void main(String[] args) {
        System.exit(CommandLineInterface.run(args));
    }
}
