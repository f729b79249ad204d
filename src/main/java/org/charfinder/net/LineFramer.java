package org.charfinder.net;

import java.util.Arrays;

/**
 * Cuts what a client sends into lines, and finds the commands among them. A line ends with LF, CR LF, CR NUL or a lone
 * CR; LF and CR are never part of a longer UTF-8 sequence. How the bytes are split between calls makes no difference.
 *
 * <p>A line that comes in one piece is handed out where it lies; only the beginning of one that goes on is copied.
 */
final class LineFramer implements Event.Source {

    private static final byte NUL = 0;
    private static final byte CTRL_C = 3;
    private static final byte CTRL_D = 4;
    private static final byte BACKSPACE = 8;
    private static final byte LF = '\n';
    private static final byte CR = '\r';
    private static final byte CTRL_U = 21;
    private static final byte DELETE = 127;

    private static final byte[] NOTHING = {};

    private enum Swallow {
        NOTHING,
        /** The rest of a line end whose CR has ended the line already. */
        LF_OR_NUL,
        /** The line end that was typed after Ctrl-C. */
        LINE_END
    }

    private final int limit;
    private final Telnet telnet = new Telnet();

    private byte[] input; // not ours, from add() to the next NONE
    private int at; // the next byte to look at
    private int stop;

    private byte[] line = NOTHING; // either the input or, if it began earlier, an array of our own
    private int start;
    private int length; // bytes of the line so far; in the input they lie before at, erased ones taken out
    private boolean tooLong; // the line went beyond the limit, and nothing of it is kept but
    private int lastOfTooLong; // its last bytes, as lastBytes() gives them
    private boolean handedOut; // the line is over, and will be forgotten at the next call
    private Swallow swallow = Swallow.NOTHING;
    private byte option;
    private boolean ended;

    /** @param limit the longest line, in bytes, without its end and the commands in it */
    LineFramer(int limit) {
        this.limit = limit;
    }

    /**
     * Lends bytes. They must stay, and may be changed here, until {@link #next} returns {@link Event#NONE}.
     *
     * @param from the first byte
     * @param to behind the last one
     */
    void add(byte[] bytes, int from, int to) {
        input = bytes;
        at = from;
        stop = to;
    }

    /** The client sends no more: what it has sent of a line is one, and then there is nothing but the end. */
    void end() {
        ended = true;
    }

    @Override
    public Event next() {
        if (handedOut) {
            forgetLine();
        }
        while (!ended && at < stop) {
            if (telnet.isBetweenCommands() && appendText()) {
                continue; // the way of nearly all bytes
            }
            byte b = input[at++];
            Event event = switch (telnet.accept(b)) {
                case DATA -> data(b);
                case NOTHING -> Event.NONE;
                case ERASE_CHARACTER -> eraseCharacter();
                case ERASE_LINE -> eraseLine();
                case INTERRUPT -> unlessTyped(b, Event.INTERRUPT);
                case ABORT_OUTPUT -> unlessTyped(b, Event.ABORT_OUTPUT);
                case ARE_YOU_THERE -> Event.ARE_YOU_THERE;
                case END_OF_FILE -> unlessTyped(b, Event.END);
                case DO -> about(Event.DO, b);
                case WILL -> about(Event.WILL, b);
            };
            switch (event) {
                case NONE -> {}
                case END -> end();
                case INTERRUPT -> {
                    forgetLine();
                    return event;
                }
                default -> {
                    return event;
                }
            }
        }
        if (ended) {
            return isAtLineStart() ? Event.END : endLine();
        }
        keepLine();
        return Event.NONE;
    }

    @Override
    public byte[] line() {
        return line;
    }

    @Override
    public int lineStart() {
        return start;
    }

    @Override
    public int lineStop() {
        return start + length;
    }

    @Override
    public byte option() {
        return option;
    }

    private Event data(byte b) {
        Swallow expected = swallow;
        swallow = b == CR ? Swallow.LF_OR_NUL : Swallow.NOTHING;
        if (expected == Swallow.LF_OR_NUL && (b == LF || b == NUL)
                || expected == Swallow.LINE_END && (b == LF || b == CR)) {
            return Event.NONE;
        }
        switch (b) {
            case LF, CR -> {
                return endLine();
            }
            case BACKSPACE, DELETE -> {
                return eraseCharacter();
            }
            case CTRL_U -> {
                return eraseLine();
            }
            case CTRL_C -> {
                if (isAtLineStart()) { // at once: a client that sends each key sends no line end after it
                    swallow = Swallow.LINE_END;
                    return Event.INTERRUPT;
                }
            }
            case CTRL_D -> {
                if (isAtLineStart()) { // at once, as above; Debian's telnet sends it so
                    return Event.END;
                }
            }
            default -> {}
        }
        append(b);
        return Event.NONE;
    }

