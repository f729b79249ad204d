package org.charfinder.net;

import java.net.SocketAddress;

/**
 * Decides what is sent to one client. Only {@link #answer} must be written; what the others do by default suits a
 * protocol without greeting and prompt. All calls come from the server's thread, which waits for each of them: none may
 * block. What is appended to the replies is sent in the order of the calls.
 */
@FunctionalInterface
public interface LineHandler {

    /** Makes the handlers. All calls come from the server's thread. */
    @FunctionalInterface
    interface Factory {
        /**
         * Makes a handler for a client that is accepted.
         *
         * @param client its address, for the log
         * @return a handler for this client only, or one that may be shared
         */
        LineHandler create(SocketAddress client);

        /**
         * Tells a client that it is refused because there are too many. By default it is told nothing.
         *
         * @param reply is sent before the connection is closed
         */
        default void refuse(Reply reply) {}

        /**
         * Tells a client that it is refused because there are too many from its address. By default it is told what
         * {@link #refuse} tells.
         *
         * @param reply is sent before the connection is closed
         */
        default void refuseFromAddress(Reply reply) {
            refuse(reply);
        }
    }

    /**
     * Greets the client. Called first. By default the client is sent nothing.
     *
     * @param reply is sent at once
     */
    default void greet(Reply reply) {}

    /**
     * Answers a line. What takes work is left to other threads: {@link Reply#defer}.
     *
     * @param bytes hold the line, without its end, during the call only
     * @param start the index of its first byte
     * @param stop the index after its last byte
     * @param reply the answer
     */
    void answer(byte[] bytes, int start, int stop, Reply reply);

    /**
     * Answers a line beyond the limit. Nothing of it was kept. By default the session ends: without an answer the
     * client would take the next one for it.
     *
     * @param reply the answer
     */
    default void answerTooLong(Reply reply) {
        reply.endSession();
    }

    /**
     * Prompts again, on a new line, after the client has cancelled a reply. By default the client is sent nothing.
     *
     * @param reply the prompt
     */
    default void resume(Reply reply) {}

    /**
     * Tells a client that the session ends. It has had all its replies. By default it is told nothing.
     *
     * @param reason why
     * @param reply is sent before the connection is closed
     */
    default void disconnect(DisconnectReason reason, Reply reply) {}

    /** The connection is closed. Called once, last, also if it was never greeted. By default nothing is done. */
    default void closed() {}
}
