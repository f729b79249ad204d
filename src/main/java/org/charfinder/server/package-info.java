/**
 * The search for characters as a line protocol, which docs/PROTOCOL.md defines. {@link
 * org.charfinder.server.SearchService} makes a session for each client; a session reads each line into a request, and a
 * query handler and a command handler answer it from the index.
 */
@NullMarked
package org.charfinder.server;

import org.jspecify.annotations.NullMarked;
