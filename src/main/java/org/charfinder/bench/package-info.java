/**
 * Puts a server of the line protocol under load, and tells how it bore that: a room that knows of the server only what
 * docs/PROTOCOL.md tells everyone.
 *
 * <pre>
 *   Queries -> Recorder -> LineClients -> the server
 *                 |
 *                 v
 *              Result -> TextReport, JsonReport, HtmlReport
 * </pre>
 *
 * <p>The loop is closed: a connection asks again when it has been answered, so a server that gets slow is asked less.
 */
package org.charfinder.bench;
