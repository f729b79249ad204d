package org.charfinder.web.page;

/**
 * A link in a page.
 *
 * @param text the text of the link
 * @param href the address within the site
 */
record Link(String text, String href) {

    /** A link to the results of a query. */
    static Link toResults(String text, String query) {
        return new Link(text, Links.results(query));
    }
}
