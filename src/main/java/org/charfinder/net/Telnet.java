package org.charfinder.net;

/**
 * Parses the Telnet protocol (RFC 854): each byte from a client is a byte of a line, or part of a command. How the
 * bytes are split makes no difference. No option is implemented, and nothing of a subnegotiation is kept.
 */
final class Telnet {

    static final byte IAC = (byte) 255; // "interpret as command"; 255 is never part of UTF-8
    static final byte DONT = (byte) 254;
    static final byte DO = (byte) 253;
    static final byte WONT = (byte) 252;
    static final byte WILL = (byte) 251;
    static final byte SB = (byte) 250;
    static final byte EL = (byte) 248;
    static final byte EC = (byte) 247;
    static final byte AYT = (byte) 246;
    static final byte AO = (byte) 245;
    static final byte IP = (byte) 244;
    static final byte BRK = (byte) 243;
    static final byte SE = (byte) 240;
    static final byte ABORT = (byte) 238; // RFC 1184, as are the next two
    static final byte SUSP = (byte) 237;
    static final byte EOF = (byte) 236;

    static final byte TIMING_MARK = 6; // RFC 860

    /** The meaning of a byte, together with the bytes before it. */
    enum Meaning {
        /** A byte of the line. */
        DATA,
        /** Part of a command, or a command that needs no action. */
        NOTHING,
        ERASE_CHARACTER,
        ERASE_LINE,
        INTERRUPT,
        ABORT_OUTPUT,
        ARE_YOU_THERE,
        END_OF_FILE,
        /** A request that the server uses an option: the byte names it. */
        DO,
        /** An offer to use an option: the byte names it. */
        WILL
    }

    /*
     *            IAC               DO, WILL, DONT, WONT
     *     DATA ------> COMMAND ---------------------------> DO, WILL, REFUSAL ---- option ----> DATA
     *                   |    | SB                   IAC
     *       all others  |    +-----> SUBNEGOTIATION ------> SUBNEGOTIATION_COMMAND ---- SE ---> DATA
     *                   v                  ^                           |
     *                  DATA                +---------------------------+ all others
     */
    private enum State {
        DATA,
        COMMAND,
        DO,
        WILL,
        REFUSAL,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private State state = State.DATA;

    /**
     * The byte that a client may have replaced by a command. Debian's telnet programs compare input with the control
     * keys of the terminal after clearing its highest bit. Within a character beyond ASCII they take a byte 9C
     * (hexadecimal) for Ctrl-\\, which is 1C, and send IAC BRK. The bytes before show whether it was a key.
     *
     * @return 0 if no key sends the command
     */
    static byte typedFor(byte command) {
        return switch (command) {
            case IP -> (byte) 0x83; // Ctrl-C
            case EOF -> (byte) 0x84; // Ctrl-D
            case AO -> (byte) 0x8F; // Ctrl-O
            case SUSP -> (byte) 0x9A; // Ctrl-Z
            case BRK, ABORT -> (byte) 0x9C; // Ctrl-\\
            default -> 0;
        };
    }

    /** Whether the next byte is data unless it is {@link #IAC}. */
    boolean isBetweenCommands() {
        return state == State.DATA;
    }

    Meaning accept(byte b) {
        switch (state) {
            case DATA -> {
                if (b != IAC) {
                    return Meaning.DATA;
                }
                state = State.COMMAND;
            }
            case COMMAND -> {
                return command(b);
            }
            case DO -> {
                state = State.DATA;
                return Meaning.DO;
            }
            case WILL -> {
                state = State.DATA;
                return Meaning.WILL;
            }
            case REFUSAL -> state = State.DATA;
            case SUBNEGOTIATION -> {
                if (b == IAC) {
                    state = State.SUBNEGOTIATION_COMMAND;
                }
            }
            case SUBNEGOTIATION_COMMAND -> state = b == SE ? State.DATA : State.SUBNEGOTIATION;
        }
        return Meaning.NOTHING;
    }

    private Meaning command(byte b) {
        state = switch (b) {
            case DO -> State.DO;
            case WILL -> State.WILL;
            case DONT, WONT -> State.REFUSAL;
            case SB -> State.SUBNEGOTIATION;
            default -> State.DATA;
        };
        return switch (b) {
            case IAC -> Meaning.DATA; // doubled, it stands for itself
            case EC -> Meaning.ERASE_CHARACTER;
            case EL -> Meaning.ERASE_LINE;
            case IP, BRK, ABORT, SUSP -> Meaning.INTERRUPT;
            case AO -> Meaning.ABORT_OUTPUT;
            case AYT -> Meaning.ARE_YOU_THERE;
            case EOF -> Meaning.END_OF_FILE;
            default -> Meaning.NOTHING;
        };
    }

    /** The answer to a request for an option: WONT; but WILL for the timing mark, which can always be given. */
    static byte[] answerToDo(byte option) {
        return new byte[] {IAC, option == TIMING_MARK ? WILL : WONT, option};
    }

    /** The answer to the offer of an option: DONT. */
    static byte[] answerToWill(byte option) {
        return new byte[] {IAC, DONT, option};
    }
}
