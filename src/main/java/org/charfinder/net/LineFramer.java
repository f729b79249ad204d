package org.charfinder.net;

import java.util.Arrays;

/**
 * Cuts a client's input into lines, and finds the commands in it. A line ends with LF, CR LF, CR NUL or a lone CR; LF
 * and CR are never part of a longer UTF-8 sequence. How the bytes are split between calls makes no difference.
 *
 * <p>A line that comes in one piece is not copied. The beginning of an unfinished line is copied.
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
        /** The rest of a line end: its CR has ended the line. */
        LF_OR_NUL,
        /** The line end that was typed after Ctrl-C. */
        LINE_END
    }

    private final int limit;
    private final Telnet telnet = new Telnet();

    private byte[] input = NOTHING; // lent, from add() to the next NONE
    private int at; // the next byte
    private int stop;

    private byte[] line = NOTHING; // the input or, if the line began in an earlier piece, an own array
    private int start;
    private int length; // bytes of the line so far, without erased ones; in the input they end before at
    private boolean tooLong; // the line is beyond the limit, and nothing of it is kept except
    private int lastOfTooLong; // its last bytes, as lastBytes() gives them
    private boolean handedOut; // the line has ended, and is dropped at the next call
    private boolean rested; // see hasRested
    private Swallow swallow = Swallow.NOTHING;
    private byte option;
    private boolean ended;

    /**
     * Creates a framer.
     *
     * @param limit the longest line, in bytes, without its end and the commands in it
     */
    LineFramer(int limit) {
        this.limit = limit;
    }

    /**
     * Lends bytes. The framer may change them, and the caller may not, until {@link #next} returns {@link Event#NONE}.
     *
     * @param from the first byte
     * @param to after the last byte
     */
    void add(byte[] bytes, int from, int to) {
        input = bytes;
        at = from;
        stop = to;
    }

    /** The client sends no more: an unfinished line is a line, and only the end follows. */
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
                continue; // nearly all bytes take this way
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
            rested |= !isUnfinished();
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
        if ((expected == Swallow.LF_OR_NUL && (b == LF || b == NUL))
                || (expected == Swallow.LINE_END && (b == LF || b == CR))) {
            return Event.NONE;
        }
        return switch (b) {
            case LF, CR -> endLine();
            case BACKSPACE, DELETE -> eraseCharacter();
            case CTRL_U -> eraseLine();
            case CTRL_C -> isAtLineStart() ? interrupt() : append(b);
            case CTRL_D -> isAtLineStart() ? Event.END : append(b); // at once; Debian's telnet sends it so
            default -> append(b);
        };
    }

    /** Ctrl-C acts at once: a client that sends each key sends no line end after it. */
    private Event interrupt() {
        swallow = Swallow.LINE_END;
        return Event.INTERRUPT;
    }

    private Event endLine() {
        handedOut = true;
        return tooLong ? Event.TOO_LONG : Event.LINE;
    }

    /** A command, unless a character is unfinished; then it was no key, but a byte of that character. */
    private Event unlessTyped(byte command, Event event) {
        return Utf8.endsWithin(lastBytes()) ? append(Telnet.typedFor(command)) : event;
    }

    /** At least the last three bytes of the line, the last one lowest; zeros if it is shorter. */
    private int lastBytes() {
        if (tooLong) {
            return lastOfTooLong;
        }
        int last = 0;
        for (int i = Math.max(0, length - 3); i < length; i++) {
            last = last << Byte.SIZE | (line[start + i] & 0xFF);
        }
        return last;
    }

    private Event about(Event event, byte option) {
        this.option = option;
        return event;
    }

    /** The bytes of memory that it keeps between turns. */
    int capacity() {
        return isCopied() ? line.length : 0; // a session may end while the line is still in the input
    }

    /** Whether a line or a command has begun and not ended. */
    boolean isUnfinished() {
        return !isAtLineStart() || !telnet.isBetweenCommands();
    }

    /** Forgets that there was a moment of rest; see {@link #hasRested}. */
    void beginTurn() {
        rested = false;
    }

    /** Whether since {@link #beginTurn} a command or an erased line has ended before anything else began. */
    boolean hasRested() {
        return rested;
    }

    private boolean isAtLineStart() {
        return length == 0 && !tooLong;
    }

    /** Appends the text from {@link #at} to the next control character or command; returns whether there is any. */
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
        } else if (start + length != from || isCopied()) {
            if (isCopied() && line.length - length < more) {
                line = Arrays.copyOf(line, Math.min(limit, Math.max(2 * length, length + more)));
            }
            System.arraycopy(input, from, line, start + length, more);
        }
        length += more;
        return true;
    }

    private Event append(byte b) {
        if (length == limit && !tooLong) {
            int last = lastBytes();
            forgetLine();
            tooLong = true;
            lastOfTooLong = last;
        }
        if (tooLong) {
            lastOfTooLong = lastOfTooLong << Byte.SIZE | (b & 0xFF);
            return Event.NONE;
        }
        if (length == 0) {
            line = input;
            start = at - 1;
        } else if (isCopied() && length == line.length) {
            line = Arrays.copyOf(line, Math.min(limit, 2 * length));
        }
        line[start + length++] = b; // in the input mostly to the same place
        return Event.NONE;
    }

    /** Removes the last code point: at most three continuation bytes (10xxxxxx) and the lead byte. */
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

    @SuppressWarnings("ReferenceEquality") // a line that is not copied is part of this very array
    private boolean isCopied() {
        return line != input;
    }

    /** Returns the input to its owner: a line that began in it moves to an own array. */
    private void keepLine() {
        if (!isCopied()) {
            line = length == 0 ? NOTHING : Arrays.copyOfRange(input, start, start + length);
            start = 0;
        }
        input = NOTHING;
        at = 0;
        stop = 0;
    }
}
