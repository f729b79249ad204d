package org.charfinder.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.List;
import org.charfinder.simulation.Expectation.Kind;
import org.charfinder.simulation.Expectation.Part;

/**
 * A client: sends what a {@link Typist} types, in pieces of any size, and reads as it likes. It checks what the server
 * does with its connection at each system call.
 */
final class SimulatedClient implements Link.Peer, Expectation.Farewells {

    private enum Reading {
        EAGERLY,
        SLOWLY,
        NEVER
    }

    private enum Leaving {
        LAST_ITEM,
        HALF_CLOSE,
        UNTERMINATED,
        CLOSE,
        RESET,
        NEVER
    }

    /** Whether the server has a place for it. */
    enum Admission {
        CLIENT,
        REFUSED,
        REFUSED_BY_ADDRESS
    }

    private static final int IDLE = 0;
    private static final int UNFINISHED = 1;
    private static final int SHUTDOWN = 2;

    /** How long the server waits for the client's end-of-file behind its own. */
    private static final long LINGER = Duration.ofSeconds(2).toNanos();

    /** More bytes than this may still be under way, so Ctrl-C behind them is meant for them. */
    private static final int LARGE = 64 * 1024;

    private static final long UNDER_WAY = Duration.ofSeconds(2).toNanos();

    private final int number;
    private final FakeNetwork network;
    private final Crowd crowd;
    private final Link link;
    private final Dice dice;
    private final Plan plan;
    private final Typist typist;
    private final Expectation expectation = new Expectation(this);
    private final List<String> messages;
    private final Reading reading;
    private final Leaving leaving;
    private final boolean polite; // closes when the server has ended
    private final int pieces; // the size of what it sends at once, at most
    private int itemsLeft;
    private boolean begun;
    private Typist.Item item = new Typist.Item(new byte[0], List.of(), false, false);
    private int itemAt; // the next byte to send
    private int partAt; // the next part that is not yet asked for
    private boolean done; // sends nothing more
    private long sent;
    private int acted; // parts of which the server has read the question
    private long unfinishedSince = -1; // the server has read the beginning of the item; -1: it has not
    private long unreadSince = -1; // the first read since the server had read all; it may count from there
    private Admission admission; // null: not accepted yet

    /** What a client may know of the others. */
    interface Crowd {
        /** Whether the server has a place for the next client, from an address. */
        Admission admit(Link link);

        /** Whether the server has been asked to end. */
        boolean isServerEnding();

        /** Whether the time of a server that ends is over. */
        boolean isGraceOver();

        /** Whether a task of the executor may have to reply to a client. */
        boolean isReplyDeferred(Link link);
    }

    SimulatedClient(int number, FakeNetwork network, Crowd crowd, Link link, Typist typist) {
        this.number = number;
        this.network = network;
        this.crowd = crowd;
        this.link = link;
        this.dice = network.dice;
        this.plan = network.plan;
        this.typist = typist;
        messages = List.of(
                "Error: no query for " + plan.options().idleTimeout().toSeconds() + " seconds, connect again\r\n",
                "Error: query not finished within "
                        + plan.options().lineTimeout().toSeconds() + " seconds, connect again\r\n",
                "Error: the server is shutting down, try again later\r\n");
        reading = dice.oneIn(8) ? Reading.NEVER : dice.oneIn(3) ? Reading.SLOWLY : Reading.EAGERLY;
        leaving = dice.of(Leaving.values());
        polite = !dice.oneIn(4);
        pieces = dice.of(1, 8, 100, 10_000);
        itemsLeft = dice.size(20);
    }

    Admission admission() {
        return admission;
    }

    Link link() {
        return link;
    }

    /** Whether the server has closed its port before it has accepted this client. */
    boolean wasNeverAccepted() {
        return admission == null && !network.listener().isOpen();
    }

    /** Whether it will do nothing more. */
    boolean isGone() {
        return link.isServerClosed() || link.isReset() || (link.hasClientEnded() && reading == Reading.NEVER);
    }

