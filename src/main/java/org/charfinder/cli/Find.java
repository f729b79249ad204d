package org.charfinder.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.charfinder.index.NamedCharacter;
import org.charfinder.index.SearchResult;
import org.charfinder.index.StatusLine;
import org.charfinder.unicode.WhiteSpace;
import picocli.CommandLine.ExitCode;

/** What {@code charfinder find} does once its arguments are understood. */
final class Find {

    private Find() {}

    /**
     * Whether arguments are {@code find WORD...} and nothing else, from the environment neither. Nearly all are, and then
     * they need no parser, which would take longer to load than the look-up.
     */
    static boolean isPlain(String[] args, Map<String, String> environment) {
        if (args.length < 2 || !args[0].equals("find")) {
            return false;
        }
        for (int i = 1; i < args.length; i++) {
            if (args[i].isEmpty() || args[i].charAt(0) == '-' || args[i].charAt(0) == '@') { // an option, or a file of them
                return false;
            }
        }
        return !environment.containsKey("CHARFINDER_START")
                && !environment.containsKey("CHARFINDER_STOP")
                && !environment.containsKey("CHARFINDER_INDEX");
    }

    /** Prints the matches from start, the first one being 0, up to stop, and how many there are; returns the exit code. */
    static int run(IndexSource source, Iterable<String> words, int start, int stop, PrintWriter out) throws Failure {
        String query = WhiteSpace.strip(String.join(" ", words)).toString();
        SearchResult result;
        try {
            result = source.open().find(query, start, stop);
        } catch (UncheckedIOException e) {
            result = source.mend(e).find(query, start, stop);
        }
        for (NamedCharacter character : result.characters()) {
            out.println(character);
        }
        out.println("(" + StatusLine.of(result.total(), query) + ")");
        return result.total() > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
