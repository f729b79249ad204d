package org.charfinder.net;

/**
 * Events that could not be answered in their turn, first in, first out: a reply was still pending, or there were too
 * many of them. An empty queue takes no memory beyond this object, any other hardly more than the bytes that were
 * received.
 *
 * <pre>
 *   line of up to 239 bytes    | length | its bytes ...
 *   longer line                | 240    | length, 4 bytes | its bytes ...
 *   DO, WILL                   | 240 + the event's ordinal | option
 *   other events               | 240 + the event's ordinal |
 * </pre>
 *
 * {@link Event#NONE}, whose ordinal is 0, is never kept.
 */
final class PendingInput implements Event.Source {

    private static final int LONG_LINE = 240;
    private static final int INITIAL_CAPACITY = 256;

    /** The array grows by doubling, but by at most this: many clients may have a large one. */
    private static final int MAX_SPARE = 16 * 1024;

    private static final byte[] NOTHING = {};
    private static final Event[] EVENTS = Event.values();

    private byte[] bytes = NOTHING;
    private int head; // the next entry
    private int tail; // after the last entry
    private int cleared; // no entry before this offset is dropped with the lines

    private int lineStart;
    private int lineStop;
    private byte option;

    boolean isEmpty() {
        return head == tail;
    }

    /** The bytes in use. */
    int size() {
        return tail - head;
    }

    /** The bytes of memory that it takes. */
    int capacity() {
        return bytes.length;
    }

    /** Drops all events, and the memory. */
    void clear() {
        if (bytes.length == 0) {
            return;
        }
        bytes = NOTHING;
        head = 0;
        tail = 0;
        cleared = 0;
    }

    /** Adds the last event of a source, with its details. */
    void add(Event event, Event.Source source) {
        switch (event) {
            case LINE -> addLine(source.line(), source.lineStart(), source.lineStop());
            case DO, WILL -> {
                reserve(2);
                bytes[tail++] = (byte) (LONG_LINE + event.ordinal());
                bytes[tail++] = source.option();
            }
            default -> {
                reserve(1);
                bytes[tail++] = (byte) (LONG_LINE + event.ordinal());
            }
        }
    }

    /**
     * Drops the lines, and what controls them. Telnet's questions stay, and so does the end. Looks only at what was
     * added since the last call: a client may send very many questions, and then very many Ctrl-C.
     */
    void dropLines() {
        int first = head;
        head = Math.max(head, cleared);
        cleared = head;
        while (!isEmpty()) {
            int start = head;
            Event event = next();
            switch (event) {
                case ARE_YOU_THERE, DO, WILL, END -> {
                    System.arraycopy(bytes, start, bytes, cleared, head - start);
                    cleared += head - start;
                }
                default -> {}
            }
        }
        head = first;
        tail = cleared;
        if (isEmpty()) {
            clear();
        } else if (size() < bytes.length / 4) {
            move(new byte[2 * size()]);
        }
    }

    private void addLine(byte[] line, int start, int stop) {
        int length = stop - start;
        reserve(1 + Integer.BYTES + length);
        if (length < LONG_LINE) {
            bytes[tail++] = (byte) length;
        } else {
            bytes[tail++] = (byte) LONG_LINE;
            for (int shift = 24; shift >= 0; shift -= 8) {
                bytes[tail++] = (byte) (length >>> shift);
            }
        }
        if (length > 0) {
            System.arraycopy(line, start, bytes, tail, length);
            tail += length;
        }
    }

    @Override
    public Event next() {
        if (isEmpty()) {
            clear();
            return Event.NONE;
        }
        int kind = bytes[head++] & 0xFF;
        if (kind <= LONG_LINE) {
            int length = kind < LONG_LINE ? kind : takeLength();
            lineStart = head;
            head += length;
            lineStop = head;
            return Event.LINE;
        }
        Event event = EVENTS[kind - LONG_LINE];
        if (event == Event.DO || event == Event.WILL) {
            option = bytes[head++];
        }
        return event;
    }

    private int takeLength() {
        int length = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            length = length << 8 | (bytes[head++] & 0xFF);
        }
        return length;
    }

    @Override
    public byte[] line() {
        return bytes;
    }

    @Override
    public int lineStart() {
        return lineStart;
    }

    @Override
    public int lineStop() {
        return lineStop;
    }

    @Override
    public byte option() {
        return option;
    }

    /** Makes room at the tail: moves the entries to the front if that is enough, else to a larger array. */
    private void reserve(int room) {
        if (bytes.length - tail >= room) {
            return;
        }
        int size = size();
        int needed = size + room;
        int spare = Math.min(needed, MAX_SPARE);
        byte[] target = bytes;
        if (bytes.length - needed < spare / 2) {
            target = new byte[Math.max(INITIAL_CAPACITY, needed + spare)];
        }
        move(target);
    }

    /** Moves the entries to the front of an array. */
    private void move(byte[] target) {
        int size = size();
        System.arraycopy(bytes, head, target, 0, size);
        bytes = target;
        cleared = Math.max(0, cleared - head);
        head = 0;
        tail = size;
    }
}
