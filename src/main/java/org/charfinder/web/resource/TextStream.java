package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a text in UTF-8 as fast as the client takes it. It holds at most one piece of the text, and blocks no thread
 * while the client does not read.
 */
final class TextStream extends IteratingCallback {

    private static final Logger log = LoggerFactory.getLogger(TextStream.class);

    /** A text of at most about this length is sent as a whole, in UTF-16 units. */
    private static final int SHORT = 16 * 1024;

    /** The length of a piece of a longer text, in UTF-16 units. A unit becomes at most three bytes. */
    private static final int CHUNK = 4 * 1024;

    /** The source of a text. */
    interface Source {

        /**
         * Appends the next piece, some hundred characters.
         *
         * @return whether there are more pieces
         */
        boolean appendTo(StringBuilder text);
    }

    /** A source without any piece. */
    static final Source NOTHING = text -> false;

    private final Source source;
    private final Response response;
    private final Callback callback;
    private final Executor worker;
    private @Nullable StringBuilder begun; // the piece to send next; null if it must be made first
    private boolean more = true; // whether anything is left to send

    /**
     * @param begun the start of the text, which this object may change
     * @param source the text after this start
     * @param callback is completed when the whole text has been sent, or the connection has failed
     * @param worker makes the pieces
     */
    TextStream(StringBuilder begun, Source source, Response response, Callback callback, Executor worker) {
        this.begun = begun;
        this.source = source;
        this.response = response;
        this.callback = callback;
        this.worker = worker;
    }

    /**
     * Makes the start of a text, or the whole text if it is short.
     *
     * @return whether there is more
     */
    static boolean begin(StringBuilder text, Source source) {
        return fill(text, SHORT, source);
    }

    /** Appends whole pieces until the text has the wanted length. */
    private static boolean fill(StringBuilder text, int wanted, Source source) {
        boolean more = true;
        while (more && text.length() < wanted) {
            more = source.appendTo(text);
        }
        return more;
    }

    @Override
    protected Action process() {
        if (!more) {
            return Action.SUCCEEDED;
        }
        worker.execute(this::writeNext);
        return Action.SCHEDULED;
    }

    private void writeNext() {
        try {
            byte[] bytes = next();
            response.write(!more, ByteBuffer.wrap(bytes), this);
        } catch (RuntimeException | Error e) { // as in Exchange
            log.error("answer_failed", e);
            failed(e);
        }
    }

    /** Jetty may call from the thread that waits for sockets: it only lets a worker make the next piece. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private byte[] next() {
        StringBuilder text = begun == null ? new StringBuilder(CHUNK) : begun;
        begun = null; // while the client does not read, only the bytes stay in memory
        more = fill(text, CHUNK, source);
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
