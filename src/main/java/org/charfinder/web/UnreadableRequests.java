package org.charfinder.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A work-around for a bug of Jetty, seen in 12.1.14. When Jetty can't parse a request, it sends the error from another
 * thread. If that thread tells Jetty that the response has been sent, Jetty goes on with the connection there, while
 * the first thread still does, too. Both release the same request buffer. Then two connections can get this buffer from
 * the pool, and one client receives bytes of another.
 *
 * <p>Here Jetty is not told that such a response has been sent. This class closes the connection itself.
 *
 * <p><a href="https://github.com/jetty/jetty.project/issues/12939">jetty.project #12939</a>, open when this was
 * written, is akin but not the same: there, too, {@code HttpConnection.releaseRequestBuffer} releases a buffer twice,
 * but a thread that reads the content of a request is the second one. (#13644 has the same exception while a static
 * file is sent.)
 *
 * <p>Once Jetty releases the buffer of a refused request only once, delete this file and its line in {@link WebServer}.
 * {@code AnyRequestTest} fails now and then if Jetty still does not.
 */
final class UnreadableRequests {

    /** The attribute of requests that Jetty has parsed. */
    private static final String PARSED = UnreadableRequests.class.getName() + ".parsed";

    /** How long a client may keep its direction of the connection open after the server has closed the other one. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    /** The most bytes that one read discards. */
    private static final int READ_SIZE = 8 * 1024;

    /** The most reads that discard what the client has sent. A client that goes on sending must not keep the thread. */
    private static final int READS = 8;

    private static final HttpField CLOSE = new PreEncodedHttpField(HttpHeader.CONNECTION, "close");

    private UnreadableRequests() {}

    /** Applies the work-around to a server that has its handler and its error handler, and has not been started. */
    static void workAround(Server server) {
        Request.Handler errors = server.getErrorHandler();
        server.setErrorHandler((request, response, callback) -> handleError(errors, request, response, callback));
        server.insertHandler(new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                request.setAttribute(PARSED, true);
                return super.handle(request, response, callback);
            }
        });
    }

    private static boolean handleError(Request.Handler errors, Request request, Response response, Callback callback)
            throws Exception {
        if (request.getAttribute(PARSED) != null) {
            return errors.handle(request, response, callback);
        }
        SecurityHeaders.put(response); // first, as in all responses
        response.getHeaders().put(CLOSE); // where the next request begins is unknown
        return errors.handle(request, response, closing(request));
    }

    /**
     * Completes a response without telling Jetty. It closes the server's direction of the connection when the response
     * has been sent, and the other direction when the client has closed it, at the latest after {@link #LINGER}.
     */
    private static Callback closing(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        Runnable close = () -> {
            endPoint.shutdownOutput();
            if (hasEnded(endPoint)) {
                endPoint.close();
            } else {
                request.getComponents().getScheduler().schedule(endPoint::close, LINGER.toSeconds(), TimeUnit.SECONDS);
            }
        };
        return Callback.from(close, failure -> endPoint.close());
    }

    /**
     * Whether the client has closed its direction of the connection. What it has sent until now is discarded: if unread
     * bytes were left, closing would reset the connection, and the client could lose the response.
     */
    private static boolean hasEnded(EndPoint endPoint) {
        ByteBuffer discarded = BufferUtil.allocate(READ_SIZE);
        try {
            int filled = endPoint.fill(discarded);
            for (int i = 1; filled > 0 && i < READS; i++) {
                BufferUtil.clear(discarded);
                filled = endPoint.fill(discarded);
            }
            return filled < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
