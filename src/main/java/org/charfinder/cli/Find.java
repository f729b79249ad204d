package org.charfinder.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.charfinder.format.OutputFormat;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.unicode.WhiteSpace;
import picocli.CommandLine.ExitCode;

/** Runs {@code charfinder find}, once its arguments are parsed. */
final class Find {

    private Find() {}

    /**
     * Whether the arguments are only {@code find WORD...}, and the environment has no options either. Most calls are
     * such; they do without picocli, which would nearly double their CPU time: measured on two cores with OpenJDK 17,
     * {@code find rook} takes 0.07 s, and 0.12 s by way of picocli, with the classes of both in the archive of
     * scripts/setup.sh.
     */
    static boolean isPlain(String[] args, Map<String, String> environment) {
        if (args.length < 2 || !args[0].equals("find")) {
            return false;
        }
        for (int i = 1; i < args.length; i++) {
            if (mayBeOption(args[i]) && (i == 1 || !isExclusion(args[i]))) {
                return false;
            }
        }
        for (String variable : environment.keySet()) {
            if (isOfOption(variable)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeOption(String argument) {
        return argument.isEmpty() || argument.charAt(0) == '-';
    }

    /** Whether an argument after a word excludes another word: it has one hyphen and is longer than a short option. */
    static boolean isExclusion(String argument) {
        return argument.length() > 2 && argument.charAt(0) == '-' && argument.charAt(1) != '-';
    }

    /** Whether a variable may be the value of an option, judged by its name: only the parser knows the options. */
    private static boolean isOfOption(String variable) {
        return variable.startsWith("CHARFINDER_")
                && !variable.equals("CHARFINDER_HOME") // these two are not options
                && !variable.equals("CHARFINDER_JAVA_OPTIONS");
    }

    /**
     * Prints the matches from start (inclusive) to stop (exclusive), counted from 0, and a status line. Formats for
     * programs have no status line; if there is no match, it is printed on standard error. Returns the exit code.
     */
    static int run(
            IndexSource source,
            Iterable<String> words,
            int start,
            int stop,
            OutputFormat format,
            PrintWriter out,
            PrintWriter err)
            throws Failure {
        String query = WhiteSpace.strip(String.join(" ", words)).toString();
        try {
            UnicodeNameIndex index = source.open();
            try {
                return run(index, query, start, stop, format, out, err);
            } catch (UncheckedIOException e) {
                return run(source.mend(e), query, start, stop, format, out, err);
            }
        } catch (QueryException e) {
            err.println("charfinder: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private static int run(
            UnicodeNameIndex index,
            String query,
            int start,
            int stop,
            OutputFormat format,
            PrintWriter out,
            PrintWriter err)
            throws QueryException {
        QueryResult answer = new Finder(index).find(query);
        answer.cut(start, stop);
        format.write(answer.matches(), out);
        boolean found = answer.total() > 0;
        if (format.isForUsers() || !found) {
            PrintWriter status = format.isForUsers() ? out : err;
            status.println("(" + StatusLine.of(answer.total(), query) + answer.hint() + ")");
        }
        return found ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
