package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.charfinder.format.OutputFormat;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.FilterNames;
import org.charfinder.query.Finder;
import org.charfinder.query.LostQuotes;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Runs {@code charfinder find}, once its arguments are parsed. */
final class Find {

    /** How often to ask a {@link PrintWriter} for errors, which flushes it and so costs more than a row. */
    private static final int ROWS_PER_CHECK = 256;

    private final IndexSource source;
    private final Page page;
    private final Printing printing;
    private final PrintWriter out;
    private final PrintWriter err;

    Find(IndexSource source, Page page, Printing printing, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.page = page;
        this.printing = printing;
        this.out = out;
        this.err = err;
    }

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

    /**
     * How to print.
     *
     * @param format of the matches
     * @param quiet whether to print matches only: no status line, no hint
     * @param paged whether long output goes through a pager on a terminal
     */
    record Printing(OutputFormat format, boolean quiet, boolean paged) {

        /** How it is printed without options. */
        static Printing usual() {
            return new Printing(OutputFormat.named(OutputFormat.PLAIN), false, true);
        }

        boolean hasStatus() {
            return format.isForUsers() && !quiet;
        }
    }

    /** The query that arguments are. A white-space character alone is one, as nothing else would be left of it. */
    static String query(List<String> words) {
        String all = String.join(" ", words);
        CharSequence stripped = WhiteSpace.strip(all);
        return stripped.isEmpty() && all.codePointCount(0, all.length()) == 1 ? all : stripped.toString();
    }

    /** The same, with the quotation marks that a shell has taken off. */
    static String query(UnicodeNameIndex index, List<String> words) {
        return LostQuotes.areLikely(words) ? query(List.of(new LostQuotes(index).query(words))) : query(words);
    }

    /**
     * Prints a page of the matches and a status line. Formats for programs have no status line; if there is no match,
     * it is printed on standard error. Returns the exit code.
     *
     * @param words of the query
     * @param unnamed the first word, if the caller has named no command, since it may be a mistyped one; else null
     */
    int run(List<String> words, @Nullable String unnamed) throws Failure {
        try {
            UnicodeNameIndex index = source.open();
            try {
                return run(index, words, unnamed);
            } catch (UncheckedIOException e) {
                return run(source.mend(e), words, unnamed);
            }
        } catch (QueryException e) {
            explain(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int run(UnicodeNameIndex index, List<String> words, @Nullable String unnamed) throws QueryException {
        Answer answer = answer(new Finder(index), query(index, words));
        if (printing.paged && Pager.isLong(answer.shown) && StandardStreams.isOutTerminal()) {
            Pager.show(writer -> print(answer, writer), out);
        } else {
            print(answer, out);
        }
        tellOfNothing(answer);
        giveHints(answer, unnamed);
        return answer.isFound() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /**
     * Answers each line of standard input. Formats for programs have the matches of all lines together. A line that is
     * no query is explained, and does not keep the others from being answered. Returns the exit code.
     */
    int runLines() throws Failure {
        Finder finder = new Finder(source.read());
        out.write(printing.format.head());
        boolean found = false;
        boolean wrong = false;
        boolean first = true;
        try {
            QueryLines lines = new QueryLines(StandardStreams.in());
            for (String line = lines.next(); line != null && !out.checkError(); line = lines.next()) {
                try {
                    Answer answer = answer(finder, query(List.of(line)));
                    first = printRows(answer, first);
                    if (printing.hasStatus()) {
                        out.println(answer.status);
                    }
                    tellOfNothing(answer);
                    found |= answer.isFound();
                } catch (QueryException e) {
                    out.flush();
                    explain("line %,d: %s".formatted(lines.lines(), e.getMessage()));
                    wrong = true;
                }
                out.flush();
            }
        } catch (IOException e) {
            throw new Failure("can't read queries from standard input: " + IndexSource.reason(e));
        }
        out.write(printing.format.tail());
        return wrong ? ExitCode.USAGE : found ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Returns whether the next row is still the first one. */
    private boolean printRows(Answer answer, boolean first) {
        StringBuilder row = new StringBuilder();
        boolean next = first;
        int count = 0;
        for (Iterator<Match> matches = answer.result.matches(); matches.hasNext(); next = false) {
            if (++count % ROWS_PER_CHECK == 0 && out.checkError()) {
                return false;
            }
            row.setLength(0);
            printing.format.append(matches.next(), answer.names, next, row);
            out.append(row);
        }
        return next;
    }

    /**
     * What a query has found.
     *
     * @param result cut to the page
     * @param names tells why a match is there
     * @param shown how many matches are on the page
     * @param status the status line
     */
    private record Answer(String query, QueryResult result, MatchedNames names, int shown, String status) {

        boolean isFound() {
            return result.total() > 0;
        }
    }

    private Answer answer(Finder finder, String query) throws QueryException {
        String asked = finderQuery(query);
        QueryResult result = finder.find(asked, page.order);
        MatchedNames names =
                printing.format.showsMatchedNames() ? finder.matchedNames(asked, result) : MatchedNames.NONE;
        int total = result.total();
        int shown = result.cut(page.start, page.stop);
        String status = shown == total
                ? StatusLine.of(result, query)
                : StatusLine.of(StatusLine.range(page.start, page.start + shown, total), result, query);
        return new Answer(query, result, names, shown, "(" + status + result.hint() + ")");
    }

    private void print(Answer answer, PrintWriter writer) {
        printing.format.write(answer.result.matches(), answer.names, writer);
        if (printing.hasStatus()) {
            writer.println(answer.status);
        }
    }

    /** Tells users of programs, which read no status line, that nothing matches. */
    private void tellOfNothing(Answer answer) {
        if (!answer.isFound() && !printing.quiet && !printing.format.isForUsers()) {
            err.println(answer.status);
        }
    }

    /** Says what may be meant instead, if nothing has exactly the words. */
    private void giveHints(Answer answer, @Nullable String unnamed) {
        if (!printing.hasStatus() || (answer.isFound() && !answer.result.isClosest())) {
            return;
        }
        out.flush(); // the hint comes below
        String command = unnamed == null ? null : CommandNames.near(unnamed);
        if (command != null) {
            explain("'%s' is no command, so it was searched for; did you mean 'charfinder %s'?"
                    .formatted(unnamed, command));
        }
        String label = FilterNames.unknownIn(answer.query);
        if (label != null) {
            explain("there is no filter %s:, so it was searched for as a word; names are searched by their words alone"
                    .formatted(label));
        }
    }

    private void explain(@Nullable String message) {
        err.println("charfinder: " + message);
        err.flush();
    }

    /** A finder strips white space, so a white-space character alone is asked by its code. */
    private static String finderQuery(String query) {
        return !query.isEmpty() && WhiteSpace.strip(query).isEmpty() ? UnicodeNames.notation(query) : query;
    }
}
