package org.charfinder.cli;

import java.util.Arrays;
import java.util.List;
import org.charfinder.format.OutputFormat;

/** The door to the command line: the shortest way for the call that is made most often, picocli for all others. */
public final class EntryPoint {

    private EntryPoint() {}

    /** Runs the program with the arguments of a shell; returns its exit code. */
    public static int run(String... given) {
        String[] args = Arguments.restored(given);
        Console console = new Console();
        int code;
        if (Find.isPlain(args, System.getenv())) {
            code = find(Arrays.asList(args).subList(1, args.length), console);
        } else {
            code = CommandLineInterface.run(console.out(), console.err(), args);
        }
        return console.finish(code);
    }

    private static int find(List<String> words, Console console) {
        try {
            IndexSource usual = new IndexSource(null, console.err());
            OutputFormat plain = OutputFormat.named(OutputFormat.PLAIN);
            return Find.run(usual, words, 0, Integer.MAX_VALUE, plain, console.out(), console.err());
        } catch (Failure e) {
            throw new AssertionError("only a file that somebody has named can't be replaced", e);
        }
    }
}
