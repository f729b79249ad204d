package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Decodes the matches of a {@link QueryResult}, each when it is asked for. */
final class MatchIterator implements Iterator<Match> {

    private static final int LINE_END = 2; // bytes

    private final ByteBuffer lines; // of the index
    private final byte[] own; // lines that the index does not have
    private final int[] slices; // start, stop, start, stop …; for own lines their complements
    private final int count; // of slices
    private int slice;
    private int at; // the start of the next line

    MatchIterator(ByteBuffer lines, byte[] own, int[] slices, int count) {
        this.lines = lines;
        this.own = own;
        this.slices = slices;
        this.count = count;
        this.at = slices[0];
    }

    @Override
    public boolean hasNext() {
        return slice < count;
    }

    @Override
    public Match next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Match match = at >= 0 ? nextOfIndex() : nextOfOwn();
        if (at == slices[2 * slice + 1]) {
            slice++;
            at = slice < count ? slices[2 * slice] : 0;
        }
        return match;
    }

    private Match nextOfIndex() {
        int start = at;
        while (lines.get(at) != '\n') {
            at++;
        }
        at++;
        byte[] line = new byte[at - start];
        lines.get(start, line);
        return match(line);
    }

    private Match nextOfOwn() {
        int start = ~at;
        int end = indexOf((byte) '\n', own, start) + 1;
        at = ~end;
        return match(Arrays.copyOfRange(own, start, end));
    }

    /** Decodes field by field: in most lines only the middle one is beyond ASCII. */
    private static Match match(byte[] line) {
        int firstTab = indexOf((byte) '\t', line, 0);
        int secondTab = indexOf((byte) '\t', line, firstTab + 1);
        return new Match(
                new String(line, 0, firstTab, US_ASCII).strip(),
                new String(line, firstTab + 1, secondTab - firstTab - 1, UTF_8),
                new String(line, secondTab + 1, line.length - secondTab - 1 - LINE_END, UTF_8));
    }

    private static int indexOf(byte wanted, byte[] bytes, int from) {
        int i = from;
        while (bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
