package org.charfinder.dict;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finders;
import org.charfinder.work.Workers;

/**
 * The dictionary protocol DICT as a service of a line server: makes a session for each client. One thread serves all
 * these sessions; what other threads may call says so.
 */
public final class DictService implements LineHandler.Factory {

    /** The longest command that a server is to accept, in bytes, without its end (RFC 2229, section 2.3). */
    public static final int MAX_LINE = DictReply.MAX_LINE;

    private final DictContext context;
    private long clients;

    /**
     * A service.
     *
     * @param finders of the index, which other services may search at the same time
     * @param workers look words up
     * @param options of the server; some messages name its limits
     * @param program name and version of the program, which clients are told
     */
    public DictService(Finders finders, Workers workers, ServerOptions options, String program) {
        context = new DictContext(new Dictionary(finders), workers, options, program);
    }

    /** Reads all names, which takes a fifth of a second, so that no client has to wait for it. Any thread may call. */
    public void warmUp() {
        context.dictionary().warmUp();
    }

    @Override
    public LineHandler create(SocketAddress client) {
        return new DictSession(context, nextMessageId(), (InetSocketAddress) client);
    }

    @Override
    public void refuse(Reply reply) {
        new DictReply(reply, false).status("420 too many clients, try again later");
    }

    @Override
    public void refuseFromAddress(Reply reply) {
        new DictReply(reply, false).status("420 too many clients from your address, try again later");
    }

    /** Differs from session to session, as a greeting must have it (RFC 2229, section 3.1). */
    private String nextMessageId() {
        return "<" + ++clients + '.' + ProcessHandle.current().pid() + '.' + System.currentTimeMillis()
                + "@charfinder>";
    }
}
