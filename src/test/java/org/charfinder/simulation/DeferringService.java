package org.charfinder.simulation;

import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.charfinder.net.Deferred;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.TestReply;

/** A service that leaves some of its lines to an executor, and counts its open sessions. */
final class DeferringService implements LineHandler.Factory {

    private final LineHandler.Factory service;
    private final WorkQueue work;
    private final Dice dice;
    private final int deferred; // one in so many lines; 0: none
    private final Map<SocketAddress, Integer> tasks = new HashMap<>(); // that are not done, by client
    private int sessions; // that are open

    DeferringService(LineHandler.Factory service, WorkQueue work, Dice dice, int deferred) {
        this.service = service;
        this.work = work;
        this.dice = dice;
        this.deferred = deferred;
    }

    int sessions() {
        return sessions;
    }

    boolean hasTask(SocketAddress client) {
        return tasks.containsKey(client);
    }

    @Override
    public LineHandler create(SocketAddress client) {
        sessions++;
        return new Session(service.create(client), client);
    }

    @Override
    public void refuse(Reply reply) {
        service.refuse(reply);
    }

    @Override
    public void refuseFromAddress(Reply reply) {
        service.refuseFromAddress(reply);
    }

    private final class Session implements LineHandler {
        private final LineHandler session;
        private final SocketAddress client;

        Session(LineHandler session, SocketAddress client) {
            this.session = session;
            this.client = client;
        }

        @Override
        public void greet(Reply reply) {
            session.greet(reply);
        }

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            if (!dice.oneIn(deferred)) {
                session.answer(bytes, start, stop, reply);
                return;
            }
            byte[] line = Arrays.copyOfRange(bytes, start, stop);
            Deferred<Reply> later = reply.defer();
            tasks.merge(client, 1, Integer::sum);
            work.execute(() -> {
                tasks.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
                later.complete(filled -> answer(line, filled));
            });
        }

        /** Answers in a reply that can't be deferred once more. */
        private void answer(byte[] line, Reply filled) {
            TestReply made = new TestReply();
            session.answer(line, 0, line.length, made.reply());
            made.complete();
            boolean last = made.endsSession();
            filled.append(made.take());
            if (last) {
                filled.endSession();
            }
        }

        @Override
        public void answerTooLong(Reply reply) {
            session.answerTooLong(reply);
        }

        @Override
        public void resume(Reply reply) {
            session.resume(reply);
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            session.disconnect(reason, reply);
        }

        @Override
        public void closed() {
            sessions--;
            session.closed();
        }
    }
}
