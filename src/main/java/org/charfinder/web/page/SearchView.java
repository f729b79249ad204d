package org.charfinder.web.page;

/**
 * The data of the template {@code page}, which has the search box and what it finds. The template leaves out what a
 * view does not have.
 */
interface SearchView {

    /** The text in the search box. */
    String query();
}
