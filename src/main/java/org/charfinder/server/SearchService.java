package org.charfinder.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.loop.Counters;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finder;
import org.charfinder.query.Finders;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.StatusLine;
import org.charfinder.work.Workers;

/**
 * The search for characters as a service of a line server: makes a session for each client. One thread serves all these
 * sessions; what other threads may call says so.
 */
public final class SearchService implements LineHandler.Factory {

    /**
     * A query of each kind that is not just words of names. No other name has both words of the phrase, so it does not
     * read the text of other names, which takes 2.9 MB, and 2 ms when a client first needs it.
     */
    private static final String[] WARM_UP_QUERIES = {
        "größer ♜", "&euro;", "\"turned digit\" -block:dingbats age:<9", "snowmam"
    };

    private final Counters<SearchCount> counters = new Counters<>(SearchCount.class);
    private final SessionContext context;

    /**
     * A service without a limit of matches, in the order {@link Order#CODE}, that searches in the server's thread: a
     * query that takes long delays other clients.
     *
     * @param index searched by this and, at the same time, by other services
     * @param options of the server; some messages name its limits
     */
    public SearchService(UnicodeNameIndex index, ServerOptions options) {
        this(new Finders(index), Workers.inCallersThread(), options, 0, Order.CODE, "charfinder");
    }

    /**
     * A service with a limit and an order of matches.
     *
     * @param finders of the index, which other services may search at the same time
     * @param workers do what takes long
     * @param options of the server; some messages name its limits
     * @param limit the most matches in one reply until the client sets another limit; 0: no limit
     * @param order of the matches until the client sets another order
     * @param program name and version of the program, for {@code :version}
     */
    public SearchService(
            Finders finders, Workers workers, ServerOptions options, int limit, Order order, String program) {
        UnicodeNameIndex index = finders.index();
        this.context = new SessionContext(
                new RequestReader(),
                new QueryHandler(index, counters),
                new CommandHandler(program + ", Unicode " + index.unicodeVersion(), counters),
                new LookUps(index),
                finders,
                workers,
                options,
                limit,
                order);
    }

    /**
     * Loads classes and data that only some requests need, so that the first such request does not keep all clients
     * waiting. Any thread may call.
     */
    public void warmUp() {
        Finder finder = context.finders().get();
        context.lookUps().warmUp();
        for (String query : WARM_UP_QUERIES) {
            try {
                for (Order order : Order.values()) {
                    StatusLine.of(finder.find(query, order), query);
                }
            } catch (QueryException e) {
                throw new AssertionError(e);
            }
        }
    }

    /**
     * Returns the counters of all queries since the start. Any thread may call and read.
     *
     * @return the counters, which go on counting
     */
    public Counters<SearchCount> counters() {
        return counters;
    }

    @Override
    public LineHandler create(SocketAddress client) {
        return new Session(context, (InetSocketAddress) client);
    }

    @Override
    public void refuse(Reply reply) {
        ReplyText.appendError(reply, "too many clients, try again later" + ReplyText.LINE_END);
    }

    @Override
    public void refuseFromAddress(Reply reply) {
        ReplyText.appendError(reply, "too many clients from your address, try again later" + ReplyText.LINE_END);
    }
}
