package org.charfinder.loop;

import java.util.function.Consumer;

/**
 * A task that a loop runs once, when its time has come. {@link EventLoop#schedule} makes it. Only the thread of the
 * loop may call.
 */
public final class Timer {

    static final int NOT_QUEUED = -1;

    final long due; // of the loop's clock
    final long number; // timers that are due at the same time run in the order of their numbers
    final Runnable task;
    int index = NOT_QUEUED; // in the heap
    private final Consumer<Timer> remove;

    /** @param remove takes a timer off the heap */
    Timer(Consumer<Timer> remove, long due, long number, Runnable task) {
        this.remove = remove;
        this.due = due;
        this.number = number;
        this.task = task;
    }

    /** Whether it runs before another one. Times of a clock wrap around, so only their difference counts. */
    boolean isBefore(Timer other) {
        long difference = due - other.due;
        return difference == 0 ? number < other.number : difference < 0;
    }

    /**
     * Whether the task will run.
     *
     * @return false once it runs, or is cancelled
     */
    public boolean isPending() {
        return index != NOT_QUEUED;
    }

    /** Drops the task. Has no effect if it runs already, has run, or is cancelled. */
    public void cancel() {
        if (isPending()) {
            remove.accept(this);
        }
    }
}
