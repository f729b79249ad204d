package org.charfinder.net;

import java.net.SocketAddress;

/**
 * Decides what is sent to one client. All calls come from the server's thread, which waits for each of them: none may
 * block. What is appended to the replies is sent in the order of the calls.
 */
public interface LineHandler {

    /** Makes the handlers. All calls come from the server's thread. */
    interface Factory {
        /**
         * Makes a handler for a client that is accepted.
         *
         * @param client its address, for the log
         * @return a handler for this client only, or one that may be shared
         */
        LineHandler create(SocketAddress client);

        /**
         * Tells a client that it is refused because there are too many.
         *
         * @param reply is sent before the connection is closed
         */
        void refuse(Reply reply);

        /**
         * Tells a client that it is refused because there are too many from its address.
         *
         * @param reply is sent before the connection is closed
         */
        default void refuseFromAddress(Reply reply) {
            refuse(reply);
        }
    }

    /**
     * Greets the client. Called first.
     *
     * @param reply is sent at once
     */
    void greet(Reply reply);

    /**
     * Answers a line.
     *
     * @param bytes hold the line, without its end, during the call only
     * @param start the index of its first byte
     * @param stop the index after its last byte
     * @param reply the answer
     */
    void answer(byte[] bytes, int start, int stop, Reply reply);

    /**
     * Answers a line beyond the limit. Nothing of it was kept.
     *
     * @param reply the answer
     */
    void answerTooLong(Reply reply);

    /**
     * Prompts again, on a new line, after the client has cancelled a reply that was partly sent.
     *
     * @param reply the prompt
     */
    void resume(Reply reply);

    /**
     * Tells a client that the session ends. It has had all its replies.
     *
     * @param reason why
     * @param reply is sent before the connection is closed
     */
    void disconnect(DisconnectReason reason, Reply reply);

    /** The connection is closed. Called once, last, also if it was never greeted. */
    void closed();
}
