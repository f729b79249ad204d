package org.charfinder.bench;

import java.time.Instant;

/** Reports of a result, each in one format. */
public final class Reports {

    private Reports() {}

    /**
     * A report for a terminal.
     *
     * @param result of a run
     * @return a few lines
     */
    public static String text(BenchResult result) {
        return new TextReport(result).toString();
    }

    /**
     * A report for programs.
     *
     * @param result of a run
     * @return a JSON object, on one line
     */
    public static String json(BenchResult result) {
        return new JsonReport(result).toString();
    }

    /**
     * A report for browsers.
     *
     * @param result of a run
     * @param when the run ended
     * @return a page that refers to nothing outside of it
     */
    public static String html(BenchResult result, Instant when) {
        return new HtmlReport(result, when).toString();
    }
}
