package org.charfinder.net;

import org.charfinder.loop.Deadlines;

/** The deadline of a connection: what starts its time anew, and how the session ends when the time is over. */
final class ConnectionDeadline {

    private final Deadlines.Member connection;
    private final ServerResources shared;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Responder responder;
    private final ConnectionTally tally;
    private long heardAt; // the last time that the client has sent something, or connected

    ConnectionDeadline(
            Deadlines.Member connection,
            ServerResources shared,
            Inbox inbox,
            Outbox outbox,
            Responder responder,
            ConnectionTally tally) {
        this.connection = connection;
        this.shared = shared;
        this.inbox = inbox;
        this.outbox = outbox;
        this.responder = responder;
        this.tally = tally;
        heardAt = shared.timeouts().now();
    }

    /** The last time that the client has sent something, or connected. */
    long heardAt() {
        return heardAt;
    }

    /**
     * The time is over: ends the session, unless the client has acted in time. The selector may report that later: it
     * reports a limited number of sockets at once, and room for output only when there is much. What has come by now is
     * answered before, and nothing else.
     *
     * @param unfinished whether the deadline was that of a line
     */
    void over(Phase phase, boolean unfinished) {
        inbox.hold(phase == Phase.READING && responder.hasUnanswered());
        if (inbox.isHeld()) {
            return;
        }
        if (phase == Phase.READING && !responder.isOver()) {
            if (unfinished && !hasEndedSomething()) {
                tally.count(ServerCount.EVICTED_UNFINISHED_LINE);
                responder.disconnect(DisconnectReason.UNFINISHED_LINE);
            } else if (!unfinished && !inbox.hasReceived()) {
                tally.count(ServerCount.EVICTED_IDLE);
                responder.disconnect(DisconnectReason.IDLE);
            }
        } else if (outbox.isBlocked() && !outbox.hasSent()) {
            tally.count(ServerCount.EVICTED_STALLED);
            outbox.clear();
            responder.end();
        }
    }

    /** A turn ends: sets the deadline that the phase has. */
    void settle(Phase phase) {
        boolean reading = phase == Phase.READING;
        boolean ended = reading && hasEndedSomething();
        if (ended) {
            Deadlines.leave(connection); // the time of the next line starts anew
        }
        inbox.hold(inbox.isHeld() && reading && !ended);
        if (inbox.hasReceived()) {
            heardAt = shared.timeouts().now();
        }
        boolean progress = reading ? inbox.hasReceived() : outbox.hasSent();
        shared.timeouts().update(connection, phase, inbox.isUnfinished(), progress);
    }

    /** Whether in this turn the client has ended a line or a command. */
    private boolean hasEndedSomething() {
        return responder.hasAnswered() || inbox.hasRested();
    }
}
