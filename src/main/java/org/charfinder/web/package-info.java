/**
 * The page for browsers and the API for programs, over HTTP. It stands beside the line server: that one knows nothing of it,
 * and where nobody asks for it, none of it is loaded.
 *
 * <p>{@link org.charfinder.web.WebServer} is the door: Jetty, with every limit that clients meet. {@code Site} finds for an
 * address what answers there, a {@code Resource}, which is given an {@code Exchange}, the request and how to answer it, or
 * refuses by an {@code HttpError}.
 *
 * <pre>
 *   Jetty -> Site -> Resource -> Exchange.send     what is small: pages by templates, cards, files
 *                             -> Exchange.stream   results, pulled row by row as the client takes them
 * </pre>
 */
package org.charfinder.web;
