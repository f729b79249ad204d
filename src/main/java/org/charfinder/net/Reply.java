package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One reply: slices of a buffer that all replies share, then a text of its own. It is a cursor: it holds no bytes of
 * the slices, only the position of what is still to be sent. A {@link LineHandler} fills it, in the server's thread.
 */
public final class Reply {

    /** Memory that a reply keeps for its next use, in bytes, at most. A larger one is left to the garbage collector. */
    private static final int KEPT_BYTES = 16 * 1024;

    private static final byte[] NOTHING = {};
    private static final ByteBuffer NO_BYTES = ByteBuffer.wrap(NOTHING);

    private ByteBuffer shared = NO_BYTES;
    private int[] bounds = new int[16]; // start, stop, start, stop … in the shared buffer; stop exclusive
    private int slices;
    private byte[] text = new byte[128]; // first the bytes of own slices, then what is sent after the slices
    private int textLength;
    private boolean telnet;
    private boolean last;
    private Deferred.@Nullable Waiter waiter; // null: the reply can't be deferred
    private @Nullable Deferred<Reply> deferred;

    private int slice; // the first slice that is not completely sent
    private int sliceAt; // the next byte of that slice, in the shared buffer
    private int textAt; // the next byte of the text
    private long remaining; // bytes that are still to be sent; if there are none, the cursor has no meaning

    Reply() {}

    /**
     * Adds slices of a buffer, which are sent before the text. Called at most once a reply, before any other addition.
     *
     * <p>The bounds are copied, since the caller's array serves the next query, of another client, while this reply may
     * still wait for the socket. The copy takes 9 ns for one slice, 13 ns for seven and 71 ns for 65 (JDK 17, x86-64;
     * see {@code ReplyBenchmark}).
     *
     * @param buffer direct, and never written to while the server runs
     * @param startsAndStops the start of the first slice, the stop after it, the start of the second …; it is copied
     * @param count the number of slices, at least 0
     */
    public void add(ByteBuffer buffer, int[] startsAndStops, int count) {
        add(buffer, NOTHING, startsAndStops, count);
    }

    /**
     * Adds slices of a buffer and of an array. Start and stop of a slice of the array are bitwise complements.
     *
     * @param buffer direct, and never written to while the server runs
     * @param own the array, which is copied
     * @param startsAndStops as above
     * @param count the number of slices, at least 0
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

    /**
     * Adds to the text.
     *
     * @param more is sent as UTF-8
     */
    public void append(String more) {
        append(more.getBytes(UTF_8));
    }

    /**
     * Adds bytes to the text.
     *
     * @param more is copied
     */
    public void append(byte[] more) {
        append(more, 0, more.length);
    }

    /**
     * Adds bytes to the text.
     *
     * @param more is copied
     * @param start the first byte
     * @param stop after the last byte
     */
    public void append(byte[] more, int start, int stop) {
        int length = stop - start;
        reserve(length);
        System.arraycopy(more, start, text, textLength, length);
        textLength += length;
        remaining += length;
    }

    /**
     * Adds a number to the text.
     *
     * @param number at least 0, written in decimal digits
     */
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

    /**
     * Adds a number to the text.
     *
     * @param number at least 0, written in decimal digits with a comma before each group of three
     */
    public void appendGrouped(int number) {
        int unit = 1;
        while (number / unit >= 1000) {
            unit *= 1000;
        }
        append(number / unit);
        while (unit > 1) {
            unit /= 1000;
            int group = number / unit % 1000;
            reserve(4);
            text[textLength++] = ',';
            text[textLength++] = (byte) ('0' + group / 100);
            text[textLength++] = (byte) ('0' + group / 10 % 10);
            text[textLength++] = (byte) ('0' + group % 10);
            remaining += 4;
        }
    }

    /** Ends the session: further input is ignored, and the connection is closed when all replies are sent. */
    public void endSession() {
        last = true;
    }

    /**
     * Lets the reply to a line come later. Nothing may be appended to this one: what completes it fills another.
     *
     * @return completes the reply, from any thread
     * @throws IllegalStateException if this is no reply to a line that is being answered, or is deferred already
     */
    public Deferred<Reply> defer() {
        if (waiter == null || deferred != null) {
            throw new IllegalStateException("only a reply to a line can be deferred, and only once");
        }
        deferred = new Deferred<>(waiter);
        return deferred;
    }

    /** Lets the reply be deferred until {@link #takeDeferred} is called. */
    void permitDeferral(Deferred.Waiter waiting) {
        waiter = waiting;
    }

    /** What has become of the reply; null if it is not deferred. */
    @Nullable
    Deferred<Reply> takeDeferred() {
        waiter = null;
        Deferred<Reply> taken = deferred;
        deferred = null;
        return taken;
    }

    private void reserve(int room) {
        if (text.length - textLength < room) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, textLength + room));
        }
    }

    /** Marks the reply as an answer to a Telnet command: it is sent even if the client cancels its replies. */
    void markTelnet() {
        telnet = true;
    }

    boolean isTelnet() {
        return telnet;
    }

    boolean endsSession() {
        return last;
    }

    /** The bytes of memory that it takes. */
    int capacity() {
        return text.length + bounds.length * Integer.BYTES;
    }

    boolean isSent() {
        return remaining == 0;
    }

    /** The bytes that are still to be sent. */
    long remaining() {
        return remaining;
    }

    /**
     * Adds what is still to be sent to a batch, as far as there is room. The cursor does not move.
     *
     * @return whether there was room for everything
     */
    boolean addTo(WriteBatch batch) {
        for (int i = slice; i < slices; i++) {
            int start = i == slice ? sliceAt : start(i);
            int added = isOwn(i) ? batch.add(text, start, stop(i)) : batch.add(shared, start, stop(i));
            if (added < stop(i) - start) {
                return false;
            }
        }
        return batch.add(text, textAt, textLength) == textLength - textAt;
    }

    /**
     * Moves the cursor over bytes that were sent.
     *
     * @return how many of them are after the end of this reply
     */
    long advance(long bytes) {
        if (bytes >= remaining) {
            long after = bytes - remaining;
            remaining = 0;
            return after;
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

    /** Empties the reply, for another use. */
    void clear() {
        if (capacity() > KEPT_BYTES) {
            bounds = new int[16];
            text = new byte[128];
        }
        slices = 0;
        textLength = 0;
        telnet = false;
        last = false;
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
