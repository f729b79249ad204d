package org.charfinder.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.Selectable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: its phase, and the order of a turn. A turn reads what has arrived, answers some of it into
 * the outbox, and sends the outbox. Every turn is bounded; a connection with more to do waits for the others.
 */
final class Connection extends Deadlines.Member implements Selectable {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /** What a connection tells its server. */
    interface Owner {
        /** The connection has more to do without further input: give it another turn soon. */
        void hasMoreToDo(Connection connection);

        /** Gives the connection a turn when a deferred reply is complete. */
        Deferred.Waiter waiter(Connection connection);

        /** The connection is over: {@link #close} it at the end of the turn. */
        void closeAtEndOfTurn(Connection connection);
    }

    private final Owner owner;
    private final ServerResources shared;
    private final SocketChannel channel;
    private final Place place;
    private final LineHandler handler;
    private final Inbox inbox;
    private final Outbox outbox;
    private final AwaitedReply awaited;
    private final Responder responder;
    private final ConnectionTally tally;
    private final ConnectionDeadline deadline;
    private Phase phase = Phase.READING;
    private int heldBytes; // of memory, as the budget counts them
    private boolean queued; // the owner knows that there is more to do
    private @Nullable CloseReason reason; // null until it is closed

    @SuppressWarnings("NullAway.Init") // set when it is registered, before the first turn
    private SelectionKey key;

    Connection(Owner owner, ServerResources shared, SocketChannel channel, Place place, LineHandler handler) {
        this.owner = owner;
        this.shared = shared;
        this.channel = channel;
        this.place = place;
        this.handler = handler;
        inbox = new Inbox(shared);
        outbox = new Outbox(shared, channel);
        awaited = new AwaitedReply(owner.waiter(this), shared.bugs());
        responder = new Responder(shared, handler, inbox, outbox, awaited);
        tally = new ConnectionTally(shared, inbox, responder, !place.isClient());
        deadline = new ConnectionDeadline(this, shared, inbox, outbox, responder, tally);
    }

    @Override
    public void register(Selector selector) throws ClosedChannelException {
        key = channel.register(selector, phase.interest(inbox.wantsMore()), this);
    }

    @Override
    public void selected() {
        turn(TurnCause.READY);
    }

    @Override
    protected void expire() {
        turn(TurnCause.EXPIRED);
    }

    Place place() {
        return place;
    }

    /** Greets the client. Its first bytes may have been read already. */
    void welcome(ByteBuffer input) {
        if (input.hasRemaining()) {
            inbox.receive(input);
        }
        turn(TurnCause.WELCOME);
    }

    boolean hasPendingReplies() {
        return !outbox.isEmpty() || awaited.exists();
    }

    /** Takes a turn. Only failures of the virtual machine are thrown. */
    void turn(TurnCause cause) {
        if (phase == Phase.CLOSED) {
            return;
        }
        try {
            doTurn(cause);
        } catch (IOException e) {
            log.debug("connection_broken reason=\"{}\"", e.getMessage());
            closeAtEndOfTurn(CloseReason.BROKEN);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, it costs this connection only
            shared.bugs().add(phase + " " + cause, e);
            closeAtEndOfTurn(CloseReason.OUR_BUG);
        }
    }

    private void doTurn(TurnCause cause) throws IOException {
        boolean unfinished = inbox.isUnfinished();
        open(cause);
        begin(cause);
        if (responder.isBusy()) {
            responder.absorb(); // Ctrl-C must be seen before more is sent
            responder.sayFarewell(channel);
        }
        outbox.send();
        responder.answer();
        if (cause == TurnCause.EXPIRED) {
            deadline.over(phase, unfinished);
        }
        responder.sayFarewell(channel);
        outbox.send();
        responder.absorb();
        settle();
    }

    private void open(TurnCause cause) {
        inbox.beginTurn();
        responder.beginTurn();
        outbox.beginTurn((cause == TurnCause.READY && key.isWritable()) || cause == TurnCause.EXPIRED);
    }

