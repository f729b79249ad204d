package org.charfinder.loop;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers, one for each constant of an enum. One thread writes. Any thread may read: each number is then correct, but
 * different numbers may be of different moments.
 *
 * @param <E> names the numbers
 */
public final class Counters<E extends Enum<E>> {

    private final E[] names;
    private final AtomicLongArray values;

    /**
     * Creates counters that are all 0.
     *
     * @param names the enum
     */
    public Counters(Class<E> names) {
        this.names = names.getEnumConstants();
        values = new AtomicLongArray(this.names.length);
    }

    /**
     * Adds to a number. Only the writing thread may call: no atomic addition is needed.
     *
     * @param name of the number
     * @param more what to add; may be negative
     */
    public void add(E name, long more) {
        int i = name.ordinal();
        values.setOpaque(i, values.getPlain(i) + more);
    }

    /**
     * Raises a number that is a maximum. Only the writing thread may call.
     *
     * @param name of the number
     * @param least the number is at least this afterwards
     */
    public void raise(E name, long least) {
        if (least > values.getPlain(name.ordinal())) {
            values.setOpaque(name.ordinal(), least);
        }
    }

    /**
     * Reads a number. Any thread may call.
     *
     * @param name of the number
     * @return its value
     */
    public long get(E name) {
        return values.getOpaque(name.ordinal());
    }

    /** A copy of all numbers, to compare with later. Only the writing thread may call this and {@link #copyTo}. */
    long[] copy() {
        long[] copy = new long[names.length];
        copyTo(copy);
        return copy;
    }

    /** Copies all numbers into an array of their count. */
    void copyTo(long[] copy) {
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values.getPlain(i);
        }
    }

    /** The changes since a copy, for a log: {@code accepted=64 bytes_in=4096}. */
    String since(long[] copy) {
        StringJoiner text = new StringJoiner(" ");
        for (E name : names) {
            long change = get(name) - copy[name.ordinal()];
            if (change != 0) {
                text.add(label(name) + "=" + change);
            }
        }
        return text.toString();
    }

    /** All numbers, for a log: {@code clients=3 accepted=64 refused=0}. Any thread may call. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ");
        for (E name : names) {
            text.add(label(name) + "=" + get(name));
        }
        return text.toString();
    }

    private String label(E name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
