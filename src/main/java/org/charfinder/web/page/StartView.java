package org.charfinder.web.page;

import java.util.List;

/** The page without a query. */
record StartView() implements SearchView {

    @Override
    public String query() {
        return "";
    }

    boolean begins() {
        return true;
    }

    /** The query language. */
    List<Examples.Example> ways() {
        return Examples.LANGUAGE;
    }

    /** Words to try. */
    LinkList samples() {
        return Examples.WORDS;
    }

    /** Characters to begin with. */
    List<Shelf> shelves() {
        return Shelf.ALL;
    }
}
