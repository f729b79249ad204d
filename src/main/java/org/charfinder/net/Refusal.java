package org.charfinder.net;

import java.util.function.Consumer;

/**
 * Handles clients that are refused: sends the reason and ends the session. No line is answered.
 *
 * @param reason appends it to the reply
 */
record Refusal(Consumer<Reply> reason) implements LineHandler {

    @Override
    public void greet(Reply reply) {
        reason.accept(reply);
        reply.endSession();
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {}
}
