package org.charfinder.query;

import java.util.Collection;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Suggests a name for a mistyped one, out of at most a few hundred. Any thread may call. */
public final class Spelling {

    /** A name that is farther away is not suggested. */
    private static final int FARTHEST = 2;

    private Spelling() {}

    /** The same with case, spaces, underscores and hyphens ignored. */
    static @Nullable String nearestIgnoringCase(String text, Collection<String> names) {
        return nearest(text, names, Spelling::loose);
    }

    /**
     * The name at the least distance, which is at most two edits and half of the text's length. Of several names the
     * longest is taken, since the others are abbreviations. If none is so near, the shortest name that contains the
     * text is taken.
     *
     * @param text the mistyped name
     * @param names the names that exist
     * @param folding is applied to the text and to each name before they are compared
     * @return null if no name is near
     */
    public static @Nullable String nearest(String text, Collection<String> names, UnaryOperator<String> folding) {
        String wanted = folding.apply(text);
        if (wanted.isEmpty()) {
            return null;
        }
        @Nullable String nearest = null;
        @Nullable String holding = null;
        int least = Math.min(FARTHEST, wanted.length() / 2);
        for (String name : names) {
            String folded = folding.apply(name);
            int distance = distance(wanted, folded);
            if (distance < least || (distance == least && (nearest == null || name.length() > nearest.length()))) {
                least = distance;
                nearest = name;
            }
            if (folded.contains(wanted) && (holding == null || name.length() < holding.length())) {
                holding = name;
            }
        }
        return nearest == null ? holding : nearest;
    }

    /** A name without case, spaces, underscores and hyphens. */
    static String loose(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ", "").replace("_", "").replace("-", "");
    }

    /**
     * The optimal string alignment distance: insertions, deletions, replacements, and swaps of neighbours.
     *
     * @param a any text
     * @param b any text
     * @return the number of edits; any higher number if it is above 2
     */
    public static int distance(String a, String b) {
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
