package org.charfinder.server;

import static org.charfinder.server.SearchHost.LINE_END;

import java.net.InetSocketAddress;
import org.charfinder.index.StatusLine;
import org.charfinder.net.Conversation;
import org.charfinder.net.Reply;
import org.charfinder.server.SearchHost.Count;
import org.charfinder.unicode.Repr;
import org.charfinder.unicode.WhiteSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's conversation: a query a line, and for each the lines of the matches, a status line and the prompt. */
final class Session implements Conversation {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private static final String PROMPT = "?> ";

    /** How much of a query is logged: nobody fills a disk with a few of them. */
    private static final int LOGGED_CHARS = 256;

    private final SearchHost host;
    private final InetSocketAddress client;

    Session(SearchHost host, InetSocketAddress client) {
        this.host = host;
        this.client = client;
    }

    @Override
    public void greet(Reply reply) {
        reply.append(PROMPT);
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {
        CharSequence text = host.decode(bytes, start, stop);
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
        } else {
            find(query, reply);
        }
    }

    private void find(CharSequence query, Reply reply) {
        int total = host.addMatches(query, reply);
        host.count(total);
        StringBuilder text = host.text();
        StatusLine.append(text, total, query);
        reply.append(text.append(LINE_END).append(PROMPT));
        if (log.isDebugEnabled()) {
            StringBuilder quoted = new StringBuilder();
            Repr.appendAscii(quoted, query, LOGGED_CHARS);
            log.debug("Received from {}:{}: {}", client.getHostString(), client.getPort(), quoted);
            log.debug("Sent {} results", total);
        }
    }

    @Override
    public void answerTooLong(Reply reply) {
        fail("query longer than " + host.maxLine() + " bytes", reply);
    }

    private void fail(String why, Reply reply) {
        log.debug("Received from {}:{}: {}", client.getHostString(), client.getPort(), why);
        reply.append("Error: " + why + LINE_END + PROMPT);
    }

    @Override
    public void resume(Reply reply) {
        reply.append(LINE_END + PROMPT);
    }

    @Override
    public void bid(Farewell farewell, Reply reply) {
        String why =
                switch (farewell) {
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
