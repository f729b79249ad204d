package org.charfinder.net;

import org.jspecify.annotations.Nullable;

/** The reply of a connection that is deferred and not yet made, if there is one. */
final class AwaitedReply {

    private final Deferred.Waiter waiter;
    private final BugReports bugs;
    private @Nullable Deferred<Reply> deferred; // null: none

    /** @param waiter is told when it is complete */
    AwaitedReply(Deferred.Waiter waiter, BugReports bugs) {
        this.waiter = waiter;
        this.bugs = bugs;
    }

    boolean exists() {
        return deferred != null;
    }

    /** Lets a handler defer a reply, until {@link #takeFrom} is called. */
    void permit(Reply reply) {
        reply.permitDeferral(waiter);
    }

    /** The handler has returned, or has failed: then the work is told as soon as the connection is closed. */
    void takeFrom(Reply reply) {
        deferred = reply.takeDeferred();
    }

    /** Takes the reply if it is complete; otherwise null. */
    @Nullable
    Deferred<Reply> takeCompleted() {
        Deferred<Reply> completed = deferred;
        if (completed == null || completed.isPending()) {
            return null;
        }
        deferred = null;
        return completed;
    }

    /** The reply, if there is one, is not sent any more: tells the work. */
    void drop() {
        Deferred<Reply> dropped = deferred;
        deferred = null;
        if (dropped == null) {
            return;
        }
        try {
            dropped.drop();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, the session goes on without that reply
            bugs.add("cancelling", e);
        }
    }
}
