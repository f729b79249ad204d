/**
 * What charfinder says to a client of its line protocol: {@link org.charfinder.server.SearchHost} meets clients, and
 * answers each of their lines from the index. docs/PROTOCOL.md is the whole of it.
 */
package org.charfinder.server;
