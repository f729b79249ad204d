package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** The lines of the other names of all items, see {@link OtherNameIndex}. Plain words do not need them. */
final class OtherNameText {

    /** The line between the names of an item and those that vocabularies have for it. */
    static final String VOCABULARIES = "+";

    private final ByteBuffer names;

    /** @param names absolute access only */
    OtherNameText(ByteBuffer names) {
        this.names = names;
    }

    /**
     * Whether a name in the further lines of an item holds a phrase.
     *
     * @param start the offset of the item's first line
     * @param end the offset behind its last line
     * @param vocabularies whether names in vocabularies count
     */
    boolean holds(int start, int end, byte[] phrase, boolean open, boolean vocabularies) {
        int at = endOfLine(start);
        for (int last = end - 1 - phrase.length; at < last; at++) { // last may be less than at
            if (!vocabularies && names.get(at) == '\n' && names.get(at + 1) == VOCABULARIES.charAt(0)) {
                return false;
            }
            if (isBetween(names.get(at))
                    && isAt(at + 1, phrase)
                    && (open || isBetween(names.get(at + 1 + phrase.length)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int start, byte[] phrase) {
        for (int i = 0; i < phrase.length; i++) {
            if (names.get(start + i) != phrase[i]) {
                return false;
            }
        }
        return true;
    }

    private int endOfLine(int start) {
        int end = start;
        while (names.get(end) != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBetween(byte b) {
        return b == ' ' || b == '\n';
    }

    /** The fields of the first line of an item, which starts at an offset. */
    String[] fields(int start) {
        byte[] line = new byte[endOfLine(start) - start];
        names.get(start, line);
        return new String(line, UTF_8).split("\t", -1);
    }
}
