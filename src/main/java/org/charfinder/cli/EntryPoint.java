package org.charfinder.cli;

import java.util.Arrays;

/** The door to the command line: the shortest way for the call that is made most often, picocli for all others. */
public final class EntryPoint {

    private EntryPoint() {}

    /** Runs the program with the arguments of a shell; returns its exit code. */
    public static int run(String... args) {
        Console console = new Console();
        int code;
        if (Find.isPlain(args, System.getenv())) {
            code =
                    Find.run(
                            IndexSource.usual(console.err()),
                            Arrays.asList(args).subList(1, args.length),
                            0,
                            Integer.MAX_VALUE,
                            console.out());
        } else {
            code = CommandLineInterface.run(console.out(), console.err(), args);
        }
        return console.finish(code);
    }
}
