/**
 * The resources of the site: one class for each kind of address, and what they need to answer over HTTP. They know
 * neither the server nor its configuration.
 *
 * <p>{@link org.charfinder.web.resource.Routes} finds the resource of an address. The resource reads the request from
 * its {@link org.charfinder.web.resource.Exchange} and answers by it, or throws an {@link
 * org.charfinder.web.resource.HttpError}, which {@link org.charfinder.web.resource.ErrorWriter} writes.
 *
 * <pre>
 *   Resource.get -> Exchange.send     a body in memory: pages, cards, files, short results
 *                -> Exchange.stream   long results, made row by row while the client takes them
 * </pre>
 */
@NullMarked
package org.charfinder.web.resource;

import org.jspecify.annotations.NullMarked;
