package org.charfinder.cli;

import java.util.List;
import org.charfinder.format.OutputFormat;
import org.charfinder.pick.PickOptions;
import org.charfinder.pick.PickOptions.Colors;

/**
 * Runs the command line: {@code find WORD...}, {@code info} and {@code pick} by a short way, all other calls by
 * picocli.
 */
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
        return streams.finish(run(args, streams));
    }

    private static int run(String[] args, StandardStreams streams) {
        PlainCall call = PlainCall.of(args, System.getenv());
        if (call != null && call.command().equals("find") && !call.words().isEmpty()) {
            return find(call.words(), streams);
        }
        if (call != null && call.command().equals("info")) {
            return info(call.words(), streams);
        }
        if (call != null && call.command().equals("pick")) {
            return pick(call.words(), streams);
        }
        return CommandLineInterface.run(streams.out(), streams.err(), args);
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

    private static int info(List<String> texts, StandardStreams streams) {
        try {
            IndexSource usual = new IndexSource(null, streams.err());
            return new Info(usual, false, streams.out()).run(texts);
        } catch (Info.WrongText e) {
            return e.explain(streams.err());
        } catch (Failure e) {
            return e.explain(streams.err());
        }
    }

    private static int pick(List<String> words, StandardStreams streams) {
        try {
            IndexSource usual = new IndexSource(null, streams.err());
            PickOptions usualOptions = Pick.options(Colors.AUTO, false);
            return Pick.run(usual, Find.query(words), usualOptions, null, streams.out());
        } catch (Failure e) {
            return e.explain(streams.err());
        }
    }
}
