package org.charfinder.work;

/** Work for a client that waits for its turn, is being done, or is over. */
final class Work {

    final Contender contender;
    final Runnable task;
    final long submitted; // by the clock of the workers, in nanoseconds
    long due; // guarded by the queue: its virtual time
    long serial; // guarded by the queue: which of two works of the same time came first

    Work(Contender contender, Runnable task, long submitted) {
        this.contender = contender;
        this.task = task;
        this.submitted = submitted;
    }
}
