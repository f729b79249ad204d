package org.charfinder.cli;

import java.util.Locale;

/** The progress of many queries, as {@code [#####     ]  41 %   412,000 queries   81,234/s   0:07 left}. */
final class AskProgress {

    private static final int WIDTH = 30;

    private AskProgress() {}

    /**
     * The text of the line.
     *
     * @param done how many queries have an answer
     * @param share of all queries that have one, 0 to 1; negative: not known
     * @param nanos since the first query
     */
    static String text(long done, double share, long nanos) {
        double seconds = Math.max(nanos, 1) / 1e9;
        String count = String.format(Locale.ROOT, "%,d queries   %,.0f/s", done, done / seconds);
        if (share < 0) {
            return count;
        }
        int filled = (int) (WIDTH * share);
        String left = share > 0 ? "   " + clock((long) Math.ceil(seconds * (1 - share) / share)) + " left" : "";
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%   %s%s",
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                Math.floor(100 * share),
                count,
                left);
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