    private void begin(TurnCause cause) throws IOException {
        switch (cause) {
            case WELCOME -> responder.greet();
            case READY -> {
                if (key.isReadable()) {
                    readOrDiscard();
                }
            }
            case MORE -> queued = false;
            case COMPLETED -> {} // the responder sees it
            case DRAIN, FAREWELL, LAST_CALL, GRACE_OVER -> leave(cause);
            case EXPIRED -> {
                if (phase == Phase.READING) {
                    inbox.read(channel); // input that the selector has not reported yet
                } else if (phase == Phase.LINGERING) {
                    closeAtEndOfTurn(CloseReason.LINGERED_TOO_LONG);
                }
            }
        }
    }

    private void leave(TurnCause cause) throws IOException {
        if (isOver()) {
            return;
        }
        inbox.read(channel); // the kernel may have input that the selector has not reported yet
        if (cause == TurnCause.DRAIN) {
            responder.drain();
        } else if (cause == TurnCause.LAST_CALL) {
            responder.lastCall();
        } else if (phase == Phase.AWAITING && cause == TurnCause.GRACE_OVER) {
            tally.count(ServerCount.EVICTED_AT_END);
            responder.disconnect(DisconnectReason.SHUTDOWN);
        } else if (phase == Phase.READING && (cause == TurnCause.GRACE_OVER || !inbox.hasReceived())) {
            responder.disconnect(DisconnectReason.SHUTDOWN);
        }
    }

    private void readOrDiscard() throws IOException {
        if (phase != Phase.LINGERING) {
            inbox.read(channel);
        } else if (inbox.discard(channel)) {
            closeAtEndOfTurn(CloseReason.FINISHED);
        }
    }

    /** Ends a turn: the phase follows from what is pending; interest, memory and deadline follow from the phase. */
    private void settle() throws IOException {
        outbox.endTurn();
        tally.countIfAccepted();
        settlePhase();
        if (phase == Phase.CLOSED) {
            return;
        }
        deadline.settle(phase); // first, since it may let reading go on
        int interest = phase.interest(inbox.wantsMore());
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
        int bytes = inbox.capacity() + outbox.capacity();
        shared.memory().change(bytes - heldBytes);
        heldBytes = bytes;
        if (phase == Phase.READING && responder.hasMoreToDo() && !queued) {
            queued = true;
            owner.hasMoreToDo(this);
        }
    }

    private void settlePhase() throws IOException {
        if (phase.isListening()) {
            phase = phase.to(listeningPhase());
        }
        if (phase == Phase.FINISHING && outbox.isEmpty()) {
            if (inbox.hasPeerEnded()) {
                closeAtEndOfTurn(CloseReason.FINISHED);
            } else {
                channel.shutdownOutput();
                phase = phase.to(Phase.LINGERING);
            }
        }
    }

    private Phase listeningPhase() {
        if (responder.isOver()) {
            return Phase.FINISHING;
        }
        return !outbox.isEmpty() ? Phase.REPLYING : awaited.exists() ? Phase.AWAITING : Phase.READING;
    }

    boolean isOver() {
        return !phase.isListening();
    }

    /** Whether the client has asked nothing since that time, and is not about to. */
    boolean isQuietSince(long time) {
        return phase == Phase.READING && !responder.isAsking() && deadline.heardAt() - time <= 0;
    }

    /** Ends the connection: its owner closes it at the end of the loop's turn. */
    void closeAtEndOfTurn(CloseReason why) {
        if (phase == Phase.CLOSED) {
            return;
        }
        reason = why;
        phase = phase.to(Phase.CLOSED);
        Deadlines.leave(this);
        shared.memory().change(-heldBytes);
        tally.countEnd(why, hasPendingReplies());
        awaited.drop();
        owner.closeAtEndOfTurn(this);
    }

    /** Closes the socket. Only the owner calls this, once, after {@link #closeAtEndOfTurn}. */
    void close() {
        log.trace("connection_closed reason={}", reason);
        try {
            channel.close(); // and with it the key
            handler.closed();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // as in turn()
            shared.bugs().add("closing", e);
        }
    }
}
