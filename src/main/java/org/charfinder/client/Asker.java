package org.charfinder.client;

import org.jspecify.annotations.Nullable;

/** Supplies the lines to ask, and is told of the replies. All calls come from the thread of the loop. */
public interface Asker {

    /** The longest line that may be asked, with its end, in bytes. */
    int MAX_LINE = 64 * 1024;

    /** Why a connection has ended. */
    enum Ending {
        /** No process listens at the address. */
        REFUSED,
        /** The kernel has no route to the address, or no socket to spare. */
        UNREACHABLE,
        /** The server has sent end-of-file. */
        CLOSED,
        /** The connection was reset. */
        RESET,
        /** No byte of a reply has come within {@link ClientOptions#patience}. */
        STALLED,
        /** There were more replies than lines. */
        CONFUSED
    }

    /**
     * The next line to ask.
     *
     * @return the line with its end, of at most {@link #MAX_LINE} bytes; the caller does not change it
     */
    byte[] nextLine();

    /**
     * Bytes of replies, or of the greeting, have come.
     *
     * @param bytes their count
     * @param time of the clock, in nanoseconds
     */
    void received(int bytes, long time);

    /**
     * A reply is complete.
     *
     * @param asked the time when its line was given to the socket, in nanoseconds
     * @param time the time when the end of the reply was read, in nanoseconds
     */
    void replied(long asked, long time);

    /**
     * A reply is complete, and it is an error.
     *
     * @param error its first line
     * @param time the time when the end of the reply was read, in nanoseconds
     */
    void refused(String error, long time);

    /**
     * A connection has ended. It is not replaced.
     *
     * @param ending why
     * @param words the error that the server sent last, or the kernel's message; null if there is none
     */
    void ended(Ending ending, @Nullable String words);
}
