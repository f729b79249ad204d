/**
 * A server for a line protocol: one thread, one {@link org.charfinder.loop.EventLoop}, a state machine a connection.
 *
 * <p>{@link org.charfinder.net.LineServer} serves with one loop. {@link org.charfinder.net.LineServers} are several of
 * them on one address; a {@code Dealer} deals the clients out to them, and they share nothing else. A {@link
 * org.charfinder.net.LineHandler} decides what is sent: it answers each line by filling a {@link
 * org.charfinder.net.Reply}. A reply is a cursor over memory that all connections share, so that a client that does not
 * read costs no copy.
 *
 * <p>A reply may come later, from another thread: {@link org.charfinder.net.Reply#defer} gives a {@link
 * org.charfinder.net.Deferred}, and the client's next lines wait.
 *
 * <p>How a client is admitted, and how its input becomes replies:
 *
 * <pre>
 *   port   -> Acceptor              a bounded number a turn
 *          -> Dealer                to the loop with the fewest clients
 *          -> Admission             limits; Places, which counts
 *          -> Arrivals              only from proxies: ProxyHeader, which says the address of the client
 *          -> Connections           turns, farewells, the end
 *
 *   socket -> Connection            the order of a turn
 *          -> Inbox                 bytes -> LineFramer (with Telnet) -> PendingInput, if it has to wait
 *          -> Responder             events in order
 *          -> LineHandler.answer -> Reply
 *          -> Outbox                pending replies -> WriteBatch
 *          -> socket
 * </pre>
 *
 * <p>This package knows nothing of characters.
 */
@NullMarked
package org.charfinder.net;

import org.jspecify.annotations.NullMarked;