    /** Acts; returns what it has done, for the trace. */
    String act() {
        if (dice.oneIn(plan.resets()) || (done && leaving == Leaving.RESET && dice.oneIn(4))) {
            link.reset();
            return "resets";
        }
        if (link.hasServerEnded() && link.unread() == 0 && polite) {
            link.close();
            return "closes behind the server";
        }
        boolean mayRead = link.unread() > 0 && reading != Reading.NEVER;
        boolean maySend = !link.hasClientEnded() && link.roomForInput() > 0 && !done;
        if (mayRead && (!maySend || dice.oneIn(2))) {
            boolean all = reading == Reading.EAGERLY || crowd.isServerEnding();
            int bytes = all ? link.unread() : dice.size(Math.min(100, link.unread()));
            link.receive(bytes);
            return "receives " + bytes;
        }
        if (maySend) {
            return send();
        }
        if (done && leaving == Leaving.CLOSE && !link.hasClientEnded() && dice.oneIn(4)) {
            expectation.add(Part.of(Kind.END, new byte[0], sent));
            link.close();
            return "closes";
        }
        return "waits";
    }

    private String send() {
        if (itemAt == item.bytes().length && !nextItem()) {
            return leave();
        }
        int most = Math.min(Math.min(pieces, link.roomForInput()), item.bytes().length - itemAt);
        int count = dice.size(most);
        boolean atPrompt = itemAt == 0 && isAtPrompt();
        link.send(item.bytes(), itemAt, itemAt + count);
        itemAt += count;
        sent += count;
        while (partAt < item.parts().size() && item.parts().get(partAt).askedAt() <= itemAt) {
            ask(item.parts().get(partAt++), atPrompt);
        }
        return "sends " + count + " of " + (item.bytes().length - itemAt + count);
    }

    private void ask(Part part, boolean atPrompt) {
        long askedAt = sent - itemAt + part.askedAt();
        boolean ends = part.kind() == Kind.CANCEL && atPrompt && isAtPrompt() && !mayBeUnderWay();
        expectation.add(new Part(ends ? Kind.END : part.kind(), part.bytes(), askedAt));
    }

    /** Whether the server has answered all, so that it waits for the next line. */
    private boolean isAtPrompt() {
        return admission == Admission.CLIENT && expectation.isCertainlyComplete();
    }

    private boolean mayBeUnderWay() {
        return link.bytesWritten() > LARGE && network.clock.now() - link.writtenAt() <= UNDER_WAY;
    }

    private boolean nextItem() {
        if (itemsLeft == 0 || item.isLast()) {
            return false;
        }
        itemsLeft--;
        if (itemsLeft > 0 || (leaving != Leaving.LAST_ITEM && leaving != Leaving.UNTERMINATED)) {
            item = begun ? typist.next() : typist.first();
        } else {
            item = leaving == Leaving.LAST_ITEM ? typist.last() : typist.unterminated();
        }
        begun = true;
        itemAt = 0;
        partAt = 0;
        unfinishedSince = -1;
        if (link.bytesRead() == sent) {
            unreadSince = -1;
        }
        return true;
    }

    private String leave() {
        done = true;
        if (leaving == Leaving.HALF_CLOSE || leaving == Leaving.UNTERMINATED) {
            for (Part part : item.parts().subList(partAt, item.parts().size())) {
                ask(part, false);
            }
            expectation.add(Part.of(Kind.END, new byte[0], sent));
            link.end();
            return "ends its input";
        }
        return "is done";
    }

    @Override
    public void accepted() {
        admission = crowd.admit(link);
        switch (admission) {
            case CLIENT -> expectation.greet(Part.of(Kind.REPLY, KnownReplies.prompt(), 0));
            case REFUSED -> refuse("too many clients, try again later");
            case REFUSED_BY_ADDRESS -> refuse("too many clients from your address, try again later");
        }
    }

    private void refuse(String message) {
        expectation.refuse(Part.of(Kind.REPLY, ("Error: " + message + "\r\n").getBytes(US_ASCII), 0));
    }

