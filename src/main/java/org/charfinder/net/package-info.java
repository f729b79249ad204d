/**
 * A server for any protocol of lines: one thread, one {@link java.nio.channels.Selector}, a state machine a connection.
 *
 * <p>{@link org.charfinder.net.LineServer} serves, by an {@link org.charfinder.net.EventLoop} of its own; {@link
 * org.charfinder.net.LineServers} are several on one address, which share nothing. What is said is not decided here: a {@link
 * org.charfinder.net.Conversation} answers each line by filling a {@link org.charfinder.net.Reply}, which is a cursor
 * over memory that everyone shares, so that a client that does not read costs no copy.
 *
 * <pre>
 *   socket -> Connection.read -> LineFramer (and in it Telnet) -> Conversation.answer -> Reply -> Connection.send -> socket
 *                                          |                              ^
 *                                          +--- what has to wait: Backlog
 * </pre>
 *
 * <p>{@link org.charfinder.net.LineClients} is the other end: the same loop asks a server over many connections, and a
 * {@link org.charfinder.net.ReplyFramer} finds where its replies end.
 *
 * <p>Nothing here knows of characters.
 */
package org.charfinder.net;
