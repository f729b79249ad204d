/**
 * The client side of a line protocol: {@link org.charfinder.client.LineClients} asks a server over many connections,
 * from one event loop. An {@link org.charfinder.client.Asker} supplies the lines and is told of the replies.
 *
 * <pre>
 *   Asker.nextLine -> ClientConnection -> socket -> ClientConnection -> ReplyFramer -> Asker.replied
 * </pre>
 */
@NullMarked
package org.charfinder.client;

import org.jspecify.annotations.NullMarked;