    @Override
    public void serverRead() {
        long start = sent - itemAt;
        if (unfinishedSince < 0 && itemAt > 0 && link.bytesRead() > start) {
            unfinishedSince = network.clock.now();
        }
        unreadSince = unreadSince < 0 ? network.clock.now() : unreadSince;
        List<Part> parts = expectation.parts();
        while (acted < parts.size() && parts.get(acted).askedAt() <= link.bytesRead()) {
            Kind kind = parts.get(acted).kind();
            if (kind == Kind.CANCEL || kind == Kind.ABORT) {
                expectation.act(acted);
            }
            acted++;
        }
    }

    @Override
    public void serverWrote(ByteBuffer bytes) {
        try {
            expectation.receive(bytes);
        } catch (Violation e) {
            throw network.violated(this + ": the server " + e.getMessage());
        }
    }

    @Override
    public List<String> messages() {
        return messages;
    }

    @Override
    public String objection(int message, long unanswered) {
        if (message == SHUTDOWN && crowd.isGraceOver()) {
            return "";
        }
        if (unanswered <= link.bytesRead()) {
            return "it has read " + link.bytesRead() + " bytes, and not answered what was asked by byte " + unanswered;
        }
        long now = network.clock.now();
        if (message == IDLE) {
            return now - link.readAt() < plan.options().idleTimeout().toNanos() ? "that is too early" : "";
        }
        if (message == UNFINISHED) {
            boolean late = unreadSince >= 0
                    && now - unreadSince >= plan.options().lineTimeout().toNanos();
            return late ? "" : "that is too early";
        }
        return crowd.isServerEnding() ? "" : "it is not asked to";
    }

    @Override
    public void serverEnded() {
        if (!mayEnd()) {
            network.violated(this + ": the server ends the session, expected " + expectation.missing());
        }
    }

    private boolean mayEnd() {
        return link.isReset() || expectation.mayHaveEnded() || isStalled() || crowd.isGraceOver();
    }

    private boolean isStalled() {
        return link.isInterestedIn(SelectionKey.OP_WRITE)
                && network.clock.now() - link.writtenAt()
                        >= plan.options().writeTimeout().toNanos();
    }

    @Override
    public void serverClosed() {
        if (link.isReset() || crowd.isGraceOver()) {
            return;
        }
        boolean lingered = link.hasServerEnded() && network.clock.now() - link.endedAt() >= LINGER;
        if (!lingered && !link.isEndRead()) {
            network.violated(this + ": the server closes the connection of a client that has not ended its input");
        } else if (!link.hasServerEnded() && !mayEnd()) {
            network.violated(this + ": the server closes, expected " + expectation.missing());
        }
    }

    /** Checks what must hold while the server sleeps, with nothing to do. */
    void checkAsleep() {
        if (link.isReset() || admission == null) {
            return;
        }
        long now = network.clock.now();
        boolean writing = link.isInterestedIn(SelectionKey.OP_WRITE);
        if (link.hasServerEnded()) {
            require(now - link.endedAt() < LINGER, "lingers for too long");
        } else if (writing) {
            long since = Math.max(link.writtenAt(), link.interestAt());
            long most = plan.options().writeTimeout().toNanos();
            long again = plan.deferred() > 0 ? most : 0; // a deferred reply, once it is complete, has its own time
            require(now - since < most + again, "keeps a client that takes nothing");
        } else if (!crowd.isReplyDeferred(link)) {
            checkWaiting(now);
        }
    }

    private void checkWaiting(long now) {
        require(link.unreadInput() == 0, "does not read");
        require(
                expectation.isComplete(),
                expectation.mayHaveEnded()
                        ? "does not end the session"
                        : "sends nothing, expected " + expectation.missing());
        long since = Math.max(Math.max(link.readAt(), link.writtenAt()), link.interestAt());
        long idle = plan.options().idleTimeout().toNanos();
        long line = plan.options().lineTimeout().toNanos();
        require(now - since < Math.max(idle, line), "keeps a client that sends nothing");
        if (item.isLine() && unfinishedSince >= 0 && partAt < item.parts().size()) {
            long begun = Math.max(unfinishedSince, Math.max(link.writtenAt(), link.interestAt()));
            require(now - begun < line, "keeps a client that does not finish its line");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw network.violated(this + ": the server " + otherwise);
        }
    }

    @Override
    public String toString() {
        return "client " + number;
    }
}
