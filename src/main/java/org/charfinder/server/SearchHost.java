package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.time.Duration;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.loop.Counters;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;

/**
 * Meets clients that look for characters. All of them are served by one thread, so they share the memory that an answer
 * needs while it is made.
 */
public final class SearchHost implements LineHandler.Factory {

    static final String LINE_END = "\r\n";

    private static final byte[] NO_MATCH = StatusLine.NO_MATCH.getBytes(US_ASCII);
    private static final byte[] ONE_MATCH = StatusLine.ONE_MATCH.getBytes(US_ASCII);
    private static final byte[] MATCHES = StatusLine.MATCHES.getBytes(US_ASCII);
    private static final byte[] QUOTE = {'\''};

    /** A query of each kind. */
    private static final String[] REHEARSED = {"größer ♜", "&euro;", "\"black heart\" -block:dingbats age:<9", "snowmam"
    };

    /** What is counted of the queries of all clients. */
    public enum Count {
        QUERIES,
        /** Queries that found nothing. */
        WITHOUT_MATCH,
        /** Lines of matches. */
        MATCHES,
        /** Queries that found something, by what it was found. */
        FOUND_BY_CODES,
        FOUND_BY_NAMES,
        FOUND_BY_OTHER_NAMES,
        FOUND_BY_CHARACTERS,
        /** Lines that were not UTF-8. */
        ERRORS_NOT_UTF8,
        /** Queries and commands that could not be understood. */
        ERRORS_NOT_UNDERSTOOD
    }

    private final UnicodeNameIndex index;
    private final ByteBuffer lines;
    private final int maxLine;
    private final Duration idleTimeout;
    private final Duration lineTimeout;
    private final Counters<Count> counters = new Counters<>(Count.class);
    private final int limit;
    private final Commands commands;
    private final Finder finder;
    private final QueryResult answer; // the one that is being made
    private final RecentAnswers recent; // of words, which are found in no time
    private final RecentAnswers recentlyInterpreted; // which took longer, and so are not pushed out by the others
    private final CharsetDecoder decoder = UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer query = CharBuffer.allocate(256);

    /** One that sends all matches. */
    public SearchHost(UnicodeNameIndex index, ServerOptions options) {
        this(index, options, 0, "charfinder");
    }

    /**
     * @param options of the server, which some answers name
     * @param limit how many matches a client is sent at once unless it asks for another limit; 0: all
     * @param program what it is called, and its version
     */
    public SearchHost(UnicodeNameIndex index, ServerOptions options, int limit, String program) {
        this.index = index;
        this.lines = new CharacterLookup(index).lines();
        this.maxLine = options.maxLine();
        this.idleTimeout = options.idleTimeout();
        this.lineTimeout = options.lineTimeout();
        this.limit = limit;
        this.commands = new Commands(index, program);
        this.finder = new Finder(index);
        this.answer = new QueryResult(index);
        this.recent = new RecentAnswers(index, 4096);
        this.recentlyInterpreted = new RecentAnswers(index, 1024);
    }

