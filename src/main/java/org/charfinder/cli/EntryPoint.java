package org.charfinder.cli;

import java.util.Arrays;
import java.util.List;
import org.charfinder.format.OutputFormat;

/** Runs the command line: {@code find WORD...} by a short way of its own, all other calls by picocli. */
public final class EntryPoint {

    private EntryPoint() {}

    /**
     * Runs the program.
     *
     * @param given the arguments, as a shell passes them
     * @return the exit code
     */
    public static int run(String... given) {
        String[] args = Arguments.restored(given);
        StandardStreams streams = new StandardStreams();
        int code;
        if (Find.isPlain(args, System.getenv())) {
            code = find(Arrays.asList(args).subList(1, args.length), streams);
        } else {
            code = CommandLineInterface.run(streams.out(), streams.err(), args);
        }
        return streams.finish(code);
    }

    private static int find(List<String> words, StandardStreams streams) {
        try {
            IndexSource usual = new IndexSource(null, streams.err());
            OutputFormat plain = OutputFormat.named(OutputFormat.PLAIN);
            return Find.run(usual, Find.query(words), Find.Page.ALL, plain, streams.out(), streams.err());
        } catch (Failure e) {
            throw new AssertionError("only a file that the user has named can't be replaced", e);
        }
    }
}
