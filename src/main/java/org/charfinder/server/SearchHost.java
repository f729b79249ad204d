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

    private static final byte[] NO_MATCH = StatusLine.NO_MATCH.getBytes(US_ASCII);
    private static final byte[] ONE_MATCH = StatusLine.ONE_MATCH.getBytes(US_ASCII);
    private static final byte[] MATCHES = StatusLine.MATCHES.getBytes(US_ASCII);
    private static final byte[] QUOTE = {'\''};

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
    private final Answer answer = new Answer(); // the one that is being made
    private final RecentAnswers recent = new RecentAnswers();
    private final CharsetDecoder decoder =
            UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
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
        StatusLine.of(0, BEYOND_ASCII);
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

    /** Answers a query that is stripped of white space: the lines of all matches, and the status line without its end. */
    int find(CharSequence query, Reply reply) {
        answer.set(search.find(query));
        addMatches(answer, reply);
        reply.append(StatusLine.of(answer.total(), query));
        return answer.total();
    }

    /** The same for a query that is ASCII and as it is in quotes. */
    int findPlain(byte[] query, int start, int stop, Reply reply) {
        Answer found = recent.get(query, start, stop);
        if (found == null) {
            found = answer;
            found.set(search.find(query, start, stop));
            recent.put(query, start, stop, found);
        }
        addMatches(found, reply);
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
        return found.total();
    }

    private void addMatches(Answer found, Reply reply) {
        reply.add(lines, found.slices(), found.count());
        count(found.total());
    }

    private void count(int found) {
        counters.add(Count.QUERIES, 1);
        counters.add(Count.MATCHES, found);
        if (found == 0) {
            counters.add(Count.WITHOUT_MATCH, 1);
        }
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
