package org.charfinder.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.Selectable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: what it has said, what it is owed, and how far both have come.
 *
 * <p>A turn takes in what has arrived, answers some of it into a queue of replies, and sends the queue. While something
 * of the queue is left no further line is answered. What is not answered in its turn goes into the backlog, and is looked
 * at only for Ctrl-C and its like. Every turn is bounded; whoever has more to do waits until the others had theirs.
 */
final class Connection extends Deadlines.Member implements Selectable {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /** Events answered in a turn: a client that pipelines a million queries takes turns with the one that types. */
    private static final int EVENTS_PER_TURN = 64;

    /** Bytes sent in a turn: some tens of microseconds, and about what a socket takes at once. */
    private static final int BYTES_PER_TURN = 128 * 1024;

    /** Bytes of replies after which a turn begins no other. */
    private static final int REPLIES_PER_TURN = BYTES_PER_TURN;

    /** What a reply that took long to make counts for, in bytes: four of them, of 5 ms at their worst, are a turn. */
    private static final int COSTLY_REPLY = REPLIES_PER_TURN / 4;

    /** Bytes that may wait unanswered; what comes beyond is left to TCP's flow control. */
    private static final int BACKLOG_LIMIT = Workspace.BUFFER_SIZE;

    /** The same, when memory is scarce: room for a few lines and for Ctrl-C. */
    private static final int SCARCE_BACKLOG_LIMIT = 4 * 1024;

