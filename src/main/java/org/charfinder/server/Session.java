package org.charfinder.server;

import static org.charfinder.server.ReplyText.LINE_END;
import static org.charfinder.server.ReplyText.LINE_END_AND_PROMPT;
import static org.charfinder.server.ReplyText.PROMPT;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.query.Order;
import org.charfinder.server.Request.Command;
import org.charfinder.server.Request.End;
import org.charfinder.server.Request.NotUtf8;
import org.charfinder.server.Request.Query;
import org.charfinder.unicode.Repr;
import org.charfinder.work.Contender;
import org.jspecify.annotations.Nullable;
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
    private final Contender contender;
    private final Paging paging;

    /** @param client its address, for the log */
    Session(SessionContext context, InetSocketAddress client) {
        this.context = context;
        this.client = client;
        this.contender = context.workers().contender(client.getAddress());
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
            context.queries().countNotUtf8();
            answerError("query is not valid UTF-8", reply);
        } else if (request instanceof End) {
            reply.endSession();
        } else {
            reply.append(PROMPT);
        }
    }

    private void answer(Query query, Reply reply) {
        paging.begin();
        int total = context.queries().answerQuickly(query, paging, reply);
        if (total == QueryHandler.UNKNOWN) {
            String text = query.text().toString();
            search(text, reply, later -> QueryHandler.appendHint(text, later));
            return;
        }
        reply.append(LINE_END_AND_PROMPT);
        if (log.isDebugEnabled()) { // the text of a query of words is made only now
            log(query.text(), total);
        }
    }

    /**
     * Lets workers search for the matches of the page.
     *
     * @param rest of the reply, before the end of its status line
     */
    private void search(String query, Reply reply, Consumer<? super Reply> rest) {
        Search search = paging.search(query);
        context.workers().defer(contender, reply, () -> search.run(context.finders()), (outcome, later) -> {
            int total = context.queries().answer(outcome, paging, later);
            rest.accept(later);
            end(query, total, later);
        });
    }

    private void answer(Command command, Reply reply) {
        switch (command.name()) {
            case ":more" -> searchAgain(command, paging.turn(), "no more matches, ask a query", reply);
            case ":also" -> searchAgain(command, paging.beginFurther(), "no other names, ask a query", reply);
            default -> {
                if (context.commands().answer(command, paging, reply)) {
                    end(command.text(), 0, reply);
                } else {
                    lookUp(command, reply);
                }
            }
        }
    }

    private void searchAgain(Command command, @Nullable String query, String otherwise, Reply reply) {
        if (query == null) {
            ReplyText.appendError(reply, otherwise);
            end(command.text(), 0, reply);
        } else {
            search(query, reply, later -> {});
        }
    }

    private void lookUp(Command command, Reply reply) {
        Order order = paging.order();
        context.workers()
                .defer(
                        contender,
                        reply,
                        () -> context.lookUps()
                                .answer(command, context.finders().get(), order),
                        (outcome, later) -> {
                            context.commands().append(outcome, later);
                            end(command.text(), 0, later);
                        });
    }

    private void end(String request, int total, Reply reply) {
        reply.append(LINE_END_AND_PROMPT);
        log(request, total);
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
        if (!log.isDebugEnabled()) {
            return;
        }
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
