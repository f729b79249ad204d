package org.charfinder;

import java.util.Locale;
import org.charfinder.cli.CommandLineInterface;

/** Finds characters by the words of their names. */
public final class Charfinder {

    private Charfinder() {}

    /** Runs the program: a subcommand, or the server if there is none. Ends the process. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers are written in the same digits everywhere
        try {
            System.exit(CommandLineInterface.run(args));
        } catch (VirtualMachineError e) { // nothing can be relied on any more
            String advice = e instanceof OutOfMemoryError ? "; give it more with java -Xmx" : "";
            System.err.println("charfinder: the Java virtual machine has failed: " + e + advice);
            Runtime.getRuntime().halt(1);
        }
    }
}
