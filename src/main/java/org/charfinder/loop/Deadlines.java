package org.charfinder.loop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of one kind: all members have the same timeout, counted from the last time each was touched. Members are
 * only ever added at the end of the list, so it is sorted by what is due, and each operation takes constant time. Not
 * thread-safe. Times are nanoseconds of the clock that the caller passes in.
 */
public final class Deadlines {

    /** An object that can have one deadline at a time. */
    public abstract static class Member {
        private @Nullable Deadlines list;
        private @Nullable Member previous;
        private @Nullable Member next;
        private long since; // the last touch

        /** Creates a member without a deadline. */
        protected Member() {}

        /** The deadline is over. A member that neither leaves the list nor is touched is called again next time. */
        protected abstract void expire();
    }

    private final long timeout; // 0: none
    private @Nullable Member first; // the one touched longest ago
    private @Nullable Member last;

    /**
     * Creates an empty list.
     *
     * @param timeout of every member; zero: none
     */
    public Deadlines(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    /**
     * Starts a member's timeout again. If the member is on another list, it leaves that list.
     *
     * @param member gets the deadline
     * @param now the time
     */
    public void touch(Member member, long now) {
        if (timeout == 0) {
            leave(member);
            return;
        }
        member.since = now;
        if (member.list == this && member.next == null) { // it is the last one already
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

    /**
     * Starts a member's timeout, unless it is running already.
     *
     * @param member gets the deadline
     * @param now the time
     */
    public void join(Member member, long now) {
        if (member.list != this) {
            touch(member, now);
        }
    }

    /**
     * Removes a member from its list, if it is on one. It has no deadline then.
     *
     * @param member has no deadline afterwards
     */
    public static void leave(Member member) {
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

    /**
     * Calls each member whose deadline is over, once. A call may change the deadlines of that member, and of no other.
     *
     * @param now the time
     */
    public void expire(long now) {
        Member member = first;
        while (member != null && isDue(member, now)) {
            Member following = member.next;
            member.expire();
            member = following;
        }
    }

    private boolean isDue(Member member, long now) {
        return now - member.since >= timeout;
    }

    /**
     * The time until the next deadline.
     *
     * @param now the time
     * @return nanoseconds; 0 if a deadline is over, {@link Long#MAX_VALUE} if there is none
     */
    public long remaining(long now) {
        return first == null ? Long.MAX_VALUE : Math.max(0, timeout - (now - first.since));
    }
}
