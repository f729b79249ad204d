package org.charfinder.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Timers of different durations. For many timeouts of the same duration, {@link Deadlines} are cheaper. Not
 * thread-safe. Times are nanoseconds of the clock that the caller passes in.
 *
 * <p>They are a binary heap: each timer is due no earlier than its parent, the one at half its index. A timer knows its
 * index, so cancelling it takes logarithmic time, and leaves nothing behind.
 */
final class Timers {

    private static final Duration LONGEST = Duration.ofDays(36_500); // twice that still fits into a long

    private final List<Timer> heap = new ArrayList<>(); // the children of i are 2i + 1 and 2i + 2
    private final Consumer<Timer> remove = this::remove;
    private long made; // how many timers were added

    /** Adds a timer. A delay of more than a hundred years counts as that. */
    Timer add(Duration delay, long now, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must be at least 0, was " + delay);
        }
        long nanos = (delay.compareTo(LONGEST) > 0 ? LONGEST : delay).toNanos();
        Timer timer = new Timer(remove, now + nanos, made++, task);
        heap.add(timer);
        moveUp(heap.size() - 1, timer);
        return timer;
    }

    private void remove(Timer timer) {
        int gap = timer.index;
        timer.index = Timer.NOT_QUEUED;
        Timer last = heap.remove(heap.size() - 1);
        if (last == timer) {
            return;
        }
        moveDown(gap, last);
        if (last.index == gap) {
            moveUp(gap, last);
        }
    }

    /** Takes the first timer that is due off the heap, and runs its task; false if none is due. */
    boolean runNext(long now) {
        if (heap.isEmpty() || heap.get(0).due - now > 0) {
            return false;
        }
        Timer first = heap.get(0);
        remove(first);
        first.task.run();
        return true;
    }

    /** The nanoseconds until the next timer is due; 0 if one is, {@link Long#MAX_VALUE} if there is none. */
    long remaining(long now) {
        return heap.isEmpty() ? Long.MAX_VALUE : Math.max(0, heap.get(0).due - now);
    }

    /** Puts a timer at an index, or at that of an ancestor that it runs before. */
    private void moveUp(int index, Timer timer) {
        int gap = index;
        while (gap > 0) {
            Timer parent = heap.get((gap - 1) / 2);
            if (!timer.isBefore(parent)) {
                break;
            }
            put(gap, parent);
            gap = (gap - 1) / 2;
        }
        put(gap, timer);
    }

    /** Puts a timer at an index, or at that of a descendant that runs before it. */
    private void moveDown(int index, Timer timer) {
        int gap = index;
        while (2 * gap + 1 < heap.size()) {
            int child = 2 * gap + 1;
            if (child + 1 < heap.size() && heap.get(child + 1).isBefore(heap.get(child))) {
                child++;
            }
            if (!heap.get(child).isBefore(timer)) {
                break;
            }
            put(gap, heap.get(child));
            gap = child;
        }
        put(gap, timer);
    }

    private void put(int index, Timer timer) {
        heap.set(index, timer);
        timer.index = index;
    }
}
