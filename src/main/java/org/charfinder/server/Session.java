package org.charfinder.server;

import static org.charfinder.server.ReplyText.LINE_END;
import static org.charfinder.server.ReplyText.LINE_END_AND_PROMPT;
import static org.charfinder.server.ReplyText.PROMPT;

import java.net.InetSocketAddress;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.server.Request.Command;
import org.charfinder.server.Request.End;
import org.charfinder.server.Request.NotUtf8;
import org.charfinder.server.Request.Query;
import org.charfinder.unicode.Repr;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one client: each line is a request, and each reply consists of lines, a status line and the prompt. It
 * keeps only what differs from client to client.
 */
final class Session implements LineHandler {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    /** The most characters of a request that are logged, so that few long requests can't fill a disk. */
    private static final int LOGGED_CHARS = 256;

    private final SessionContext context;
    private final InetSocketAddress client;
    private final Paging paging;

    /** @param client its address, for the log */
    Session(SessionContext context, InetSocketAddress client) {
        this.context = context;
        this.client = client;
        this.paging = new Paging(context.limit(), context.order());
    }

    @Override
    public void greet(Reply reply) {
        reply.append(PROMPT);
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {
        Request request = context.requests().read(bytes, start, stop);
        if (request instanceof Query query) {
            answer(query, reply);
        } else if (request instanceof Command command) {
            answer(command, reply);
        } else if (request instanceof NotUtf8) {
            context.counters().add(SearchCount.ERRORS_NOT_UTF8, 1);
            answerError("query is not valid UTF-8", reply);
        } else if (request instanceof End) {
            reply.endSession();
        } else {
            reply.append(PROMPT);
        }
    }

    private void answer(Query query, Reply reply) {
        paging.begin();
        int total = context.queries().answer(query, paging, reply);
        reply.append(LINE_END_AND_PROMPT);
        if (log.isDebugEnabled()) {
            log(query.text(), total);
        }
    }

    private void answer(Command command, Reply reply) {
        context.commands().answer(command, paging, reply);
        reply.append(LINE_END_AND_PROMPT);
        if (log.isDebugEnabled()) {
            log(command.text(), 0);
        }
    }

    @Override
    public void answerTooLong(Reply reply) {
        answerError("query longer than " + context.options().maxLine() + " bytes", reply);
    }

    private void answerError(String message, Reply reply) {
        log.debug("Received from {}:{}: {}", client.getHostString(), client.getPort(), message);
        ReplyText.appendError(reply, message);
        reply.append(LINE_END_AND_PROMPT);
    }

    private void log(CharSequence request, int total) {
        StringBuilder quoted = new StringBuilder();
        Repr.appendAscii(quoted, request, LOGGED_CHARS);
        log.debug("Received from {}:{}: {}", client.getHostString(), client.getPort(), quoted);
        log.debug("Sent {} results", total);
    }

    @Override
    public void resume(Reply reply) {
        reply.append(LINE_END_AND_PROMPT);
    }

    @Override
    public void disconnect(DisconnectReason reason, Reply reply) {
        ReplyText.appendError(reply, ReplyText.messageOf(reason, context.options()));
        reply.append(LINE_END);
    }

    @Override
    public void closed() {
        log.debug("Close the client socket");
    }
}
