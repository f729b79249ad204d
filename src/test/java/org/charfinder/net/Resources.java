package org.charfinder.net;

import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.TestClock;

/** What connections share, for tests of their parts. */
final class Resources {

    private Resources() {}

    static ServerResources withMemory(MemoryBudget memory) {
        return with(memory, new LoopClock(new TestClock()));
    }

    static ServerResources with(MemoryBudget memory, LoopClock clock) {
        ServerOptions options = RunningServer.options();
        return new ServerResources(
                options.maxLine(),
                new LoopBuffers(),
                memory,
                new Timeouts(options, clock),
                new Counters<>(ServerCount.class));
    }

    static ServerResources plenty() {
        return withMemory(new MemoryBudget(Long.MAX_VALUE));
    }
}
