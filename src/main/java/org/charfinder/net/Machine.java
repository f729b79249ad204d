package org.charfinder.net;

import java.nio.channels.spi.SelectorProvider;
import org.charfinder.loop.LoopClock;

/**
 * What a {@link LineServer} has from its machine. A simulation has another network, and little memory.
 *
 * @param network opens the selector and the listener
 * @param clock of the server's loop only
 * @param memory limits what the clients make the server hold
 */
record Machine(SelectorProvider network, LoopClock clock, MemoryBudget memory) {

    /**
     * The machine that this program runs on.
     *
     * @param servers how many share the memory for what clients make them hold
     */
    Machine(LoopClock clock, int servers) {
        this(SelectorProvider.provider(), clock, MemoryBudget.ofHeap(servers));
    }
}
