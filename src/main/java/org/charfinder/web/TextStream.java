package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a text, in UTF-8, at the pace of the client: there is one buffer of it, and no thread waits for it to go out. */
final class TextStream extends IteratingCallback {

    private static final Logger log = LoggerFactory.getLogger(TextStream.class);

    /** What is no longer need not be streamed, in UTF-16 units. */
    private static final int SHORT = 16 * 1024;

    /** What is sent at once of what is longer, in the same units, each of which may become three bytes. */
    private static final int CHUNK = 4 * 1024;

    /** Where the text comes from. */
    interface Source {

        /** Appends the next piece, some hundred characters; returns whether there are more. */
        boolean appendTo(StringBuilder text);
    }

    /** Ends at once. */
    static final Source NOTHING = text -> false;

    private final Source source;
    private final Response response;
    private final Callback callback;
    private StringBuilder begun; // what is to go out next; null if it is still to be made
    private boolean more = true; // to go out

    /**
     * @param begun what {@link #begin} has made, and so comes first; it is used up
     * @param callback is told when all is out, or the client is gone
     */
    TextStream(StringBuilder begun, Source source, Response response, Callback callback) {
        this.begun = begun;
        this.source = source;
        this.response = response;
        this.callback = callback;
    }

    /** Makes as much of a text as is short; returns whether there is more. */
    static boolean begin(StringBuilder text, Source source) {
        return fill(text, SHORT, source);
    }

    /** Appends pieces until there is enough; the last of them is put in whole. */
    private static boolean fill(StringBuilder text, int enough, Source source) {
        boolean more = true;
        while (more && text.length() < enough) {
            more = source.appendTo(text);
        }
        return more;
    }

    @Override
    protected Action process() {
        if (!more) {
            return Action.SUCCEEDED;
        }
        byte[] bytes = next();
        response.write(!more, ByteBuffer.wrap(bytes), this);
        return Action.SCHEDULED;
    }

    private byte[] next() {
        StringBuilder text = begun == null ? new StringBuilder(CHUNK) : begun;
        begun = null; // as long as the client takes nothing, there are only the bytes
        try {
            more = fill(text, CHUNK, source);
        } catch (RuntimeException e) {
            log.error("answer_failed", e);
            throw e;
        }
        return text.toString().getBytes(UTF_8);
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
