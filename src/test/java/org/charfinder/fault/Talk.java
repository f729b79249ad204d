package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The conversation on one connection: one question at a time is under way, and what comes is compared with the recorded
 * reply. It knows no socket.
 */
abstract class Talk {

    private static final int MOST_SHOWN = 200;

    Question asked; // null: none is under way
    Question answered; // the last one; null: none yet
    boolean leaving; // the server has said that the connection ends
    byte[] received = new byte[1 << 14];
    int size; // of what is received and not judged yet

    /** Whether a question may be asked now. */
    boolean mayAsk() {
        return asked == null && size == 0 && !leaving;
    }

    /** Asks; the caller sends the request. */
    void ask(Question question) {
        asked = question;
    }

    void receive(ByteBuffer in) {
        int end = size + in.remaining();
        if (end > received.length) {
            received = Arrays.copyOf(received, 2 * end);
        }
        in.get(received, size, in.remaining());
        size = end;
    }

    /**
     * What has come for the question under way. To be called until it is null.
     *
     * @return null if more has to come; after any other outcome than {@link Outcome#RIGHT} the conversation is over
     */
    abstract Outcome next();

    /** What the end of the connection means; null if nothing is lost. */
    abstract Outcome ended();

    /** What a reset of the connection means; null if nothing is lost. */
    Outcome reset() {
        Outcome ended = ended();
        return ended == Outcome.CUT || ended == Outcome.REFUSED ? Outcome.RESET : ended;
    }

    /** The reply to the question under way is complete, and is the recorded one. */
    Outcome right(int length) {
        System.arraycopy(received, length, received, 0, size - length);
        size -= length;
        answered = asked;
        asked = null;
        return Outcome.RIGHT;
    }

    /** Whether what has been received begins with some bytes. */
    boolean startsWith(byte[] bytes) {
        return size >= bytes.length && Arrays.equals(received, 0, bytes.length, bytes, 0, bytes.length);
    }

    /** Whether what has been received is the beginning of some bytes, or all of them. */
    boolean isStartOf(byte[] bytes) {
        return size <= bytes.length && Arrays.equals(received, 0, size, bytes, 0, size);
    }

    /** What tells where a question was lost. */
    @Override
    public String toString() {
        String question = asked == null ? "no question" : new String(asked.request(), UTF_8).strip();
        String start = new String(received, 0, Math.min(size, MOST_SHOWN), UTF_8);
        return "%s, received %,d bytes: %s".formatted(question, size, start);
    }
}
