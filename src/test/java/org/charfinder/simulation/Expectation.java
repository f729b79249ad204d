package org.charfinder.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one client has to receive: the replies to all that it has sent, in order. Ctrl-C and Ctrl-O act at a moment that
 * only the server knows, so several continuations may be right. Each {@link State} is one way to read what has been
 * received; a byte that fits into none of them is a violation.
 *
 * <pre>
 *   REPLY REPLY CANCEL REPLY      Ctrl-C drops the rest of any of the first two, or ends the session behind them
 *   REPLY TELNET REPLY CANCEL     answers to Telnet are never dropped
 *   REPLY ABORT REPLY             Ctrl-O drops the rest of one reply
 * </pre>
 */
final class Expectation {

    enum Kind {
        /** A reply, with the prompt behind it. */
        REPLY,
        /** An answer to a Telnet command. */
        TELNET,
        /** The answer to the request for a timing mark: clients show nothing before it, so a prompt may follow. */
        MARK,
        /** Ctrl-C, unless it must end the session. */
        CANCEL,
        /** Ctrl-O. */
        ABORT,
        /** The session ends. */
        END
    }

    /**
     * A piece of what is expected.
     *
     * @param askedAt the number of bytes that the client has sent when it has asked for it
     */
    record Part(Kind kind, ByteBuffer bytes, long askedAt) {
        static Part of(Kind kind, byte[] bytes, long askedAt) {
            return new Part(kind, ByteBuffer.wrap(bytes), askedAt);
        }

        boolean isTelnet() {
            return kind == Kind.TELNET || kind == Kind.MARK;
        }
    }

    /** Why a server ends a session that its client would continue, as the last line says. */
    interface Farewells {
        /** The lines, each with its line end. */
        List<String> messages();

        /**
         * The server begins to send a message.
         *
         * @param unanswered the position at which the client has completed what is not answered; MAX_VALUE if all is
         * @return what is wrong with that; empty if nothing is
         */
        String objection(int message, long unanswered);
    }

    /**
     * A way to read what was received.
     *
     * @param part the next one, or the one of which {@code at} bytes have come
     * @param resume the bytes that have come of the prompt on a new line, before that part; -1: none is under way
     * @param cutTo the parts up to this CANCEL are dropped; -1: they are not
     * @param promptDue a prompt on a new line has to come before the next reply
     * @param interrupted a reply was dropped, and no line has come since
     * @param aborts the first ABORT that is not used up
     * @param farewell the message that is under way; -1: none
     * @param ended nothing follows
     */
    private record State(
            int part,
            int at,
            int resume,
            int cutTo,
            boolean promptDue,
            boolean interrupted,
            int aborts,
            int farewell,
            boolean ended) {

        static final State START = new State(0, 0, -1, -1, false, false, 0, -1, false);

        boolean isPlain() {
            return resume < 0 && cutTo < 0 && !promptDue && !interrupted && farewell < 0 && !ended;
        }

        /** Whether all parts before this one are complete, so that a message may follow. */
        boolean isBoundary() {
            return at == 0 && resume < 0 && cutTo < 0 && !promptDue && farewell < 0 && !ended;
        }

        State at(int nextPart, int next) {
            return new State(nextPart, next, resume, cutTo, promptDue, interrupted, aborts, farewell, ended);
        }

        State resuming(int next) {
            return new State(part, at, next, cutTo, next < 0 && promptDue, interrupted, aborts, farewell, ended);
        }

        State cut(int from, int cancel) {
            return new State(from, 0, -1, cancel, promptDue, interrupted, aborts, farewell, ended);
        }

        State cancelled(int next) {
            return new State(next, 0, -1, -1, true, true, aborts, farewell, ended);
        }

        State aborted(int next, int abort) {
            return new State(next, 0, 0, cutTo, false, true, abort + 1, farewell, ended);
        }

        State withPromptDue(boolean due) {
            return new State(part, at, resume, cutTo, due, interrupted, aborts, farewell, ended);
        }

        State uninterrupted() {
            return new State(part, at, resume, cutTo, promptDue, false, aborts, farewell, ended);
        }

        State leaving(int message, int next) {
            return new State(part, next, resume, cutTo, promptDue, interrupted, aborts, message, ended);
        }

        State end() {
            return new State(part, 0, -1, -1, false, false, aborts, -1, true);
        }
    }

    private static final byte FAREWELL = 'E'; // each message begins with Error
    private static final byte[] RESUME = "\r\n?> ".getBytes(US_ASCII);

    private final Farewells farewells;
    private final List<Part> parts = new ArrayList<>();
    private int lastMarker = -1; // the last CANCEL or ABORT
    private Set<State> states = Set.of(State.START);
    private String objection = ""; // to the last message that would else be right

    Expectation(Farewells farewells) {
        this.farewells = farewells;
    }

