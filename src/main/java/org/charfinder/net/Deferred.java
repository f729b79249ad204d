package org.charfinder.net;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.charfinder.loop.Timer;
import org.jspecify.annotations.Nullable;

/**
 * A reply that comes later, because other threads work for it; see {@link Reply#defer}. Until then the client's next
 * lines wait, and beyond a bound they are left to TCP's flow control. Other clients are served as ever. No timeout of
 * the server applies to the client that waits; {@link #completeAfter} limits the work.
 *
 * <pre>
 *   PENDING --> COMPLETED      by the first call of complete, or when the time of completeAfter is over
 *      |
 *      +------> DROPPED        the client has cancelled the reply or is gone, or the server has ended
 * </pre>
 *
 * A client that has only closed its sending end waits for its replies. A server that ends waits for them as well,
 * within its grace.
 *
 * @param <R> the reply
 */
public final class Deferred<R> {

    /** The connection that waits for the reply. */
    interface Waiter {
        /** The reply is complete. Any thread may call. */
        void completed();

        /** Runs a task later. Only the server's thread may call. */
        Timer schedule(Duration delay, Runnable task);
    }

    private final Waiter waiter;
    private final AtomicReference<@Nullable Consumer<? super R>> answer = new AtomicReference<>(); // null: pending

    private @Nullable Timer timer; // these are of the server's thread; null: the work has no limit
    private @Nullable Runnable cancelWork; // null: the work can't be cancelled
    private boolean late; // the time was over before the work was done

    Deferred(Waiter waiter) {
        this.waiter = waiter;
    }

    /**
     * Completes the reply. The first call counts. Any thread may call.
     *
     * @param fill fills the reply, in the server's thread and soon, unless the reply is dropped in between; must not
     *     block. The session of the client ends if it throws something
     * @return false if the reply was completed or dropped before; then the call has no effect
     */
    public boolean complete(Consumer<? super R> fill) {
        if (!answer.compareAndSet(null, fill)) {
            return false;
        }
        waiter.completed();
        return true;
    }

    /**
     * Completes the reply, and cancels the work, if nothing else has completed it in a time. A second call replaces the
     * first. Only the server's thread may call, before {@link LineHandler#answer} returns.
     *
     * @param delay from now on, at least 0. Time in which the machine was suspended does not count
     * @param fill as that of {@link #complete}
     */
    public void completeAfter(Duration delay, Consumer<? super R> fill) {
        cancelTimer();
        timer = waiter.schedule(delay, () -> late = complete(fill));
    }

    /**
     * Says how to cancel the work. Only the server's thread may call, before {@link LineHandler#answer} returns.
     *
     * @param task runs at most once, in the server's thread: when the reply is dropped, or the time of
     *     {@link #completeAfter} is over; must not block
     */
    public void onCancel(Runnable task) {
        cancelWork = task;
    }

    /**
     * Whether the reply is still to be completed. Work that takes long asks now and then. Any thread may call.
     *
     * @return false once the reply is completed or dropped
     */
    public boolean isPending() {
        return answer.get() == null;
    }

    /** Fills the reply, which is completed and not dropped. */
    void fill(R reply) {
        cancelTimer();
        try {
            Objects.requireNonNull(answer.get()).accept(reply);
        } finally {
            if (late) {
                cancelWork();
            }
        }
    }

    /** The client does not wait for the reply any more. */
    void drop() {
        cancelTimer();
        if (answer.compareAndSet(null, Deferred::fillNothing) || late) {
            cancelWork();
        }
    }

    private static void fillNothing(Object dropped) {}

    private void cancelWork() {
        if (cancelWork != null) {
            cancelWork.run();
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
