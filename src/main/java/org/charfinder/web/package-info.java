/**
 * The HTTP server of the page and the API. It runs beside the line server, which knows nothing of it. Its classes are
 * loaded only if the user asks for HTTP.
 *
 * <p>{@link org.charfinder.web.WebServer} configures Jetty, with every limit that clients can meet. For each request
 * the router asks {@link org.charfinder.web.resource.Routes} for the resource.
 *
 * <pre>
 *   web -> web.resource -> web.page      templates, views, static files
 *                       -> web.metrics   counts, for Prometheus
 * </pre>
 */
@NullMarked
package org.charfinder.web;

import org.jspecify.annotations.NullMarked;
