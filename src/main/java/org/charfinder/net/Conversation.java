package org.charfinder.net;

import java.net.SocketAddress;

/**
 * What a server says to one client. All calls come from the server's thread, which waits for each: none may block. What
 * is appended to a reply goes out in the order of the calls.
 */
public interface Conversation {

    /** Why the server ends a session that the client would have gone on with. */
    enum Farewell {
        /** The client has said nothing for too long. */
        IDLE,
        /** The client has not ended a line for too long. */
        UNFINISHED_LINE,
        /** The server ends. */
        SHUTDOWN
    }

    /** Meets the clients. */
    interface Host {
        /**
         * Begins the conversation with a client.
         *
         * @param client its address, for the log
         */
        Conversation meet(SocketAddress client);

        /** Says why a client is turned away: there are too many. */
        void refuse(Reply reply);
    }

    /** Says the first words, as soon as the client is there. */
    void greet(Reply reply);

    /**
     * Answers a line.
     *
     * @param bytes hold the line, without its end; valid during the call only
     * @param start its first byte
     * @param stop behind its last byte
     */
    void answer(byte[] bytes, int start, int stop, Reply reply);

    /** Answers a line that was longer than the limit, and of which nothing was kept. */
    void answerTooLong(Reply reply);

    /** Says that it listens again, on a new line, after the client has cancelled a reply in the middle. */
    void resume(Reply reply);

    /** Says a last word to a client that waits for no reply. */
    void bid(Farewell farewell, Reply reply);

    /** Is told that the client is gone, or was sent away. Called once, last. */
    void closed();
}
