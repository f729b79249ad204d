package org.charfinder.web.resource;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * The memory that responses hold until their clients have taken them, of all clients together. Clients that do not read
 * could fill the heap otherwise. Long answers take at most half of it, so that clients that take long to read them
 * leave the other half to pages. What tells the state of the server is not counted, so it can always be asked for. Any
 * thread may call.
 */
public final class HeldMemory {

    /** Compressors at once; each takes a quarter of a megabyte outside of the heap. */
    private static final int COMPRESSORS = 32;

    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final Semaphore compressors = new Semaphore(COMPRESSORS);

    /** @param most the bytes that are held at once */
    HeldMemory(long most) {
        this.most = most;
    }

    /**
     * A quarter of the heap.
     *
     * @return nothing is held yet
     */
    public static HeldMemory ofHeap() {
        return new HeldMemory(Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * Takes memory for a response that is made as a whole.
     *
     * @param bytes what the response holds at most
     * @return gives it back, once the client has taken the response
     * @throws HttpError if others hold too much
     */
    Runnable take(long bytes) throws HttpError {
        return take(bytes, most);
    }

    /**
     * Takes memory for a long answer that is made while the client takes it.
     *
     * @param bytes what the answer holds at most
     * @return gives it back, once the client has taken the answer
     * @throws HttpError if others hold too much
     */
    Runnable takeForStream(long bytes) throws HttpError {
        return take(bytes, most / 2);
    }

    private Runnable take(long bytes, long limit) throws HttpError {
        if (held.addAndGet(bytes) > limit) {
            held.addAndGet(-bytes);
            throw new HttpError(
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "too many clients take long to read their answers, try again in some seconds");
        }
        return () -> held.addAndGet(-bytes);
    }

    /**
     * Takes a compressor.
     *
     * @return gives it back, once the client has taken the response; null if there is none left
     */
    @Nullable
    Runnable takeCompressor() {
        return compressors.tryAcquire() ? compressors::release : null;
    }

    /** The bytes that are held now. */
    long held() {
        return held.get();
    }
}
