package org.charfinder.net;

/**
 * The memory that all clients together make a server hold: pending input and pending replies, in bytes. When it reaches
 * the limit memory is scarce: each client may then hold less pending input, and gets at most one reply a turn.
 * Thousands of clients may be told to flood at once, but a small heap must suffice.
 */
final class MemoryBudget {

    private static final long LIMIT = Math.min(32 << 20, Runtime.getRuntime().maxMemory() / 8);

    private final long limit;
    private long held;

    /** One of some budgets that together suit the size of the heap. */
    static MemoryBudget ofHeap(int budgets) {
        return new MemoryBudget(LIMIT / budgets);
    }

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    void change(long bytes) {
        held += bytes;
    }

    long held() {
        return held;
    }

    boolean isScarce() {
        return held >= limit;
    }
}
