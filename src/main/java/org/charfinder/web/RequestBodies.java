package org.charfinder.web;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.charfinder.web.resource.HttpError;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** Reads the bodies of requests as they arrive; no thread waits for them. Any thread may call. */
final class RequestBodies {

    /**
     * How many requests with bodies there may be at once. Each may hold its body and a page that repeats it, a megabyte
     * or two, as long as its client makes progress.
     */
    static final int MOST = 32;

    private final Semaphore free = new Semaphore(MOST);

    /** What has become of a body. */
    interface Body {

        /** The whole body, or the reason why there is none. */
        byte[] bytes() throws HttpError;
    }

    /**
     * Reads a body.
     *
     * @param longest the most bytes of it
     * @param reader gets the body, in a thread that may read for other connections
     * @throws HttpError if the client says that the body is longer, or too many others are there already
     */
    void read(Request request, int longest, Consumer<Body> reader) throws HttpError {
        if (request.getLength() > longest) {
            throw tooLong(longest);
        }
        if (!free.tryAcquire()) {
            throw new HttpError(
                    HttpStatus.SERVICE_UNAVAILABLE_503, "too many texts at once, try again in some seconds");
        }
        Request.addCompletionListener(request, failure -> free.release());
        new Reading(request, longest, reader).run();
    }

    private static HttpError tooLong(int longest) {
        return new HttpError(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body is longer than " + longest + " bytes");
    }

    /**
     * A body that is on its way. {@code Content.Source.asByteArrayAsync} would do the same, but it fails the request
     * after it has told of the failure, when the response may be complete and the request be recycled.
     */
    private static final class Reading implements Runnable {

        private final Request request;
        private final int longest;
        private final Consumer<Body> reader;
        private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();

        Reading(Request request, int longest, Consumer<Body> reader) {
            this.request = request;
            this.longest = longest;
            this.reader = reader;
        }

        /** Reads what is there, and asks to be run again when more is. */
        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    reader.accept(
                            refused(new HttpError(HttpStatus.BAD_REQUEST_400, "the body has not arrived as a whole")));
                    return;
                }
                boolean isTooLong = arrived.size() + chunk.remaining() > longest;
                if (!isTooLong) {
                    arrived.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
                }
                chunk.release();
                if (isTooLong) {
                    reader.accept(refused(tooLong(longest)));
                    return;
                }
                if (chunk.isLast()) {
                    reader.accept(arrived::toByteArray);
                    return;
                }
            }
        }

        private static Body refused(HttpError error) {
            return () -> {
                throw error;
            };
        }
    }
}
