package org.charfinder.work;

/** Work for a client that waits for its turn, is being done, or is over. */
final class Work {

    final Contender contender;
    final Runnable task;
    long due; // guarded by the queue: its virtual time
    long serial; // guarded by the queue: which of two works of the same time came first

    Work(Contender contender, Runnable task) {
        this.contender = contender;
        this.task = task;
    }
}
