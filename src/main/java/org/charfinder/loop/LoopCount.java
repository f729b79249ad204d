package org.charfinder.loop;

/**
 * What an {@link EventLoop} counts. The order is that of the log. The time of a turn of more than a second is not
 * counted: it can't be told from the suspension of a machine.
 */
public enum LoopCount {
    /** Turns. */
    TURNS,
    /** The sum of the times of all turns, in nanoseconds. */
    BUSY_NANOS,
    /** Turns of more than 1 ms: clients may have waited for one. */
    TURNS_OVER_1_MS,
    /** Turns of more than 10 ms. */
    TURNS_OVER_10_MS,
    /** Turns of more than 100 ms. */
    TURNS_OVER_100_MS,
    /** Returns of the selector before its timeout, without a ready socket. */
    EARLY_RETURNS,
    /** Selectors that were replaced because they kept returning early. */
    SELECTORS_REPLACED,
    /** The longest turn so far, in microseconds. */
    LONGEST_TURN_MICROS
}
