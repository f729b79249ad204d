/**
 * The client side of a line protocol: {@link org.charfinder.client.LineClients} asks servers over many connections,
 * from one event loop. An {@link org.charfinder.client.Asker} supplies the lines and is told of the replies; a {@link
 * org.charfinder.client.LineFeed} is one whose lines come from other threads. A {@link org.charfinder.client.Framing}
 * tells where replies end.
 *
 * <pre>
 *   Asker.nextLine -> LineClient -> socket -> LineClient -> ReplyFramer -> Asker.received, Asker.replied
 * </pre>
 */
@NullMarked
package org.charfinder.client;

import org.jspecify.annotations.NullMarked;
