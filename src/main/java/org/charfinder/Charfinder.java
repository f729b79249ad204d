package org.charfinder;

import java.util.Locale;
import org.charfinder.cli.CommandLineInterface;

/** Finds characters by the words of their names. */
public final class Charfinder {

    private Charfinder() {}

    /** Runs the program: a subcommand, or the server if there is none. Ends the process. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers are written in the same digits everywhere
        System.exit(CommandLineInterface.run(args));
    }
}
