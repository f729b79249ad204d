package org.charfinder.web.page;

/** How results are divided into pages. Any thread may call. */
public final class ResultPages {

    /** The number of results on a page. The template of the page names it, too. */
    public static final int SIZE = 200;

    /** The number of results on the first page while the query is being typed: what a key finds is seen sooner. */
    static final int SIZE_WHILE_TYPING = 50;

    private ResultPages() {}

    /**
     * The end of a page.
     *
     * @param start the rank of the first result, from 0
     * @return the rank after the last result of a full page, at most {@link Integer#MAX_VALUE}
     */
    public static int end(int start) {
        return start > Integer.MAX_VALUE - SIZE ? Integer.MAX_VALUE : start + SIZE;
    }

    /**
     * The start of the page to show.
     *
     * @param wanted the rank that the client asks for, from 0
     * @param total the number of results
     * @return the rank that the client asks for, or the start of the last page if there is no such result
     */
    static int start(int wanted, int total) {
        return wanted < total ? wanted : Math.max(0, total - 1) / SIZE * SIZE;
    }
}
