/**
 * Very many queries to one or several charfinder servers, over many connections of one event loop. {@link
 * org.charfinder.ask.Asking} takes questions, and gives exactly one answer to each. A server that fails is left out for
 * a while, and its questions go to the others.
 *
 * <pre>
 *   Questions -> Backlog -> ServerConnection -> socket        what is asked next: questions that came back come first
 *   Answers &lt;- InOrder &lt;- ServerConnection &lt;- socket          ReplyCheck tells replies from garbage
 *                Servers                                      which servers are left out, and until when
 * </pre>
 *
 * <p>This package knows the line protocol, but no files and no terminals.
 */
@NullMarked
package org.charfinder.ask;

import org.jspecify.annotations.NullMarked;
