package org.charfinder.net;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers of what has happened, one for each constant of an enum. One thread counts; any other may read: each number is
 * then right, though not all need to be of the same moment.
 */
public final class Counters<E extends Enum<E>> {

    private final E[] names;
    private final AtomicLongArray values;

    /** All at 0. */
    public Counters(Class<E> names) {
        this.names = names.getEnumConstants();
        values = new AtomicLongArray(this.names.length);
    }

    /** Only the counting thread may call, so no atomic addition is paid for. */
    public void add(E name, long more) {
        int i = name.ordinal();
        values.setOpaque(i, values.getPlain(i) + more);
    }

    /** Lifts a number that keeps the largest of something. Only the counting thread may call. */
    public void raise(E name, long least) {
        if (least > values.getPlain(name.ordinal())) {
            values.setOpaque(name.ordinal(), least);
        }
    }

    /** Any thread may call. */
    public long get(E name) {
        return values.getOpaque(name.ordinal());
    }

    /** Copies all numbers, to compare with later. */
    void copyTo(long[] copy) {
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values.getPlain(i);
        }
    }

    /** What has changed since a copy, for a log: {@code accepted=64 bytes_in=4096}. */
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
