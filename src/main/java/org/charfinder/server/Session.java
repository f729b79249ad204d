package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.charfinder.server.SearchHost.LINE_END;

import java.net.InetSocketAddress;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.server.SearchHost.Count;
import org.charfinder.unicode.Repr;
import org.charfinder.unicode.WhiteSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's conversation: a query a line, and for each the lines of the matches, a status line and the prompt. */
final class Session implements LineHandler {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private static final byte[] PROMPT = "?> ".getBytes(US_ASCII);
    private static final byte[] LINE_END_AND_PROMPT = "\r\n?> ".getBytes(US_ASCII);

    /** What commands begin with. Alone it is a character like any other. */
    private static final char COMMAND = ':';

    private static final String QUIT = ":quit";
    private static final String MORE = ":more";

    /** How much of a query is logged: nobody fills a disk with a few of them. */
    private static final int LOGGED_CHARS = 256;

    private final SearchHost host;
    private final InetSocketAddress client;
    private final Page page;

    Session(SearchHost host, InetSocketAddress client) {
        this.host = host;
        this.client = client;
        this.page = new Page(host.limit());
    }

    @Override
    public void greet(Reply reply) {
        reply.append(PROMPT);
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {
        if (Repr.isPlain(bytes, start, stop)) {
            answerPlain(bytes, start, stop, reply);
        } else {
            answerText(host.decode(bytes, start, stop), reply);
        }
    }

    /** The short way of nearly all queries; the other one would answer them the same. */
    private void answerPlain(byte[] bytes, int start, int stop, Reply reply) {
        int first = start;
        int end = stop;
        while (first < end && bytes[first] == ' ') {
            first++;
        }
        while (first < end && bytes[end - 1] == ' ') {
            end--;
        }
        if (first == end) {
            reply.append(PROMPT);
            return;
        }
        if (bytes[first] == COMMAND && end - first > 1) {
            run(new String(bytes, first, end - first, US_ASCII), reply);
            return;
        }
        page.begin();
        int total = host.findPlain(bytes, first, end, page, reply);
        reply.append(LINE_END_AND_PROMPT);
        if (log.isDebugEnabled()) {
            log(new String(bytes, first, end - first, US_ASCII), total);
        }
    }

    /** @param text null if the client's bytes were not UTF-8 */
    private void answerText(CharSequence text, Reply reply) {
        if (text == null) {
            host.counters().add(Count.ERRORS_NOT_UTF8, 1);
            fail("query is not valid UTF-8", reply);
            return;
        }
        CharSequence query = WhiteSpace.strip(text);
        if (query.isEmpty()) {
            reply.append(PROMPT);
        } else if (query.charAt(0) < ' ') {
            reply.endSession();
        } else if (query.charAt(0) == COMMAND && query.length() > 1) {
            run(query.toString(), reply);
        } else {
            page.begin();
            int total = host.find(query, page, reply);
            reply.append(LINE_END_AND_PROMPT);
            if (log.isDebugEnabled()) {
                log(query, total);
            }
        }
    }

    /** Answers a line that is not a query. */
    private void run(String command, Reply reply) {
        switch (Commands.name(command)) {
            case QUIT -> {
                reply.endSession();
                return;
            }
            case MORE -> more(reply);
            default -> host.run(command, page, reply);
        }
        reply.append(LINE_END_AND_PROMPT);
        if (log.isDebugEnabled()) {
            log(command, 0);
        }
    }

    private void more(Reply reply) {
        String query = page.turn();
        if (query == null) {
            reply.append("Error: no more matches, ask a query");
        } else {
            host.find(query, page, reply);
        }
    }

    private void log(CharSequence query, int total) {
        StringBuilder quoted = new StringBuilder();
        Repr.appendAscii(quoted, query, LOGGED_CHARS);
        log.debug("Received from {}:{}: {}", client.getHostString(), client.getPort(), quoted);
        log.debug("Sent {} results", total);
    }

    @Override
    public void answerTooLong(Reply reply) {
        fail("query longer than " + host.maxLine() + " bytes", reply);
    }

    private void fail(String why, Reply reply) {
        log.debug("Received from {}:{}: {}", client.getHostString(), client.getPort(), why);
        reply.append("Error: " + why);
        reply.append(LINE_END_AND_PROMPT);
    }

    @Override
    public void resume(Reply reply) {
        reply.append(LINE_END_AND_PROMPT);
    }

    @Override
    public void disconnect(DisconnectReason reason, Reply reply) {
        String why = switch (reason) {
            case IDLE -> "no query for " + host.idleTimeout().toSeconds() + " seconds, connect again";
            case UNFINISHED_LINE ->
                "query not finished within " + host.lineTimeout().toSeconds() + " seconds, connect again";
            case SHUTDOWN -> "the server is shutting down, try again later";
        };
        reply.append("Error: " + why + LINE_END);
    }

    @Override
    public void closed() {
        log.debug("Close the client socket");
    }
}
