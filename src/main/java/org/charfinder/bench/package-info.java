/**
 * Puts a server of the line protocol under load and reports how it performs. The package knows only what
 * docs/PROTOCOL.md says of the server.
 *
 * <pre>
 *   Workload -> Recorder -> LineClients -> the server
 *                  |
 *                  v
 *               BenchResult -> TextReport, JsonReport, HtmlReport
 * </pre>
 *
 * <p>The load is a closed loop: a connection sends its next query after a reply, so a slow server gets fewer queries.
 */
@NullMarked
package org.charfinder.bench;

import org.jspecify.annotations.NullMarked;
