package org.charfinder.net;

import java.time.Duration;

/**
 * Deadlines of one kind: all members have the same time, counted from when each was last touched. So the list is in
 * order of what is due when members are only ever added at its end, and each operation takes constant time.
 */
final class Deadlines {

    /** One that can have a deadline, of one kind at a time. */
    abstract static class Member {
        private Deadlines list;
        private Member previous;
        private Member next;
        private long since; // of the clock that is handed in

        /** Its time is over. It must leave the list, or be touched. */
        abstract void expire();
    }

    private final long timeout; // nanoseconds; 0: never
    private Member first; // the one touched longest ago
    private Member last;

    /** @param timeout zero: there is no deadline */
    Deadlines(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    /** Begins the time of a member anew; it leaves the list where it was, if that was another. */
    void touch(Member member, long now) {
        if (timeout == 0) {
            leave(member);
            return;
        }
        member.since = now;
        if (last == member) {
            return;
        }
        leave(member);
        member.list = this;
        member.previous = last;
        if (last == null) {
            first = member;
        } else {
            last.next = member;
        }
        last = member;
    }

    /** Begins the time of a member, unless it is running already. */
    void join(Member member, long now) {
        if (member.list != this) {
            touch(member, now);
        }
    }

    /** Takes a member off its list; no deadline holds for it any more. */
    static void leave(Member member) {
        Deadlines list = member.list;
        if (list == null) {
            return;
        }
        if (member.previous == null) {
            list.first = member.next;
        } else {
            member.previous.next = member.next;
        }
        if (member.next == null) {
            list.last = member.previous;
        } else {
            member.next.previous = member.previous;
        }
        member.list = null;
        member.previous = null;
        member.next = null;
    }

    /** Tells each member whose time is over. */
    void expire(long now) {
        while (remaining(now) == 0) {
            first.expire();
        }
    }

    /** Nanoseconds until the next one is due: 0 if it is, {@link Long#MAX_VALUE} if there is none. */
    long remaining(long now) {
        return first == null ? Long.MAX_VALUE : Math.max(0, timeout - (now - first.since));
    }
}
