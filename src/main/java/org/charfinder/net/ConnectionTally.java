package org.charfinder.net;

/** Counts one connection: as accepted or as a health check, and why it has ended. */
final class ConnectionTally {

    private final ServerResources shared;
    private final Inbox inbox;
    private final Responder responder;
    private boolean counted; // as refused, as accepted or as a probe

    /** @param refused whether it is counted already, as refused */
    ConnectionTally(ServerResources shared, Inbox inbox, Responder responder, boolean refused) {
        this.shared = shared;
        this.inbox = inbox;
        this.responder = responder;
        counted = refused;
    }

    void count(ServerCount event) {
        shared.counters().add(event, 1);
    }

    /** A client has sent something, or has its session ended by the server. Until then it may be a health check. */
    void countIfAccepted() {
        if (!counted && (inbox.hasHeard() || (responder.isOver() && !inbox.hasPeerEnded()))) {
            counted = true;
            count(ServerCount.ACCEPTED);
        }
    }

    /**
     * Counts the end of the connection. If its peer ends it before a byte has come, it was a health check.
     *
     * @param isPending whether replies are pending
     */
    void countEnd(CloseReason why, boolean isPending) {
        countIfAccepted();
        if (!counted) {
            counted = true;
            boolean byPeer = why == CloseReason.FINISHED || why == CloseReason.BROKEN;
            count(byPeer ? ServerCount.PROBES : ServerCount.ACCEPTED);
        } else if (why == CloseReason.BROKEN) {
            count(ServerCount.BROKEN);
        } else if (why == CloseReason.GRACE_OVER && isPending) {
            count(ServerCount.EVICTED_AT_END);
        }
    }
}
