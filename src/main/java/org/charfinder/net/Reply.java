package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One answer to a client: slices of a buffer that everyone shares, then a text of its own. It is a cursor: it holds no
 * bytes of the slices, only how far it has come. A {@link Conversation} fills it; everything else is the server's.
 */
public final class Reply {

    /** What a reply may keep for its next use; the rare larger one is left to the garbage collector. */
    private static final int KEPT_BYTES = 16 * 1024;

    private static final byte[] NOTHING = {};

    private ByteBuffer shared; // null as long as there was no slice
    private int[] bounds = new int[16]; // start, stop, start, stop … in the shared buffer; stop exclusive
    private int slices;
    private byte[] text = new byte[128]; // first what slices are of, then what goes out behind them
    private int textLength;
    private boolean ofTelnet;
    private boolean last;
    private boolean costly;

    private int slice; // slices before this one are out
    private int sliceAt; // the next byte of that slice, in the shared buffer
    private int textAt; // the next byte of the text
    private long remaining; // bytes that are still to go out; if there are none, the cursor says nothing

    Reply() {}

    /**
     * Adds slices of a buffer, which go out before the text. Once a reply, before all else.
     *
     * @param buffer direct, and never written to as long as the server runs
     * @param startsAndStops start of the first slice, stop behind it, start of the second …; it is copied
     * @param count how many slices, from 0
     */
    public void add(ByteBuffer buffer, int[] startsAndStops, int count) {
        add(buffer, NOTHING, startsAndStops, count);
    }

    /**
     * The same with slices of other bytes among them, which are copied: of these, start and stop are the complements of
     * where they are.
     */
    public void add(ByteBuffer buffer, byte[] own, int[] startsAndStops, int count) {
        reserve(own.length);
        System.arraycopy(own, 0, text, 0, own.length);
        textLength = own.length;
        textAt = own.length;
        if (bounds.length < 2 * count) {
            bounds = new int[2 * count];
        }
        System.arraycopy(startsAndStops, 0, bounds, 0, 2 * count);
        shared = buffer;
        slices = count;
        sliceAt = count > 0 ? start(0) : 0;
        for (int i = 0; i < count; i++) {
            remaining += stop(i) - start(i);
        }
    }

    /** Adds to the text, which goes out in UTF-8. */
    public void append(String more) {
        append(more.getBytes(UTF_8));
    }

    /** Adds bytes to the text. */
    public void append(byte[] more) {
        append(more, 0, more.length);
    }

    /** The same with those from {@code start} to before {@code stop}. */
    public void append(byte[] more, int start, int stop) {
        int length = stop - start;
        reserve(length);
        System.arraycopy(more, start, text, textLength, length);
        textLength += length;
        remaining += length;
    }

    /** Adds a number to the text, in decimal digits; 0 or more. */
    public void append(int number) {
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        textLength += digits;
        remaining += digits;
        int rest = number;
        for (int i = 1; i <= digits; i++) {
            text[textLength - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Ends the session: nothing more is read, and when this and all before it is out, the client is told good-bye. */
    public void endSession() {
        last = true;
    }

    /** Says that it took long to make, so that fewer lines of this client are answered before others have their turn. */
    public void markCostly() {
        costly = true;
    }

    boolean isCostly() {
        return costly;
    }

    private void reserve(int room) {
        if (text.length - textLength < room) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, textLength + room));
        }
    }

    /** Marks this as an answer to a Telnet command, which the client waits for even if it cancels all replies. */
    void markOfTelnet() {
        ofTelnet = true;
    }

    boolean isOfTelnet() {
        return ofTelnet;
    }

    boolean endsSession() {
        return last;
    }

    /** How many bytes of memory it takes. */
    int capacity() {
        return text.length + bounds.length * Integer.BYTES;
    }

    boolean isOut() {
        return remaining == 0;
    }

    /** How many bytes are still to go out. */
    long remaining() {
        return remaining;
    }

    /**
     * Adds what is to go out to what is sent next, as far as there is room; the cursor stays where it is.
     *
     * @return whether there was room for all of it
     */
    boolean addTo(Gather gather) {
        for (int i = slice; i < slices; i++) {
            int start = i == slice ? sliceAt : start(i);
            int added = isOwn(i) ? gather.add(text, start, stop(i)) : gather.add(shared, start, stop(i));
            if (added < stop(i) - start) {
                return false;
            }
        }
        return gather.add(text, textAt, textLength) == textLength - textAt;
    }

    /**
     * Moves the cursor over bytes that are out.
     *
     * @return how many of them lie behind the end of this reply
     */
    long advance(long bytes) {
        if (bytes >= remaining) {
            long behind = bytes - remaining;
            remaining = 0;
            return behind;
        }
        remaining -= bytes;
        long left = bytes;
        while (left > 0 && slice < slices) {
            int step = (int) Math.min(left, stop(slice) - sliceAt);
            left -= step;
            sliceAt += step;
            if (sliceAt == stop(slice)) {
                slice++;
                sliceAt = slice < slices ? start(slice) : 0;
            }
        }
        textAt += (int) left;
        return 0;
    }

    /** Makes it empty, for another use. */
    void clear() {
        if (capacity() > KEPT_BYTES) {
            bounds = new int[16];
            text = new byte[128];
        }
        slices = 0;
        textLength = 0;
        ofTelnet = false;
        last = false;
        costly = false;
        slice = 0;
        sliceAt = 0;
        textAt = 0;
        remaining = 0;
    }

    private boolean isOwn(int i) {
        return bounds[2 * i] < 0;
    }

    private int start(int i) {
        return isOwn(i) ? ~bounds[2 * i] : bounds[2 * i];
    }

    private int stop(int i) {
        return isOwn(i) ? ~bounds[2 * i + 1] : bounds[2 * i + 1];
    }
}
