package org.charfinder.web.metrics;

import java.util.List;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopCount;
import org.charfinder.net.ServerCount;
import org.charfinder.server.SearchCount;

/**
 * The counters of the line server.
 *
 * @param servers the connections' counters, for each loop
 * @param loops the event loops' own counters
 * @param hosts the queries' counters, for each loop
 * @param maxClients the number of clients that may be connected at once, to all loops together
 */
public record LineStatistics(
        List<Counters<ServerCount>> servers,
        List<Counters<LoopCount>> loops,
        List<Counters<SearchCount>> hosts,
        int maxClients) {}
