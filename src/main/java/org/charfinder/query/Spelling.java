package org.charfinder.query;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name, among a few hundred, that a text may be a misspelling of. */
final class Spelling {

    /** The greatest distance of a misspelling; beyond it, no suggestion is likely to be right. */
    private static final int FARTHEST = 2;

    private Spelling() {}

    /**
     * The nearest of some names; of several, the longest, since others are abbreviations. If none is near, the shortest
     * that contains the text; null if none does.
     */
    static @Nullable String nearest(String text, Collection<String> names) {
        String wanted = loose(text);
        if (wanted.isEmpty()) {
            return null;
        }
        @Nullable String nearest = null;
        @Nullable String holding = null;
        int least = Math.min(FARTHEST, wanted.length() / 2);
        for (String name : names) {
            int distance = distance(wanted, loose(name));
            if (distance < least || distance == least && (nearest == null || name.length() > nearest.length())) {
                least = distance;
                nearest = name;
            }
            boolean holds = loose(name).contains(wanted);
            if (holds && (holding == null || name.length() < holding.length())) {
                holding = name;
            }
        }
        return nearest == null ? holding : nearest;
    }

    private static String loose(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ", "").replace("_", "").replace("-", "");
    }

    /** The optimal string alignment distance; any large number if it is above {@link #FARTHEST}. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int k = 0; k <= b.length(); k++) {
                distances[i][k] = i == 0 || k == 0 ? i + k : step(a, i, b, k, distances);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(String a, int i, String b, int k, int[][] distances) {
        int replaced = distances[i - 1][k - 1] + (a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(distances[i - 1][k], distances[i][k - 1]));
        boolean swapped = i > 1 && k > 1 && a.charAt(i - 1) == b.charAt(k - 2) && a.charAt(i - 2) == b.charAt(k - 1);
        return swapped ? Math.min(least, distances[i - 2][k - 2] + 1) : least;
    }
}
