package org.charfinder.work;

/**
 * What workers have done since they exist. Cancelled work counts while it waits, and not any more then.
 *
 * @param waiting how much work waits now
 * @param begun how much work has begun
 * @param waitedNanos how long that waited before, in nanoseconds
 * @param done how much of it is over
 * @param workedNanos how long that took, in nanoseconds
 */
public record WorkStatistics(int waiting, long begun, long waitedNanos, long done, long workedNanos) {}
