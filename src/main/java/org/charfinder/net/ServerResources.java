package org.charfinder.net;

import org.charfinder.loop.Counters;

/**
 * What the connections of a server share. Its thread owns all of it.
 *
 * @param maxLine the longest line, in bytes
 * @param buffers memory that is in use for at most a turn, or until a reply is sent
 * @param memory what the clients make the server hold for longer
 * @param timeouts the deadlines
 * @param counters what happens
 * @param bugs what should not happen
 */
record ServerResources(
        int maxLine,
        LoopBuffers buffers,
        MemoryBudget memory,
        Timeouts timeouts,
        Counters<ServerCount> counters,
        BugReports bugs) {

    ServerResources(
            int maxLine, LoopBuffers buffers, MemoryBudget memory, Timeouts timeouts, Counters<ServerCount> counters) {
        this(maxLine, buffers, memory, timeouts, counters, new BugReports(timeouts, counters));
    }
}