    /** The client has asked for something more. */
    void add(Part part) {
        if (part.kind() == Kind.REPLY && isComplete() && states.size() == 1) {
            states = Set.of(states.iterator().next().uninterrupted()); // nothing waits, so the line is read at once
        }
        if (part.kind() == Kind.CANCEL || part.kind() == Kind.ABORT) {
            lastMarker = parts.size();
        }
        parts.add(part);
    }

    /** What comes before everything else; the client may have asked already. */
    void greet(Part greeting) {
        parts.add(0, greeting);
        lastMarker += lastMarker < 0 ? 0 : 1;
    }

    /** The client is told that there is no place for it, and nothing else. */
    void refuse(Part refusal) {
        parts.clear();
        lastMarker = -1;
        parts.add(refusal);
        parts.add(Part.of(Kind.END, new byte[0], 0));
    }

    List<Part> parts() {
        return parts;
    }

    /** The server has read Ctrl-C or Ctrl-O. A reply that is being sent is dropped at once. */
    void act(int marker) {
        boolean cancel = parts.get(marker).kind() == Kind.CANCEL;
        Set<State> after = new LinkedHashSet<>();
        for (State state : states) {
            boolean sending = state.part < marker
                    && state.at > 0
                    && state.cutTo < 0
                    && state.farewell < 0
                    && parts.get(state.part).kind() == Kind.REPLY;
            if (state.resume > 0 && state.cutTo < 0 && state.part <= marker) {
                after.add(cancel ? state.cut(state.part, marker) : state.aborted(state.part, marker));
            } else if (sending) {
                after.add(cancel ? state.cut(state.part + 1, marker) : state.aborted(state.part + 1, marker));
            } else {
                after.add(state);
            }
        }
        states = after;
    }

