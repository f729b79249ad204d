package org.charfinder.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Answers a client's events in order, from the inbox into the outbox: lines by its handler, Telnet's questions itself.
 * Ctrl-C and Ctrl-O act on replies that are pending, so they are looked for in all that has been received.
 */
final class Responder {

    /** Events answered in a turn, at most: a client that pipelines a million queries must not delay one that types. */
    private static final int EVENTS_PER_TURN = 64;

    /** Bytes of replies after which a turn answers no other line. */
    private static final int REPLIES_PER_TURN = Outbox.BYTES_PER_TURN;

    private static final byte[] YES = "[Yes]\r\n".getBytes(US_ASCII);

    private final ServerResources shared;
    private final LineHandler handler;
    private final Inbox inbox;
    private final Outbox outbox;
    private final AwaitedReply awaited; // while there is one, no line is answered
    private @Nullable UnexpectedHeader opening = new UnexpectedHeader(); // null: no header can come any more
    private boolean answered; // a line, in this turn
    private boolean over; // nothing more is answered
    private boolean promptDue; // a reply was cancelled; the prompt comes before anything but Telnet's answers
    private boolean interrupted; // a reply was cancelled, and no line has come since
    private boolean leaving; // the server ends
    private boolean replied; // since the server ends, the client has been sent a reply
    private boolean lastCalled; // whatever else the client sends is not answered

    Responder(ServerResources shared, LineHandler handler, Inbox inbox, Outbox outbox, AwaitedReply awaited) {
        this.shared = shared;
        this.handler = handler;
        this.inbox = inbox;
        this.outbox = outbox;
        this.awaited = awaited;
    }

    void beginTurn() {
        answered = false;
    }

    /** Greets the client. */
    void greet() {
        Reply reply = outbox.append();
        handler.greet(reply);
        endIfAsked(reply);
    }

    /** Ends the session with a message that says why. */
    void disconnect(DisconnectReason reason) {
        handler.disconnect(reason, outbox.append());
        end();
    }

    /** The server ends: {@link #sayFarewell} ends the session behind its next reply, or the one that is being sent. */
    void drain() {
        leaving = true;
        replied = isBusy();
    }

    /** The server ends soon: {@link #sayFarewell} ends the session when what has been received is answered. */
    void lastCall() {
        lastCalled = true;
    }

    /**
     * If the server ends, tells the client so behind its last reply, and ends the session: in the same write, so that
     * the client does not ask once more in between, and not while more of its input is there or under way.
     *
     * @param socket what the kernel has received by now is answered before
     */
    void sayFarewell(ReadableByteChannel socket) throws IOException {
        replied |= answered;
        if (!leaving || over || (!replied && !lastCalled)) {
            return;
        }
        absorb();
        if (lastCalled && !inbox.isUnfinished()) {
            inbox.stop();
        }
        boolean behindReply = !outbox.isEmpty() && outbox.remaining() <= Outbox.BYTES_PER_TURN;
        if (isAsking() || !(behindReply || (lastCalled && outbox.isEmpty()))) {
            return;
        }
        inbox.read(socket);
        absorb();
        if (!isAsking()) {
            disconnect(DisconnectReason.SHUTDOWN);
        }
    }

    /** Whether the client has asked something that is not answered, or is about to. */
    boolean isAsking() {
        return awaited.exists() || hasMoreToDo() || inbox.isUnfinished();
    }

    /** Ends the session: further input is ignored. Pending replies stay. */
    void end() {
        awaited.drop();
        inbox.clear();
        over = true;
    }

    private void endIfAsked(Reply reply) {
        if (reply.endsSession()) {
            end();
        }
    }

    /** Answers events as far as the turn and the outbox allow. */
    void answer() throws IOException {
        long bytes = answerAwaited();
        int events = shared.memory().isScarce() ? 1 : EVENTS_PER_TURN;
        for (int i = 0; mayAnswer() && i < events && bytes < REPLIES_PER_TURN; i++) {
            Event event = inbox.next();
            switch (event) {
                case NONE -> {
                    prompt();
                    return;
                }
                case LINE, TOO_LONG -> {
                    bytes += answerLine(event);
                    bytes += answerAwaited(); // it may be complete already
                }
                case DO -> answerTelnet(Telnet.answerToDo(inbox.option()), inbox.option());
                case WILL -> answerTelnet(Telnet.answerToWill(inbox.option()), inbox.option());
                case ARE_YOU_THERE -> appendTelnet(YES);
                case INTERRUPT -> {
                    outbox.send();
                    if (promptDue || !outbox.isEmpty() || outbox.mayBeUnderWay()) {
                        cancel();
                    } else {
                        end();
                    }
                }
                case ABORT_OUTPUT -> {
                    outbox.send();
                    abortOutput();
                }
                case END -> {
                    prompt();
                    end();
                }
            }
        }
    }

