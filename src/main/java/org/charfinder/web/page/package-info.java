/**
 * The content of the site: HTML pages, static files, and links between them. It knows nothing of HTTP.
 *
 * <p>{@link org.charfinder.web.page.PageRenderer} renders pages. A view holds the data that fills a template.
 * {@link org.charfinder.web.page.Assets} reads the files in the jar.
 */
@NullMarked
package org.charfinder.web.page;

import org.jspecify.annotations.NullMarked;