    /** Compares bytes that the server has sent. */
    void receive(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (!receiveQuickly(bytes)) {
                receive(bytes.get(), bytes);
            }
        }
    }

    /** Compares many bytes at once, if there is only one way to read them. */
    private boolean receiveQuickly(ByteBuffer bytes) {
        State state = states.iterator().next();
        if (states.size() > 1 || !state.isPlain() || state.part <= lastMarker || state.part == parts.size()) {
            return false;
        }
        if (state.at == 0 && bytes.get(bytes.position()) == FAREWELL) {
            return false;
        }
        Part part = parts.get(state.part);
        int length = Math.min(part.bytes().limit() - state.at, bytes.remaining());
        int same = bytes.slice().limit(length).mismatch(part.bytes().slice(state.at, length));
        if (same == 0 || length == 0) {
            return false;
        }
        int advanced = same < 0 ? length : same;
        bytes.position(bytes.position() + advanced);
        states = Set.of(behind(state, advanced));
        return true;
    }

    private void receive(byte b, ByteBuffer rest) {
        Set<State> after = new LinkedHashSet<>();
        for (State state : closure()) {
            receive(b, state, after);
        }
        if (after.isEmpty()) {
            throw new Violation(describe(b, rest));
        }
        states = after;
    }

    private void receive(byte b, State state, Set<State> after) {
        if (state.ended) {
            return;
        }
        if (state.farewell >= 0) {
            receiveFarewell(b, state, after);
            return;
        }
        if (b == FAREWELL && state.isBoundary()) {
            addFarewells(state, after);
        }
        if (state.resume >= 0) {
            if (RESUME[state.resume] == b) {
                after.add(state.resuming(state.resume + 1 < RESUME.length ? state.resume + 1 : -1));
            }
            return;
        }
        if (state.part == parts.size()) {
            return;
        }
        Part part = parts.get(state.part);
        boolean mayCome = part.isTelnet()
                || (part.kind() == Kind.REPLY && state.cutTo < 0 && !(state.at == 0 && state.promptDue));
        if (mayCome && state.at < part.bytes().limit() && part.bytes().get(state.at) == b) {
            State next = behind(state, 1);
            after.add(next);
            if (state.aborts > state.part) { // Ctrl-O came later; the server may have seen it when this was answered
                after.add(next.withPromptDue(state.promptDue));
            }
        }
    }

    private void receiveFarewell(byte b, State state, Set<State> after) {
        String message = farewells.messages().get(state.farewell);
        if (message.charAt(state.at) == (char) (b & 0xFF)) {
            after.add(state.at + 1 == message.length() ? state.end() : state.leaving(state.farewell, state.at + 1));
        }
    }

    /** The messages that may begin now. */
    private void addFarewells(State state, Set<State> after) {
        for (int i = 0; i < farewells.messages().size(); i++) {
            String wrong = farewells.objection(i, firstUnanswered(state.part));
            if (wrong.isEmpty()) {
                after.add(state.leaving(i, 1));
            } else {
                objection = wrong;
            }
        }
    }

    private long firstUnanswered(int from) {
        for (Part part : parts.subList(from, parts.size())) {
            if (part.kind() != Kind.ABORT && part.kind() != Kind.END) {
                return part.askedAt();
            }
        }
        return Long.MAX_VALUE;
    }

    /** The state when so many bytes more of its part have come. */
    private State behind(State state, int more) {
        Part part = parts.get(state.part);
        if (state.at + more < part.bytes().limit()) {
            return state.at(state.part, state.at + more);
        }
        State next = state.at(state.part + 1, 0);
        return part.kind() == Kind.MARK && state.interrupted ? next.withPromptDue(true) : next;
    }

    /** All ways to read what was received, also those that begin something new without a byte. */
    private Set<State> closure() {
        Set<State> all = new LinkedHashSet<>(states);
        Deque<State> left = new ArrayDeque<>(states);
        while (!left.isEmpty()) {
            for (State next : successors(left.remove())) {
                if (all.add(next)) {
                    left.add(next);
                }
            }
        }
        return all;
    }

    private List<State> successors(State state) {
        List<State> next = new ArrayList<>();
        if (state.ended || state.farewell >= 0) {
            return next;
        }
        if (state.cutTo >= 0) {
            addCut(state, next);
        } else if (state.resume >= 0) {
            addDropped(state, state.part, next);
        } else {
            addUsual(state, next);
        }
        return next;
    }

    /** While parts are dropped, only the answers to Telnet come. */
    private void addCut(State state, List<State> next) {
        int later = find(Kind.CANCEL, state.cutTo + 1);
        if (later >= 0) {
            next.add(state.cut(state.part, later));
        }
        if (state.part == state.cutTo) {
            next.add(state.cancelled(state.part + 1));
        } else if (!parts.get(state.part).isTelnet() && parts.get(state.part).kind() != Kind.END) {
            next.add(state.at(state.part + 1, 0));
        }
    }

    /** Drops what is being sent, and goes on with the part {@code from}. */
    private void addDropped(State state, int from, List<State> next) {
        int cancel = find(Kind.CANCEL, from);
        if (cancel >= 0) {
            next.add(state.cut(from, cancel));
        }
        int abort = find(Kind.ABORT, Math.max(from, state.aborts));
        if (abort >= 0) {
            next.add(state.aborted(from, abort));
        }
    }

    private void addUsual(State state, List<State> next) {
        if (state.promptDue && state.at == 0) {
            next.add(state.withPromptDue(false).resuming(0));
        }
        if (state.part == parts.size()) {
            return;
        }
        switch (parts.get(state.part).kind()) {
            case REPLY -> {
                addDropped(state, state.part + 1, next);
                if (state.at == 0 && state.interrupted && !state.promptDue) {
                    next.add(state.uninterrupted());
                }
            }
            case TELNET, MARK -> {}
            case CANCEL -> {
                next.add(state.cancelled(state.part + 1));
                if (!state.promptDue) {
                    next.add(state.at(state.part + 1, 0).end());
                }
            }
            case ABORT -> next.add(state.at(state.part + 1, 0));
            case END -> {
                if (!state.promptDue) {
                    next.add(state.at(state.part + 1, 0).end());
                }
            }
        }
    }

    private int find(Kind kind, int from) {
        if (from > lastMarker) {
            return -1;
        }
        for (int i = from; i < parts.size(); i++) {
            if (parts.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    /** Whether all that was asked for may have come. */
    boolean isComplete() {
        if (isCertainlyComplete()) {
            return true;
        }
        for (State state : closure()) {
            if (state.isBoundary() && state.part == parts.size()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that was asked for has come, and the session goes on. */
    boolean isCertainlyComplete() {
        for (State state : states) {
            if (!state.isBoundary() || state.part < parts.size()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the session may have ended. */
    boolean mayHaveEnded() {
        for (State state : closure()) {
            if (state.ended) {
                return true;
            }
        }
        return false;
    }

    private String describe(byte b, ByteBuffer rest) {
        byte[] bytes = new byte[1 + Math.min(40, rest.remaining())];
        bytes[0] = b;
        rest.slice().get(bytes, 1, bytes.length - 1);
        StringBuilder text = new StringBuilder("sent \"" + readable(bytes) + "\"");
        for (State state : states) {
            text.append(", expected ").append(expected(state));
        }
        return objection.isEmpty() ? text.toString() : text + "; " + objection;
    }

    /** The missing part of a state, for a message. */
    String missing() {
        return expected(states.iterator().next());
    }

    private String expected(State state) {
        if (state.ended) {
            return "nothing more";
        }
        if (state.part >= parts.size()) {
            return "nothing yet " + state;
        }
        Part part = parts.get(state.part);
        byte[] bytes = new byte[Math.max(0, Math.min(40, part.bytes().limit() - state.at))];
        part.bytes()
                .get(state.farewell >= 0 ? 0 : Math.min(state.at, part.bytes().limit()), bytes);
        return part.kind() + " \"" + readable(bytes) + "\" " + state;
    }

    private static String readable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (char c : new String(bytes, ISO_8859_1).toCharArray()) {
            text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return text.toString();
    }
}
