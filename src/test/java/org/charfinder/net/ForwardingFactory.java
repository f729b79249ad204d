package org.charfinder.net;

import java.net.SocketAddress;

/** Passes all calls on to another factory; a test overrides what it watches or changes. */
public class ForwardingFactory implements LineHandler.Factory {

    private final LineHandler.Factory host;

    public ForwardingFactory(LineHandler.Factory host) {
        this.host = host;
    }

    @Override
    public LineHandler create(SocketAddress client) {
        return host.create(client);
    }

    @Override
    public void refuse(Reply reply) {
        host.refuse(reply);
    }

    @Override
    public void refuseFromAddress(Reply reply) {
        host.refuseFromAddress(reply);
    }

    /** Passes all calls on to another handler; a test overrides what it watches or changes. */
    public static class Session implements LineHandler {

        private final LineHandler host;

        public Session(LineHandler host) {
            this.host = host;
        }

        @Override
        public void greet(Reply reply) {
            host.greet(reply);
        }

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            host.answer(bytes, start, stop, reply);
        }

        @Override
        public void answerTooLong(Reply reply) {
            host.answerTooLong(reply);
        }

        @Override
        public void resume(Reply reply) {
            host.resume(reply);
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            host.disconnect(reason, reply);
        }

        @Override
        public void closed() {
            host.closed();
        }
    }
}
