package org.charfinder.web.metrics;

import java.util.List;
import org.charfinder.net.Counters;
import org.charfinder.net.LineServer;
import org.charfinder.server.SearchHost;

/**
 * The counters of the line server.
 *
 * @param servers the connections' counters, for each loop
 * @param hosts the queries' counters, for each loop
 */
public record LineStatistics(List<Counters<LineServer.Count>> servers, List<Counters<SearchHost.Count>> hosts) {}
