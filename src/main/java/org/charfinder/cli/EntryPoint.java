package org.charfinder.cli;

import java.util.List;
import org.charfinder.pick.PickOptions;
import org.charfinder.pick.PickOptions.Colors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * Runs the command line: {@code find WORD...}, which may lack the name of the command, {@code info} and {@code pick}
 * by a short way, all other calls by picocli.
 */
public final class EntryPoint {

    /**
     * The system property that launchers such as scripts/charfinder set to {@code true}: users start the program by
     * its name. {@code java -jar} without arguments serves on a terminal, too, as it always has.
     */
    private static final String BY_NAME = "charfinder.byName";

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
        if (args.length == 0) {
            return alone(streams);
        }
        PlainCall call = PlainCall.of(args, System.getenv());
        if (call != null && call.command().equals("find") && !call.words().isEmpty()) {
            return find(call.words(), call.named() ? null : args[0], streams);
        }
        if (call != null && call.command().equals("info")) {
            return info(call.words(), streams);
        }
        if (call != null && call.command().equals("pick")) {
            return pick(call.words(), streams);
        }
        return CommandLineInterface.run(streams.out(), streams.err(), args);
    }

    /** Serves; but shows what there is if users have started the program by its name, and look at what it prints. */
    private static int alone(StandardStreams streams) {
        if (Boolean.getBoolean(BY_NAME) && StandardStreams.isTerminal(0) && StandardStreams.isOutTerminal()) {
            Overview.print(streams.out());
            return ExitCode.OK;
        }
        streams.err().println(Overview.WHILE_SERVING);
        streams.err().flush();
        return CommandLineInterface.run(streams.out(), streams.err());
    }

    private static int find(List<String> words, @Nullable String unnamed, StandardStreams streams) {
        try {
            IndexSource usual = new IndexSource(null, streams.err());
            return new Find(usual, Find.Page.ALL, Find.Printing.usual(), streams.out(), streams.err())
                    .run(words, unnamed);
        } catch (Failure e) {
            return e.explain(streams.err());
        }
    }

    private static int info(List<String> texts, StandardStreams streams) {
        try {
            IndexSource usual = new IndexSource(null, streams.err());
            return new Info(usual, false, true, streams.out()).run(texts);
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
            return Pick.run(usual, words, usualOptions, null, streams.out());
        } catch (Failure e) {
            return e.explain(streams.err());
        }
    }
}
