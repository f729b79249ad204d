package org.charfinder;

import java.io.File;
import java.util.Locale;
import org.charfinder.cli.EntryPoint;
import org.jspecify.annotations.Nullable;

/** The program: finds characters by the words of their names. */
public final class Charfinder {

    /**
     * Memory to print the last message with. It is larger than half of the smallest region of G1, which thus frees a
     * region.
     */
    @SuppressWarnings("UnusedVariable") // it is written only to free the memory
    private static byte @Nullable [] reserve = new byte[1 << 19];

    private Charfinder() {}

    /**
     * Runs a subcommand, or the server if there is none. Ends the process.
     *
     * @param args the arguments of a shell
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers are written in the same digits everywhere
        requireReadable(new File(System.getProperty("java.class.path", "")).getAbsolutePath());
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

    /** In the address of a file in a jar, {@code !/} ends the path of the jar: libraries would not find their files. */
    private static void requireReadable(String jar) {
        if (jar.replace(File.separatorChar, '/').contains("!/")) {
            System.err.println("charfinder: Java can't read files in " + jar
                    + ", since the name of a folder ends with '!': move it to another folder");
            System.exit(1);
        }
    }
}
