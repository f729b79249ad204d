package org.charfinder.work;

/** Counts work that begins and ends, and adds up its times. Not safe for threads. */
final class WorkMeter {

    private long begun;
    private long waitedNanos;
    private long done;
    private long workedNanos;

    /**
     * Work begins.
     *
     * @param nanos how long it has waited
     */
    void begin(long nanos) {
        begun++;
        waitedNanos += nanos;
    }

    /**
     * Work is over.
     *
     * @param nanos how long it took
     */
    void end(long nanos) {
        done++;
        workedNanos += nanos;
    }

    WorkStatistics read(int waiting) {
        return new WorkStatistics(waiting, begun, waitedNanos, done, workedNanos);
    }
}
