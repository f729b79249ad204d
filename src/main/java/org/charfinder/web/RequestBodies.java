package org.charfinder.web;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.charfinder.web.resource.HttpError;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

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
     * @param reader gets the body, in a thread that others do not wait for
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
        Executor executor = request.getContext();
        Content.Source.asByteArrayAsync(
                request,
                longest,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        bytes -> executor.execute(() -> reader.accept(() -> bytes)),
                        failure -> executor.execute(() -> reader.accept(failed(failure, longest)))));
    }

    private static Body failed(Throwable failure, int longest) {
        HttpError error = failure instanceof IllegalStateException // that Jetty throws beyond the limit
                ? tooLong(longest)
                : new HttpError(HttpStatus.BAD_REQUEST_400, "the body has not arrived as a whole");
        return () -> {
            throw error;
        };
    }

    private static HttpError tooLong(int longest) {
        return new HttpError(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body is longer than " + longest + " bytes");
    }
}
