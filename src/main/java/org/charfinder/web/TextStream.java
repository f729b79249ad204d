package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Sends a text, in UTF-8, at the pace of the client: there is one buffer of it, and no thread waits for it to go out. */
final class TextStream extends IteratingCallback {

    /** In UTF-16 units, each of which may become three bytes; a piece that is begun is put in whole. */
    private static final int ENOUGH = 16 * 1024;

    /** Where the text comes from. */
    interface Source {

        /** Appends the next piece, some hundred characters; returns whether there are more. */
        boolean appendTo(StringBuilder text);
    }

    /** Ends at once. */
    static final Source NOTHING = text -> false;

    private final StringBuilder buffer; // what is to go out next
    private final Source source;
    private final Response response;
    private final Callback callback;
    private boolean more = true; // to go out

    /**
     * @param begun what {@link #fill} has made, and so comes first; it is used up
     * @param callback is told when all is out, or the client is gone
     */
    TextStream(StringBuilder begun, Source source, Response response, Callback callback) {
        this.buffer = begun;
        this.source = source;
        this.response = response;
        this.callback = callback;
    }

    /** Fills a buffer; returns whether there is more of the text. */
    static boolean fill(StringBuilder buffer, Source source) {
        boolean more = true;
        while (more && buffer.length() < ENOUGH) {
            more = source.appendTo(buffer);
        }
        return more;
    }

    @Override
    protected Action process() {
        if (!more) {
            return Action.SUCCEEDED;
        }
        more = fill(buffer, source);
        ByteBuffer bytes = ByteBuffer.wrap(buffer.toString().getBytes(UTF_8));
        buffer.setLength(0);
        response.write(!more, bytes, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        callback.failed(cause);
    }
}
