package org.charfinder.client;

/** When each of the lines that have no reply yet was asked; a ring. */
final class LinesInFlight {

    private final long[] asked;
    private int oldest;
    private int count;

    LinesInFlight(int most) {
        asked = new long[most];
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isHalfEmpty() {
        return count <= asked.length / 2;
    }

    boolean isFull() {
        return count == asked.length;
    }

    void add(long time) {
        int next = oldest + count;
        asked[next < asked.length ? next : next - asked.length] = time;
        count++;
    }

    /** The time of the line whose reply has come. */
    long removeOldest() {
        long time = asked[oldest++];
        if (oldest == asked.length) {
            oldest = 0;
        }
        count--;
        return time;
    }
}
