package org.charfinder.work;

import java.net.InetAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.charfinder.net.AddressOrigin;
import org.charfinder.net.Deferred;
import org.charfinder.net.Reply;

/**
 * A few threads for work that would delay other clients if the thread that serves them did it. A client that asks for
 * much work waits itself; see {@link FairQueue}. All servers of a process share the workers. Any thread may call.
 */
public final class Workers {

    /** More threads would take more memory than they are worth. */
    private static final int MOST_THREADS = 4;

    /** How long a thread stays without work. */
    private static final long IDLE_SECONDS = 30;

    private final Executor executor;
    private final LongSupplier nanoTime;
    private final FairQueue queue = new FairQueue(); // guarded by itself
    private final WorkMeter meter = new WorkMeter(); // guarded by the queue
    private int calls; // guarded by the queue: of doNext that are to come, at least as many as work waits

    /**
     * Workers in threads of others.
     *
     * @param executor runs each task once, in any order
     * @param nanoTime the clock, as {@link System#nanoTime}; any thread may call it
     */
    public Workers(Executor executor, LongSupplier nanoTime) {
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /**
     * Workers in daemon threads of their own: one fewer than there are processors, so that one is left for the threads
     * that serve clients; at least 1, and at most {@value #MOST_THREADS}. A thread starts when there is work for it.
     *
     * @return the workers
     */
    public static Workers inThreads() {
        int threads = Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() - 1));
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "worker-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return new Workers(executor, System::nanoTime);
    }

    /**
     * No other threads: the caller's thread does the work at once.
     *
     * @return the workers
     */
    public static Workers inCallersThread() {
        return new Workers(Runnable::run, System::nanoTime);
    }

    /**
     * Makes a client known.
     *
     * @param address where it comes from
     * @return what stands for the client as long as it is connected
     */
    public Contender contender(InetAddress address) {
        return new Contender(AddressOrigin.of(address));
    }

    /**
     * Lets work be done when it is the client's turn. Nothing limits how much waits: the caller does.
     *
     * @param contender the client
     * @param task handles what it throws
     * @return removes the work from what waits; work that has begun goes on
     */
    public Runnable submit(Contender contender, Runnable task) {
        Work work = new Work(contender, task, nanoTime.getAsLong());
        boolean missing;
        synchronized (queue) {
            queue.add(work);
            missing = calls < queue.waiting(); // else a call is left over from cancelled work
            calls += missing ? 1 : 0;
        }
        if (missing) {
            executor.execute(this::doNext);
        }
        return () -> cancel(work);
    }

    private void doNext() {
        Work work;
        long start;
        synchronized (queue) {
            calls--;
            work = queue.take();
            if (work == null) {
                return; // cancelled
            }
            start = nanoTime.getAsLong(); // not before, or the work may have been submitted since
            meter.begin(start - work.submitted);
        }
        try {
            work.task.run();
        } finally {
            long nanos = nanoTime.getAsLong() - start;
            synchronized (queue) {
                queue.done(work, nanos);
                meter.end(nanos);
            }
        }
    }

    private void cancel(Work work) {
        synchronized (queue) {
            queue.remove(work);
        }
    }

    /**
     * Whether a client waits for the workers.
     *
     * @param contender the client
     * @return whether work for it waits or is being done
     */
    public boolean hasWorkFor(Contender contender) {
        synchronized (queue) {
            return contender.unfinished > 0;
        }
    }

    /**
     * What the workers have done so far.
     *
     * @return how much, and how long it took
     */
    public WorkStatistics statistics() {
        synchronized (queue) {
            return meter.read(queue.waiting());
        }
    }

    /**
     * Defers a reply to a line until work for it is done. If the client cancels the reply before the work has begun, it
     * is not done. If the work fails, the client's session ends, as after any mistake of the program.
     *
     * @param contender the client
     * @param reply to a line that is being answered, still empty
     * @param task the work, in one of the workers' threads
     * @param fill fills the reply with what the work has brought, in the server's thread
     * @param <T> what the work brings
     */
    public <T> void defer(
            Contender contender, Reply reply, Supplier<? extends T> task, BiConsumer<? super T, ? super Reply> fill) {
        Deferred<Reply> deferred = reply.defer();
        deferred.onCancel(submit(contender, () -> complete(deferred, task, fill)));
    }

    private static <T> void complete(
            Deferred<Reply> deferred, Supplier<? extends T> task, BiConsumer<? super T, ? super Reply> fill) {
        T brought;
        try {
            brought = task.get();
        } catch (Throwable e) { // whatever it is, it costs this client only
            deferred.complete(later -> {
                throw new IllegalStateException("the work for a reply failed", e);
            });
            return;
        }
        deferred.complete(later -> fill.accept(brought, later));
    }
}
