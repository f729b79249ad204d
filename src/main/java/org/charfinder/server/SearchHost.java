package org.charfinder.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.charfinder.index.Runs;
import org.charfinder.index.Search;
import org.charfinder.index.StatusLine;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.Conversation;
import org.charfinder.net.Counters;
import org.charfinder.net.LineServer;
import org.charfinder.net.Reply;

/**
 * Meets clients that look for characters. All of them are served by one thread, so they share the memory that an answer
 * needs while it is made.
 */
public final class SearchHost implements Conversation.Host {

    static final String LINE_END = "\r\n";

    private static final String BEYOND_ASCII = "größer ♜";

    /** What is counted of the queries of all clients. */
    public enum Count {
        QUERIES,
        /** Queries that found nothing. */
        WITHOUT_MATCH,
        /** Lines of matches. */
        MATCHES,
        /** Lines that were not UTF-8. */
        ERRORS_NOT_UTF8
    }

    private final UnicodeNameIndex index;
    private final ByteBuffer lines;
    private final int maxLine;
    private final Duration idleTimeout;
    private final Duration lineTimeout;
    private final Counters<Count> counters = new Counters<>(Count.class);
    private final Search search;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final StringBuilder text = new StringBuilder();
    private CharBuffer query = CharBuffer.allocate(256);

    /** @param options of the server, which some answers name */
    public SearchHost(UnicodeNameIndex index, LineServer.Options options) {
        this.index = index;
        this.lines = index.lines();
        this.maxLine = options.maxLine();
        this.idleTimeout = options.idleTimeout();
        this.lineTimeout = options.lineTimeout();
        this.search = new Search(index);
    }

    /**
     * Loads the tables for text beyond ASCII, for which all clients would otherwise wait at the first such query. Any
     * thread may call.
     */
    public void rehearse() {
        new Search(index).find(BEYOND_ASCII);
        StatusLine.append(new StringBuilder(), 0, BEYOND_ASCII);
    }

    /** What has been asked so far. Any thread may call, and read. */
    public Counters<Count> counters() {
        return counters;
    }

    @Override
    public Conversation meet(SocketAddress client) {
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
        boolean malformed =
                decoder.reset().decode(ByteBuffer.wrap(bytes, start, stop - start), query.clear(), true).isError();
        return malformed ? null : query.flip();
    }

    /** Counts a query that has found so many characters. */
    void count(int found) {
        counters.add(Count.QUERIES, 1);
        counters.add(Count.MATCHES, found);
        if (found == 0) {
            counters.add(Count.WITHOUT_MATCH, 1);
        }
    }

    /** Adds the lines of all characters that a query finds; returns how many they are. */
    int addMatches(CharSequence query, Reply reply) {
        Runs found = search.find(query);
        for (int i = 0; i < found.count(); i++) {
            reply.add(lines, index.lineStart(found.first(i)), index.lineStart(found.last(i) + 1));
        }
        return found.total();
    }

    /** A builder to make a line in, empty. */
    StringBuilder text() {
        text.setLength(0);
        return text;
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
