package org.charfinder.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the lines that a {@link LineClient} asks, and is told of the replies. One may serve several clients. All
 * calls come from the thread of the loop.
 */
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
        /** No byte of a reply, or of the greeting, has come within the patience of {@link LineClients}. */
        STALLED,
        /** There were more replies than lines. */
        CONFUSED;

        /**
         * Says why, for users.
         *
         * @param words those of {@link Asker#ended}
         * @param patience of {@link LineClients}
         * @return a text without a full stop, which may hold any character
         */
        public String describe(@Nullable String words, Duration patience) {
            return switch (this) {
                case REFUSED -> "connection refused";
                case UNREACHABLE -> "can't connect: " + words;
                case CLOSED -> words == null ? "connection closed by the server" : words;
                case RESET -> words == null ? "connection reset by the server" : words;
                case STALLED -> "no byte of a reply for " + patience.toSeconds() + " s";
                case CONFUSED -> "a reply to nothing";
            };
        }
    }

    /** The server has greeted the client, or needs not to: lines are asked from now on. */
    default void ready() {}

    /**
     * The next line to ask.
     *
     * @return the line with its end, of at most {@link #MAX_LINE} bytes; the caller does not change it. Null if there
     *     is none now: {@link LineClient#askMore} asks again
     */
    byte @Nullable [] nextLine();

    /**
     * Bytes of a reply, or of the greeting, have come, what ends it included.
     *
     * @param in holds the bytes during the call; to be read by index only
     * @param start the index of the first byte
     * @param stop the index after the last byte
     * @param time of the clock, in nanoseconds
     */
    default void received(ByteBuffer in, int start, int stop, long time) {}

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
     * @param error its first line, or the beginning of it
     * @param asked the time when its line was given to the socket, in nanoseconds
     * @param time the time when the end of the reply was read, in nanoseconds
     */
    default void refused(String error, long asked, long time) {
        replied(asked, time);
    }

    /**
     * The connection has ended. It is not replaced. Lines without a reply get none.
     *
     * @param ending why
     * @param words the error that the server sent last, or the kernel's message; null if there is none
     */
    void ended(Ending ending, @Nullable String words);
}
