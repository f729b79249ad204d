package org.charfinder.simulation;

import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.charfinder.net.Deferred;
import org.charfinder.net.ForwardingFactory;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.TestReply;

/** A service that leaves some of its lines to an executor, and counts its open sessions. */
final class DeferringService extends ForwardingFactory {

    private final WorkQueue work;
    private final Dice dice;
    private final int deferred; // one in so many lines; 0: none
    private final Map<SocketAddress, Integer> tasks = new HashMap<>(); // that are not done, by client
    private int sessions; // that are open

    DeferringService(LineHandler.Factory service, WorkQueue work, Dice dice, int deferred) {
        super(service);
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
        return new DeferringSession(super.create(client), client);
    }

    private final class DeferringSession extends Session {
        private final SocketAddress client;

        DeferringSession(LineHandler session, SocketAddress client) {
            super(session);
            this.client = client;
        }

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            if (!dice.oneIn(deferred)) {
                super.answer(bytes, start, stop, reply);
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
            super.answer(line, 0, line.length, made.reply());
            made.complete();
            boolean last = made.endsSession();
            filled.append(made.take());
            if (last) {
                filled.endSession();
            }
        }

        @Override
        public void closed() {
            sessions--;
            super.closed();
        }
    }
}