    private Event endLine() {
        handedOut = true;
        return tooLong ? Event.TOO_LONG : Event.LINE;
    }

    /** A command, unless it stands where a character has to go on; then it was no key, but a byte of that character. */
    private Event unlessTyped(byte command, Event event) {
        if (!isWithinCharacter()) {
            return event;
        }
        append(Telnet.typedFor(command));
        return Event.NONE;
    }

    /** Whether the line ends in a UTF-8 sequence (RFC 3629) that lacks bytes. */
    private boolean isWithinCharacter() {
        int last = lastBytes();
        for (int back = 0; back < 3; back++) {
            int lead = last >>> back * Byte.SIZE & 0xFF;
            if ((lead & 0xC0) != 0x80) {
                int continuationBytes = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
                return back < continuationBytes;
            }
        }
        return false;
    }

    /** The last three bytes of the line at least, the very last one lowest; zeros stand before its beginning. */
    private int lastBytes() {
        if (tooLong) {
            return lastOfTooLong;
        }
        int last = 0;
        for (int i = Math.max(0, length - 3); i < length; i++) {
            last = last << Byte.SIZE | line[start + i] & 0xFF;
        }
        return last;
    }

    private Event about(Event event, byte option) {
        this.option = option;
        return event;
    }

    /** How many bytes of memory it keeps between turns. */
    int capacity() {
        return line.length;
    }

    /** Whether a line or a command has begun and not ended. */
    boolean isUnfinished() {
        return !isAtLineStart() || !telnet.isBetweenCommands();
    }

    private boolean isAtLineStart() {
        return length == 0 && !tooLong;
    }

    /** Appends what lies at {@link #at} up to the next byte that may be no character of the line; whether there is any. */
    private boolean appendText() {
        int from = at;
        int to = tooLong ? from : from + Math.min(stop - from, limit - length);
        while (at < to && input[at] >= ' ' && input[at] != DELETE) {
            at++;
        }
        int more = at - from;
        if (more == 0) {
            return false;
        }
        swallow = Swallow.NOTHING;
        if (length == 0) {
            line = input;
            start = from;
        } else if (start + length != from || line != input) {
            if (line != input && line.length - length < more) {
                line = Arrays.copyOf(line, Math.min(limit, Math.max(2 * length, length + more)));
            }
            System.arraycopy(input, from, line, start + length, more);
        }
        length += more;
        return true;
    }

    private void append(byte b) {
        if (length == limit && !tooLong) {
            int last = lastBytes();
            forgetLine();
            tooLong = true;
            lastOfTooLong = last;
        }
        if (tooLong) {
            lastOfTooLong = lastOfTooLong << Byte.SIZE | b & 0xFF;
            return;
        }
        if (length == 0) {
            line = input;
            start = at - 1;
        } else if (line != input && length == line.length) {
            line = Arrays.copyOf(line, Math.min(limit, 2 * length));
        }
        line[start + length++] = b; // in the input mostly onto itself
    }

    /** Takes back a code point: its continuation bytes (10xxxxxx, three at most) and the byte that leads them. */
    private Event eraseCharacter() {
        int taken = 0;
        while (length > 0 && taken < 4) {
            length--;
            taken++;
            if ((line[start + length] & 0xC0) != 0x80) {
                break;
            }
        }
        return Event.NONE;
    }

    private Event eraseLine() {
        forgetLine();
        return Event.NONE;
    }

    private void forgetLine() {
        line = NOTHING;
        start = 0;
        length = 0;
        tooLong = false;
        handedOut = false;
    }

    /** The input goes back to its owner, so the line that began in it moves to an array of its own. */
    private void keepLine() {
        if (line == input) {
            line = length == 0 ? NOTHING : Arrays.copyOfRange(input, start, start + length);
            start = 0;
        }
        input = null;
        at = 0;
        stop = 0;
    }
}
