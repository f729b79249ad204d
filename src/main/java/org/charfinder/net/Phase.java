package org.charfinder.net;

import java.nio.channels.SelectionKey;

/**
 * The state of a {@link Connection}.
 *
 * <pre>
 *   READING  &lt;--&gt; REPLYING  &lt;--&gt; AWAITING  &lt;--&gt; READING
 *      |             |             |      input is processed; REPLYING: a reply is pending;
 *      |             |             |      AWAITING: another thread has to complete one
 *      +-------------+-------------+
 *                    v
 *                FINISHING                input is ignored; pending replies are still sent
 *                    |
 *                    v
 *                LINGERING                all replies and our end-of-file are sent; input is read and discarded
 *                    |
 *                    v
 *                 CLOSED                  reached from every phase when the connection breaks
 * </pre>
 */
enum Phase {
    READING,
    REPLYING,
    AWAITING,
    FINISHING,
    LINGERING,
    CLOSED;

    boolean mayBecome(Phase next) {
        return switch (this) {
            case READING, REPLYING, AWAITING -> next != LINGERING;
            case FINISHING -> next == LINGERING || next == CLOSED;
            case LINGERING -> next == CLOSED;
            case CLOSED -> false;
        };
    }

    /**
     * The next phase.
     *
     * @throws IllegalStateException if it does not follow this one
     */
    Phase to(Phase next) {
        if (next != this && !mayBecome(next)) {
            throw new IllegalStateException(this + " may not become " + next);
        }
        return next;
    }

    /**
     * The operations that the selector reports.
     *
     * @param wantsInput whether there is room for more input
     */
    int interest(boolean wantsInput) {
        int reading = wantsInput ? SelectionKey.OP_READ : 0;
        return switch (this) {
            case READING, AWAITING -> reading;
            case REPLYING -> SelectionKey.OP_WRITE | reading;
            case FINISHING -> SelectionKey.OP_WRITE;
            case LINGERING -> SelectionKey.OP_READ;
            case CLOSED -> 0;
        };
    }

    /** Whether input is processed. */
    boolean isListening() {
        return this == READING || this == REPLYING || this == AWAITING;
    }
}
