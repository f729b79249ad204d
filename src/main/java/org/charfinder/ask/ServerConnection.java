package org.charfinder.ask;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.charfinder.client.Asker;
import org.charfinder.client.LineClient;
import org.jspecify.annotations.Nullable;

/** Asks over one connection: the questions in flight, and the bytes of the reply to the oldest one. */
final class ServerConnection implements Asker {

    /** No reply of the protocol is longer, in bytes; the longest one has 4.4 MB. */
    static final int MAX_REPLY = 64 * 1024 * 1024;

    /** Memory that is kept for the next reply, in bytes. */
    private static final int KEPT = 256 * 1024;

    private static final String GARBAGE = "its reply is none of the protocol; is it a charfinder server?";

    /** What a connection asks for, and tells of. */
    interface Owner {
        /** The next question that may be asked now; null if there is none. */
        @Nullable
        Task next(ServerConnection connection);

        /** A question is answered. */
        void answered(ServerConnection connection, Task task, Answer answer);

        /** The connection has ended; what is {@link #inFlight} has no answer. */
        void ended(ServerConnection connection, Ending ending, @Nullable String words);

        /** The server has sent what is no reply. The owner closes the connection. */
        void confused(ServerConnection connection, String problem);
    }

    final Server server;
    private final Owner owner;
    private final Deque<Task> inFlight = new ArrayDeque<>();
    private @Nullable LineClient client; // null until it is made
    private byte[] reply = new byte[1024];
    private int length;
    private boolean ready;
    private boolean leaving; // asks nothing more, and is closed then

    ServerConnection(Server server, Owner owner) {
        this.server = server;
        this.owner = owner;
    }

    void use(LineClient opened) {
        client = opened;
    }

    boolean isReady() {
        return ready;
    }

    Deque<Task> inFlight() {
        return inFlight;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Asks nothing more. */
    void leave() {
        leaving = true;
    }

    void askMore() {
        if (client != null) {
            client.askMore();
        }
    }

    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public void ready() {
        if (ReplyCheck.length(length) != 0) {
            owner.confused(this, "its greeting is none of the protocol; is it a charfinder server?");
            return;
        }
        ready = true;
        length = 0;
    }

    @Override
    public byte @Nullable [] nextLine() {
        Task task = leaving ? null : owner.next(this);
        if (task == null) {
            return null;
        }
        inFlight.add(task);
        return QueryLine.of(task.question.text());
    }

    @Override
    public void received(ByteBuffer in, int start, int stop, long time) {
        int more = stop - start;
        if (length + more > MAX_REPLY) {
            owner.confused(this, "its reply has more than " + MAX_REPLY + " bytes");
            return;
        }
        if (length + more > reply.length) {
            reply = Arrays.copyOf(reply, Math.max(2 * reply.length, length + more));
        }
        in.get(start, reply, length, more);
        length += more;
    }

    @Override
    public void replied(long asked, long time) {
        Task task = inFlight.remove();
        int stop = ReplyCheck.length(length);
        Status status = ReplyCheck.of(task.question.text(), reply, stop);
        if (status == null) {
            inFlight.addFirst(task);
            owner.confused(this, GARBAGE);
        } else {
            answer(task, status, stop, time - asked);
        }
    }

    @Override
    public void refused(String error, long asked, long time) {
        answer(inFlight.remove(), Status.ERROR, ReplyCheck.length(length), time - asked);
    }

    private void answer(Task task, Status status, int stop, long nanos) {
        byte[] bytes = Arrays.copyOf(reply, stop);
        if (reply.length > KEPT) {
            reply = new byte[KEPT];
        }
        length = 0;
        owner.answered(this, task, Answer.of(task.question, status, bytes, server.address, nanos));
    }

    @Override
    public void ended(Ending ending, @Nullable String words) {
        owner.ended(this, ending, words);
    }
}
