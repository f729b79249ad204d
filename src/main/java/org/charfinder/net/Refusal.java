package org.charfinder.net;

/**
 * Handles clients that are refused: sends the reason and ends the session. No line is answered.
 *
 * @param factory knows the reason
 */
record Refusal(LineHandler.Factory factory) implements LineHandler {

    @Override
    public void greet(Reply reply) {
        factory.refuse(reply);
        reply.endSession();
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {}

    @Override
    public void answerTooLong(Reply reply) {}

    @Override
    public void resume(Reply reply) {}

    @Override
    public void disconnect(DisconnectReason reason, Reply reply) {}

    @Override
    public void closed() {}
}