    /**
     * What all clients together may make us hold before memory is scarce, in bytes: thousands of them may be told to flood
     * at once, but a small heap must do. From then on each has one reply a turn, too.
     */
    private static final long PLENTY = Math.min(32 << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final byte[] YES = "[Yes]\r\n".getBytes(US_ASCII);

    /**
     * <pre>
     *   READING  &lt;--&gt; REPLYING      the client may speak
     *      |             |
     *      +------+------+
     *             v
     *         FINISHING             it may not any more; what it is owed still goes out
     *             |
     *             v
     *         LINGERING             all is out, and so is our end-of-file; what it still sends is thrown away
     *             |
     *             v
     *          CLOSED               reached from every phase when the connection breaks
     * </pre>
     */
    enum Phase {
        READING,
        REPLYING,
        FINISHING,
        LINGERING,
        CLOSED;

        boolean mayBecome(Phase next) {
            return switch (this) {
                case READING, REPLYING -> next != LINGERING;
                case FINISHING -> next == LINGERING || next == CLOSED;
                case LINGERING -> next == CLOSED;
                case CLOSED -> false;
            };
        }

        boolean listens() {
            return this == READING || this == REPLYING;
        }
    }

    /** Why a connection was closed. */
    enum Reason {
        FINISHED,
        BROKEN,
        LINGERED_TOO_LONG,
        GRACE_OVER,
        OUR_BUG
    }

    /** What a turn is about. */
    enum Cause {
        /** The client is there. */
        WELCOME,
        /** It is one too many. */
        TURNED_AWAY,
        /** The socket has something for us, or room. */
        READY,
        /** The last turn left something to do. */
        MORE,
        /** A deadline is over. */
        EXPIRED,
        /** The server ends: what was received is answered, and then the client goes. */
        DRAIN
    }

    private final LineServer server;
    private final Workspace workspace;
    private final SocketChannel channel;
    private final Conversation conversation; // null: turned away
    private SelectionKey key;

    private final LineFramer framer;
    private final Backlog backlog = new Backlog();
    private Phase phase = Phase.READING;
    private ArrayDeque<Reply> owed; // null outside of turns if nothing is
    private boolean blocked; // what is owed has to wait for the socket, or for the next turn
    private boolean heard; // in this turn
    private boolean answered; // a line, in this turn
    private boolean sent; // in this turn
    private boolean inputEnded; // nothing more is taken from the socket
    private boolean peerEnded; // because there will be nothing
    private boolean promptDue; // a reply was cancelled; to be said before anything but Telnet's answers
    private boolean interrupted; // a reply was cancelled, and no line has come since
    private int heldBytes; // of memory, as the server has counted them
    private boolean queued; // the server has it among those with more to do
    private Reason reason;

    /** @param conversation null for a client that is turned away, see {@link Cause#TURNED_AWAY} */
    Connection(LineServer server, SocketChannel channel, Conversation conversation) {
        this.server = server;
        this.workspace = server.workspace();
        this.channel = channel;
        this.conversation = conversation;
        this.framer = new LineFramer(server.options().maxLine());
    }

    @Override
    public void register(Selector selector) throws ClosedChannelException {
        key = channel.register(selector, interest(), this);
    }

    @Override
    public void selected() {
        turn(Cause.READY);
    }

    @Override
    protected void expire() {
        turn(Cause.EXPIRED);
    }

    /** Ends it at once, at the end of the server's turn. */
    void condemn(Reason why) {
        if (phase != Phase.CLOSED) {
            reason = why;
            become(Phase.CLOSED);
            Deadlines.leave(this);
            server.changeHeldBytes(-heldBytes);
            if (why == Reason.BROKEN) {
                server.counters().add(ServerCount.BROKEN, 1);
            } else if (why == Reason.GRACE_OVER && isOwed()) {
                server.counters().add(ServerCount.EVICTED_AT_END, 1);
            }
            server.condemned(this);
        }
    }

    /** Only the server calls this, once, for what was condemned. */
    void close() {
        log.trace("connection_closed reason={}", reason);
        try {
            channel.close(); // and with it the key
            if (conversation != null) {
                conversation.closed();
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // as in turn()
            server.failed("closing", e);
        }
    }

    /** Whether something is still to go out. */
    boolean isOwed() {
        return owed != null;
    }

    boolean isRefused() {
        return conversation == null;
    }

    /** Does what is to be done now; nothing that goes wrong leaves the connection. */
    void turn(Cause cause) {
        if (phase == Phase.CLOSED) {
            return;
        }
        try {
            doTurn(cause);
        } catch (IOException e) {
            log.debug("connection_broken reason=\"{}\"", e.getMessage());
            condemn(Reason.BROKEN);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, it costs this connection only
            server.failed(phase + " " + cause, e);
            condemn(Reason.OUR_BUG);
        }
    }

    private void doTurn(Cause cause) throws IOException {
        heard = false;
        answered = false;
        sent = false;
        if (owed == null) {
            owed = workspace.takeQueue();
        }
        blocked = !owed.isEmpty() && !(cause == Cause.READY && key.isWritable()) && cause != Cause.EXPIRED;
        boolean unfinished = framer.isUnfinished();
        begin(cause);
        if (isBusy()) {
            absorb(); // Ctrl-C must be seen before more goes out
        }
        if (!blocked) {
            send();
        }
        answer();
        if (cause == Cause.EXPIRED) {
            evictUnlessAlive(unfinished);
        }
        if (!blocked) {
            send();
        }
        absorb();
        settle();
    }

    private void begin(Cause cause) throws IOException {
        switch (cause) {
            case WELCOME -> conversation.greet(append(workspace.takeReply()));
            case TURNED_AWAY -> {
                server.host().refuse(append(workspace.takeReply()));
                finish();
            }
            case READY -> {
                if (key.isReadable() && phase == Phase.LINGERING) {
                    discard();
                } else if (key.isReadable()) {
                    read();
                }
            }
            case MORE -> queued = false;
            case DRAIN -> {
                if (phase == Phase.READING && backlog.isEmpty()) {
                    bid(Conversation.Farewell.SHUTDOWN);
                } else if (phase.listens() && !inputEnded) {
                    inputEnded = true;
                    backlog.add(Event.END, framer);
                }
            }
            case EXPIRED -> {
                switch (phase) {
                    case READING -> read(); // what the loop has not come to yet
                    case LINGERING -> condemn(Reason.LINGERED_TOO_LONG);
                    default -> {} // that it is tried to send is enough
                }
            }
        }
    }

    /** Takes in what has arrived, as much as may wait. */
    private void read() throws IOException {
        int room = backlogLimit() - backlog.size();
        if (inputEnded || room <= 0) {
            return;
        }
        ByteBuffer in = workspace.in;
        int read = channel.read(in.clear().limit(Math.min(room, in.capacity())));
        if (read < 0) {
            peerEnded = true;
            framer.end();
        } else {
            server.counters().add(ServerCount.BYTES_IN, read);
            in.get(0, workspace.input, 0, read);
            framer.add(workspace.input, 0, read);
        }
        heard = read != 0;
    }

    /** Throws away what a client still sends, so that closing does not make its system forget our last words. */
    private void discard() throws IOException {
        int read = channel.read(workspace.in.clear());
        if (read < 0) {
            condemn(Reason.FINISHED);
        } else {
            server.counters().add(ServerCount.BYTES_IN, read);
        }
    }

    /** Answers what the client has said, in its order, as far as the turn allows. */
    private void answer() throws IOException {
        long bytes = 0;
        boolean more = true;
        int events = isMemoryScarce() ? 1 : EVENTS_PER_TURN;
        for (int i = 0; more && i < events && bytes < REPLIES_PER_TURN && !blocked && phase.listens(); i++) {
            Event.Source source = backlog.isEmpty() ? framer : backlog;
            Event event = source.next();
            switch (event) {
                case NONE -> {
                    more = false;
                    resume();
                }
                case LINE, TOO_LONG -> bytes += answerLine(event, source);
                case DO -> answerTelnet(Telnet.answerToDo(source.option()), source.option());
                case WILL -> answerTelnet(Telnet.answerToWill(source.option()), source.option());
                case ARE_YOU_THERE -> appendOfTelnet(YES);
                case INTERRUPT -> {
                    send();
                    if (promptDue || !owed.isEmpty()) {
                        cancel();
                    } else {
                        finish();
                    }
                }
                case ABORT_OUTPUT -> {
                    send();
                    abortOutput();
                }
                case END -> {
                    resume();
                    finish();
                }
            }
        }
    }

    /** Returns how many bytes of the turn that takes. */
    private long answerLine(Event event, Event.Source source) {
        resume();
        if (source == framer) {
            interrupted = false; // a line from the backlog may have been said before the interruption
        }
        Reply reply = append(workspace.takeReply());
        Deadlines.leave(this); // the time of the next line begins anew
        answered = true;
        server.counters().add(ServerCount.LINES, 1);
        if (event == Event.LINE) {
            conversation.answer(source.line(), source.lineStart(), source.lineStop(), reply);
        } else {
            server.counters().add(ServerCount.LINES_TOO_LONG, 1);
            conversation.answerTooLong(reply);
        }
        if (reply.endsSession()) {
            finish();
        }
        return Math.max(reply.remaining(), reply.isCostly() ? COSTLY_REPLY : 0);
    }

    private void answerTelnet(byte[] answer, byte option) {
        appendOfTelnet(answer);
        if (option == Telnet.TIMING_MARK && interrupted) {
            promptDue = true; // clients show nothing that comes before the mark, a prompt included
        }
    }

    private void appendOfTelnet(byte[] bytes) {
        Reply reply = append(workspace.takeReply());
        reply.append(bytes);
        reply.markOfTelnet();
    }

    /** Takes what is left of the input out of the workspace, and acts on what must not wait for its turn. */
    private void absorb() {
        while (phase.listens() && !inputEnded) {
            Event event = framer.next();
            if (event == Event.NONE) {
                return;
            }
            if (event == Event.INTERRUPT && isBusy()) {
                backlog.dropLines();
                cancel();
            } else if (event == Event.ABORT_OUTPUT && isBusy()) {
                abortOutput();
            } else {
                backlog.add(event, framer);
            }
            inputEnded = event == Event.END;
        }
    }

    /** Whether a reply is on its way or still to be made, or the prompt in place of one that was cancelled. */
    private boolean isBusy() {
        return promptDue || !owed.isEmpty() || !backlog.isEmpty();
    }

    /** Ctrl-C: drops all replies. */
    private void cancel() {
        owed.removeIf(reply -> !reply.isOfTelnet());
        blocked = false;
        interrupted = true;
        promptDue = true;
    }

    /** Ctrl-O: drops the reply that is going out, and no other. */
    private void abortOutput() {
        for (Reply reply : owed) {
            if (!reply.isOfTelnet() && !reply.isOut()) {
                reply.clear();
                conversation.resume(reply);
                interrupted = true;
                return;
            }
        }
    }

    /** Gives the prompt that is due after a cancelled reply, if it is. */
    private void resume() {
        if (promptDue) {
            promptDue = false;
            conversation.resume(append(workspace.takeReply()));
        }
    }

    /**
     * Sends away whose time is over, unless it turns out to have done its part: the system may not have told us yet,
     * since many clients were ready at once, or since it tells of room only when there is much.
     *
     * @param unfinished whether the deadline was that of a line
     */
    private void evictUnlessAlive(boolean unfinished) {
        if (phase == Phase.READING && unfinished && !answered) {
            server.counters().add(ServerCount.EVICTED_UNFINISHED_LINE, 1);
            bid(Conversation.Farewell.UNFINISHED_LINE);
        } else if (phase == Phase.READING && !unfinished && !heard) {
            server.counters().add(ServerCount.EVICTED_IDLE, 1);
            bid(Conversation.Farewell.IDLE);
        } else if ((phase == Phase.REPLYING || phase == Phase.FINISHING) && blocked && !sent) {
            server.counters().add(ServerCount.EVICTED_STALLED, 1);
            owed.clear();
            finish();
        }
    }

    private void bid(Conversation.Farewell farewell) {
        conversation.bid(farewell, append(workspace.takeReply()));
        finish();
    }

    private Reply append(Reply reply) {
        owed.add(reply);
        return reply;
    }

    /** Sends what is owed, as far as the socket takes it and the turn allows; whether all is out, blocked tells. */
    private void send() throws IOException {
        Gather gather = workspace.gather;
        long budget = BYTES_PER_TURN;
        blocked = false;
        while (dropFinished() && !blocked) {
            gather.clear(budget);
            for (Reply reply : owed) {
                if (!reply.addTo(gather)) {
                    break;
                }
            }
            long written = gather.writeTo(channel);
            for (long left = written; left > 0; ) {
                left = owed.peek().advance(left);
                if (left > 0) {
                    workspace.giveBack(owed.poll());
                }
            }
            server.counters().add(ServerCount.BYTES_OUT, written);
            budget -= written;
            sent |= written > 0;
            blocked = written < gather.size() || budget == 0 && dropFinished();
        }
    }

    /** Drops replies of which nothing is left; whether there are others. */
    private boolean dropFinished() {
        while (!owed.isEmpty() && owed.peek().isOut()) {
            workspace.giveBack(owed.poll());
        }
        return !owed.isEmpty();
    }

    /** Listens no more; as soon as all is out, it is over. */
    private void finish() {
        backlog.clear();
        become(Phase.FINISHING);
    }

    /** At the end of a turn: from what is left to do follow the phase, and from that what wakes us again. */
    private void settle() throws IOException {
        boolean nothingOwed = owed.isEmpty();
        if (nothingOwed) {
            workspace.giveBack(owed);
            owed = null;
        }
        if (phase.listens()) {
            become(nothingOwed ? Phase.READING : Phase.REPLYING);
        } else if (phase == Phase.FINISHING && nothingOwed) {
            if (peerEnded) {
                condemn(Reason.FINISHED);
            } else {
                channel.shutdownOutput();
                become(Phase.LINGERING);
            }
        }
        if (phase == Phase.CLOSED) {
            return;
        }
        int interest = interest();
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
        settleMemory();
        settleDeadline();
        if (phase == Phase.READING && (promptDue || !backlog.isEmpty()) && !queued) {
            queued = true;
            server.hasMoreToDo(this);
        }
    }

    private void settleMemory() {
        int bytes = backlog.capacity() + framer.capacity();
        if (owed != null) {
            for (Reply reply : owed) {
                bytes += reply.capacity();
            }
        }
        server.changeHeldBytes(bytes - heldBytes);
        heldBytes = bytes;
    }

    /** One deadline at a time: who begins to wait for something else begins a new one, and progress renews it. */
    private void settleDeadline() {
        switch (phase) {
            case READING -> {
                if (framer.isUnfinished()) {
                    server.unfinished().join(this, server.now()); // more bytes of a line are no progress, its end is
                } else {
                    renew(server.idle(), heard);
                }
            }
            case REPLYING, FINISHING -> renew(server.stalled(), sent);
            case LINGERING -> server.lingering().join(this, server.now());
            case CLOSED -> {}
        }
    }

    private void renew(Deadlines deadlines, boolean progress) {
        if (progress) {
            deadlines.touch(this, server.now());
        } else {
            deadlines.join(this, server.now());
        }
    }

    private int backlogLimit() {
        return isMemoryScarce() ? SCARCE_BACKLOG_LIMIT : BACKLOG_LIMIT;
    }

    private boolean isMemoryScarce() {
        return server.heldBytes() >= PLENTY;
    }

    private int interest() {
        int reading = inputEnded || backlog.size() >= backlogLimit() ? 0 : SelectionKey.OP_READ;
        return switch (phase) {
            case READING -> reading;
            case REPLYING -> SelectionKey.OP_WRITE | reading;
            case FINISHING -> SelectionKey.OP_WRITE;
            case LINGERING -> SelectionKey.OP_READ;
            case CLOSED -> 0;
        };
    }

    private void become(Phase next) {
        if (next == phase) {
            return;
        }
        if (!phase.mayBecome(next)) {
            throw new IllegalStateException(phase + " may not become " + next);
        }
        phase = next;
    }
}
