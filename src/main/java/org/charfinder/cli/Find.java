package org.charfinder.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.charfinder.format.OutputFormat;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.WhiteSpace;
import picocli.CommandLine.ExitCode;

/** Runs {@code charfinder find}, once its arguments are parsed. */
final class Find {

    private Find() {}

    /**
     * Which matches to print.
     *
     * @param order of the matches
     * @param start the rank of the first one, from 0
     * @param stop the rank behind the last one; may be beyond the end
     */
    record Page(Order order, int start, int stop) {

        /** What is printed without options. */
        static final Page ALL = new Page(Order.BEST, 0, Integer.MAX_VALUE);
    }

    /** The query that arguments are. A white-space character alone is one, as nothing else would be left of it. */
    static String query(List<String> words) {
        String all = String.join(" ", words);
        CharSequence stripped = WhiteSpace.strip(all);
        return stripped.isEmpty() && all.codePointCount(0, all.length()) == 1 ? all : stripped.toString();
    }

    /**
     * Prints a page of the matches and a status line. Formats for programs have no status line; if there is no match,
     * it is printed on standard error. Returns the exit code.
     */
    static int run(IndexSource source, String query, Page page, OutputFormat format, PrintWriter out, PrintWriter err)
            throws Failure {
        try {
            UnicodeNameIndex index = source.open();
            try {
                return run(index, query, page, format, out, err);
            } catch (UncheckedIOException e) {
                return run(source.mend(e), query, page, format, out, err);
            }
        } catch (QueryException e) {
            err.println("charfinder: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private static int run(
            UnicodeNameIndex index, String query, Page page, OutputFormat format, PrintWriter out, PrintWriter err)
            throws QueryException {
        Finder finder = new Finder(index);
        String asked = finderQuery(query);
        QueryResult answer = finder.find(asked, page.order);
        MatchedNames names = format.showsMatchedNames() ? finder.matchedNames(asked, answer) : MatchedNames.NONE;
        answer.cut(page.start, page.stop);
        format.write(answer.matches(), names, out);
        boolean found = answer.total() > 0;
        if (format.isForUsers() || !found) {
            PrintWriter status = format.isForUsers() ? out : err;
            status.println("(" + StatusLine.of(answer, query) + answer.hint() + ")");
        }
        return found ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** A finder strips white space, so a white-space character alone is asked by its code. */
    private static String finderQuery(String query) {
        return !query.isEmpty() && WhiteSpace.strip(query).isEmpty() ? UnicodeNames.notation(query) : query;
    }
}
