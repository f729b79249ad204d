package org.charfinder.net;

import java.io.IOException;
import java.time.Duration;
import org.charfinder.loop.Timer;

/** A session without a network and without a loop: a test gives it its turns. */
final class FakeConnection implements Deferred.Waiter {

    final FakeSocket socket = new FakeSocket();
    final Inbox inbox;
    final Outbox outbox;
    final AwaitedReply awaited;
    final Responder responder;
    private int completions;

    FakeConnection(ServerResources shared, LineHandler handler) {
        inbox = new Inbox(shared);
        outbox = new Outbox(shared, socket);
        awaited = new AwaitedReply(this, shared.bugs());
        responder = new Responder(shared, handler, inbox, outbox, awaited);
    }

    /** Takes a turn as a connection does; returns what was sent in it. */
    String turn(boolean mayHaveRoom) throws IOException {
        inbox.beginTurn();
        responder.beginTurn();
        outbox.beginTurn(mayHaveRoom);
        inbox.read(socket);
        if (responder.isBusy()) {
            responder.absorb();
            responder.sayFarewell(socket);
        }
        outbox.send();
        responder.answer();
        responder.sayFarewell(socket);
        outbox.send();
        responder.absorb();
        outbox.endTurn();
        return socket.take();
    }

    /** The times that a deferred reply has been completed. */
    int completions() {
        return completions;
    }

    @Override
    public void completed() {
        completions++;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        throw new UnsupportedOperationException("there is no loop");
    }
}