    /**
     * Loads what only some queries need, and for which all clients would otherwise wait at the first of them. Any thread may
     * call.
     */
    public void rehearse() {
        Finder rehearsed = new Finder(index);
        commands.rehearse();
        for (String query : REHEARSED) {
            try {
                StatusLine.of(rehearsed.find(query).total(), query);
            } catch (QueryException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** What has been asked so far. Any thread may call, and read. */
    public Counters<Count> counters() {
        return counters;
    }

    @Override
    public LineHandler create(SocketAddress client) {
        return new Session(this, (InetSocketAddress) client);
    }

    @Override
    public void refuse(Reply reply) {
        reply.append("Error: too many clients, try again later" + LINE_END);
    }

    /**
     * Decodes a query.
     *
     * @return null if the bytes are not UTF-8; good until the next call
     */
    CharSequence decode(byte[] bytes, int start, int stop) {
        if (query.capacity() < stop - start) {
            query = CharBuffer.allocate(Math.max(2 * query.capacity(), stop - start)); // no byte makes two chars
        }
        boolean malformed = decoder.reset()
                .decode(ByteBuffer.wrap(bytes, start, stop - start), query.clear(), true)
                .isError();
        return malformed ? null : query.flip();
    }

    /**
     * Answers a query that is stripped of white space: the lines of the matches, and the status line without its end.
     *
     * @param page which matches the client wants
     * @return how many there are
     */
    int find(CharSequence query, Page page, Reply reply) {
        return interpret(query, reply) ? addMatches(query, page, reply) : 0;
    }

    /** The same for a query that is ASCII and as it is in quotes. */
    int findPlain(byte[] query, int start, int stop, Page page, Reply reply) {
        QueryResult found = recent.get(query, start, stop);
        if (found == null && finder.findWords(query, start, stop, answer)) {
            recent.put(query, start, stop, answer);
            found = answer;
        }
        if (found == null) {
            found = recentlyInterpreted.get(query, start, stop);
        }
        if (found == null) {
            if (!interpret(text(query, start, stop), reply)) {
                return 0;
            }
            recentlyInterpreted.put(query, start, stop, answer);
            found = answer;
        }
        if (page.cuts(found) || found.hasOwn()) {
            answer.set(found);
            return addMatches(text(query, start, stop), page, reply);
        }
        reply.add(lines, found.slices(), found.count());
        count(found);
        switch (found.total()) {
            case 0 -> reply.append(NO_MATCH);
            case 1 -> reply.append(ONE_MATCH);
            default -> {
                reply.append(found.total());
                reply.append(MATCHES);
            }
        }
        reply.append(QUOTE);
        reply.append(query, start, stop);
        reply.append(QUOTE);
        if (!found.hint().isEmpty()) {
            reply.append(found.hint());
        }
        return found.total();
    }

    private static String text(byte[] ascii, int start, int stop) {
        return new String(ascii, start, stop - start, US_ASCII);
    }

    /** Finds what a query means; if it means nothing, says so, and returns false. */
    private boolean interpret(CharSequence query, Reply reply) {
        try {
            finder.find(query, answer);
            if (answer.isCostly()) {
                reply.markCostly();
            }
            return true;
        } catch (QueryException e) {
            reply.markCostly();
            counters.add(Count.ERRORS_NOT_UNDERSTOOD, 1);
            reply.append("Error: " + e.getMessage());
            return false;
        }
    }

    /** Adds what was found, as far as it is wanted now. */
    private int addMatches(CharSequence query, Page page, Reply reply) {
        count(answer);
        String status =
                page.cuts(answer) ? page.cut(query, answer) : StatusLine.of(answer.total(), query) + answer.hint();
        reply.add(lines, answer.own(), answer.slices(), answer.count());
        reply.append(status);
        return answer.total();
    }

    private void count(QueryResult found) {
        counters.add(Count.QUERIES, 1);
        counters.add(Count.MATCHES, found.total());
        counters.add(countOf(found.kind()), 1);
    }

    private static Count countOf(QueryResult.Kind kind) {
        return switch (kind) {
            case CODES -> Count.FOUND_BY_CODES;
            case NAMES -> Count.FOUND_BY_NAMES;
            case OTHER_NAMES -> Count.FOUND_BY_OTHER_NAMES;
            case CHARACTERS -> Count.FOUND_BY_CHARACTERS;
            case NOTHING -> Count.WITHOUT_MATCH;
        };
    }

    /** Answers a line that is a command but for {@code :more} and {@code :quit}, as {@link #find} does. */
    void run(String command, Page page, Reply reply) {
        reply.markCostly();
        if (!commands.run(command, page, reply)) {
            counters.add(Count.ERRORS_NOT_UNDERSTOOD, 1);
        }
    }

    int limit() {
        return limit;
    }

    int maxLine() {
        return maxLine;
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    Duration lineTimeout() {
        return lineTimeout;
    }
}
