package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.SocketAddress;

/** Echoes; "bye" ends the session, "large" has 64 KiB. */
public final class EchoHandler implements LineHandler, LineHandler.Factory {

    private static final String LARGE = "x".repeat(64 * 1024);

    /** Called before each answer. */
    Runnable onAnswer = () -> {};

    @Override
    public LineHandler create(SocketAddress client) {
        return this;
    }

    @Override
    public void refuse(Reply reply) {
        reply.append("full\n");
    }

    @Override
    public void greet(Reply reply) {
        reply.append("?> ");
    }

    @Override
    public void answer(byte[] bytes, int start, int stop, Reply reply) {
        String line = new String(bytes, start, stop - start, ISO_8859_1);
        onAnswer.run();
        reply.append(line.replace("large", LARGE) + "\n?> ");
        if (line.equals("bye")) {
            reply.endSession();
        }
    }

    @Override
    public void answerTooLong(Reply reply) {
        reply.append("too long\n?> ");
    }

    @Override
    public void resume(Reply reply) {
        reply.append("\n?> ");
    }

    @Override
    public void disconnect(DisconnectReason reason, Reply reply) {
        reply.append(reason + "\n");
    }
}
