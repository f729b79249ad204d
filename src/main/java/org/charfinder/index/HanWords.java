package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The words of which readings and meanings of ideographs consist. Each is a line with an LF, and its number is the rank
 * of the line. An empty line ends a group. A reading is followed by a tab and the form in which it is typed. The words
 * of meanings are in the order of their folded forms.
 */
final class HanWords {

    /** The groups, in order. */
    enum Group {
        /** How common an ideograph is: 1 to 3; a fourth level has no word. */
        LEVELS,
        PINYIN,
        ON,
        KUN,
        /** What stands between two glosses of a meaning: {@code ", "} and the like. */
        GLOSS_ENDS,
        /** The words of meanings, and what else separates them. */
        MEANINGS
    }

    private static final int GROUPS = Group.values().length;
    private static final int SAMPLED = 64;

    private final ByteBuffer bytes; // absolute access only
    private final int[] samples; // the offset of every 64th line
    private final int[] firsts = new int[GROUPS + 1]; // the number of the first word of each group; then the end

    /** Takes a section of an index; reads all of it, which takes some 0.2 ms. */
    HanWords(ByteBuffer bytes) {
        this.bytes = bytes;
        int[] sampled = new int[bytes.limit() / SAMPLED + 1]; // a line has at least a byte
        int lines = 0;
        int groups = 1;
        for (int start = 0; start < bytes.limit(); lines++) {
            if (lines % SAMPLED == 0) {
                sampled[lines / SAMPLED] = start;
            }
            int end = end(start);
            if (end == start && groups <= GROUPS) {
                firsts[groups++] = lines + 1;
            }
            start = end + 1;
        }
        samples = Arrays.copyOf(sampled, (lines + SAMPLED - 1) / SAMPLED);
    }

    /** The number of the first word of a group. */
    int first(Group group) {
        return firsts[group.ordinal()];
    }

    /** The number behind the last word of a group, which is that of the empty line. */
    int end(Group group) {
        return Math.max(first(group), firsts[group.ordinal() + 1] - 1);
    }

    /** Whether a word is in a group. */
    boolean isIn(Group group, int number) {
        return number >= first(group) && number < end(group);
    }

    /** A word as it is written. */
    String word(int number) {
        String line = line(start(number));
        int tab = line.indexOf('\t');
        return tab < 0 ? line : line.substring(0, tab);
    }

    /**
     * The readings of a group that have a form.
     *
     * @param written whether the form is the written one, not the typed one
     * @param toned whether one more byte follows, the tone
     */
    BitSet readings(Group group, String form, boolean written, boolean toned) {
        byte[] wanted = form.getBytes(UTF_8);
        BitSet found = new BitSet();
        int start = first(group) < end(group) ? start(first(group)) : 0;
        for (int number = first(group); number < end(group); number++) {
            int end = end(start);
            int tab = start;
            while (tab < end && bytes.get(tab) != '\t') {
                tab++;
            }
            int from = written ? start : tab + 1;
            int length = (written ? tab : end) - from - (toned ? 1 : 0);
            if (length == wanted.length && holds(from, wanted)) {
                found.set(number);
            }
            start = end + 1;
        }
        return found;
    }

    /**
     * The forms in which readings are typed, without tones, or the folded words of meanings, that begin with a text.
     *
     * @param most how many at most
     */
    SortedSet<String> beginningWith(Group group, String text, int most) {
        SortedSet<String> found = new TreeSet<>();
        int number = group == Group.MEANINGS ? firstMeaning(text) : first(group);
        for (; number < end(group) && found.size() < most; number++) {
            String line = line(start(number));
            String form = group == Group.MEANINGS ? Folding.fold(line) : line.substring(line.indexOf('\t') + 1);
            if (form.startsWith(text)) {
                found.add(form.replaceFirst("[0-9]$", ""));
            } else if (group == Group.MEANINGS) {
                break;
            }
        }
        return found;
    }

    private boolean holds(int from, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.get(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The words of meanings that are equal to a folded one: they may differ in case. */
    BitSet meanings(String folded) {
        BitSet found = new BitSet();
        int number = firstMeaning(folded);
        for (; number < end(Group.MEANINGS) && folded(number).equals(folded); number++) {
            found.set(number);
        }
        return found;
    }

    /** The number of the first word of a meaning that is not before a folded one. */
    private int firstMeaning(String folded) {
        int low = first(Group.MEANINGS);
        int high = end(Group.MEANINGS);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folded(middle).compareTo(folded) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String folded(int number) {
        return Folding.fold(word(number));
    }

    /** The offset of the line of a word. */
    private int start(int number) {
        int start = samples[number / SAMPLED];
        for (int i = number % SAMPLED; i > 0; i--) {
            start = end(start) + 1;
        }
        return start;
    }

    /** The offset of the LF of the line that begins at an offset. */
    private int end(int start) {
        int end = start;
        while (bytes.get(end) != '\n') {
            end++;
        }
        return end;
    }

    private String line(int start) {
        byte[] line = new byte[end(start) - start];
        bytes.get(start, line);
        return new String(line, UTF_8);
    }
}