    private boolean mayAnswer() {
        return !over && !awaited.exists() && !outbox.isBlocked();
    }

    /** Makes the reply that was deferred, if it is complete. Returns the bytes that it counts for. */
    private long answerAwaited() {
        Deferred<Reply> completed = awaited.takeCompleted();
        if (completed == null) {
            return 0;
        }
        Reply reply = outbox.appendReply();
        answered = true;
        completed.fill(reply);
        endIfAsked(reply);
        return reply.remaining();
    }

    /** Returns the bytes that the reply counts for. */
    private long answerLine(Event event) {
        prompt();
        if (interrupted && !inbox.wasPending()) {
            interrupted = false;
            outbox.forgetSent(); // the client knows of the prompt
        }
        if (opening != null && isHeader(opening, event)) {
            shared.counters().add(ServerCount.BAD_PROXY_HEADERS, 1);
            disconnect(DisconnectReason.PROXY_HEADER);
            return 0;
        }
        Reply reply = outbox.appendReply();
        answered = true;
        shared.counters().add(ServerCount.LINES, 1);
        awaited.permit(reply);
        try {
            if (event == Event.LINE) {
                handler.answer(inbox.line(), inbox.lineStart(), inbox.lineStop(), reply);
            } else {
                shared.counters().add(ServerCount.LINES_TOO_LONG, 1);
                handler.answerTooLong(reply);
            }
        } finally {
            awaited.takeFrom(reply);
        }
        if (awaited.exists() && !reply.isSent()) {
            throw new IllegalStateException("something was appended to a reply that is deferred");
        }
        endIfAsked(reply);
        return reply.remaining();
    }

    /** Whether one of the first lines is, or ends, a header that only a proxy may send. */
    private boolean isHeader(UnexpectedHeader first, Event event) {
        UnexpectedHeader.Finding finding = event == Event.LINE
                ? first.look(inbox.line(), inbox.lineStart(), inbox.lineStop())
                : UnexpectedHeader.Finding.NO_HEADER;
        if (finding != UnexpectedHeader.Finding.UNDECIDED) {
            opening = null;
        }
        return finding == UnexpectedHeader.Finding.HEADER;
    }

    private void answerTelnet(byte[] answer, byte option) {
        appendTelnet(answer);
        if (option == Telnet.TIMING_MARK && interrupted) {
            promptDue = true; // clients show nothing that comes before the mark, a prompt included
        }
    }

    private void appendTelnet(byte[] bytes) {
        Reply reply = outbox.append();
        reply.append(bytes);
        reply.markTelnet();
    }

    /** Adds the rest of what was received to the pending input, and acts at once on Ctrl-C and Ctrl-O. */
    void absorb() {
        if (over) {
            return;
        }
        for (Event event = inbox.nextReceived(); event != Event.NONE; event = inbox.nextReceived()) {
            if (event == Event.INTERRUPT && isBusy()) {
                inbox.dropLines();
                cancel();
            } else if (event == Event.ABORT_OUTPUT && isBusy()) {
                abortOutput();
            } else {
                inbox.defer(event);
            }
        }
    }

    /** Whether a reply, or the prompt after a cancelled one, is pending or still to be made. */
    boolean isBusy() {
        return awaited.exists() || promptDue || !outbox.isEmpty() || inbox.hasPending();
    }

    /** Ctrl-C: drops all replies. A proxy may hold what was sent; to its client that looks as if they were pending. */
    private void cancel() {
        awaited.drop();
        outbox.cancel();
        interrupted = true;
        promptDue = true;
    }

    /** Ctrl-O: drops the reply that is being sent or, if all are sent, the one that is awaited; and no other. */
    private void abortOutput() {
        Reply aborted = outbox.abort();
        if (aborted == null && awaited.exists()) {
            awaited.drop();
            aborted = outbox.append();
        }
        if (aborted != null) {
            handler.resume(aborted);
            interrupted = true;
        }
    }

    /** Sends the prompt after a cancelled reply, if it is due. */
    private void prompt() {
        if (promptDue) {
            promptDue = false;
            handler.resume(outbox.append());
        }
    }

    /** Whether something can be answered without further input, once no reply is awaited. */
    boolean hasMoreToDo() {
        return promptDue || inbox.hasPending();
    }

    /** Whether the turn was too short for what has been received: while memory is scarce, it answers one event. */
    boolean hasUnanswered() {
        absorb();
        return hasMoreToDo();
    }

    /** Whether the session has ended. */
    boolean isOver() {
        return over;
    }

    /** Whether a line was answered in this turn. */
    boolean hasAnswered() {
        return answered;
    }
}
