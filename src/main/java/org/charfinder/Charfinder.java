package org.charfinder;

import java.util.Locale;
import org.charfinder.cli.EntryPoint;

/** Finds characters by the words of their names. */
public final class Charfinder {

    /** Memory for last words when there is no other: as much as makes a collector of garbage free a region of its own. */
    private static byte[] reserve = new byte[1 << 20];

    private Charfinder() {}

    /** Runs the program: a subcommand, or the server if there is none. Ends the process. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers are written in the same digits everywhere
        try {
            System.exit(EntryPoint.run(args));
        } catch (VirtualMachineError e) { // nothing can be relied on any more
            reserve = null;
            System.err.print("charfinder: the Java virtual machine has failed: ");
            System.err.print(e);
            System.err.println(e instanceof OutOfMemoryError ? "; give it more with java -Xmx" : "");
            Runtime.getRuntime().halt(1);
        }
    }
}
