package org.charfinder.net;

/** What a turn of a connection is about. */
enum TurnCause {
    /** The connection has been accepted. */
    WELCOME,
    /** The socket has input, or room for output. */
    READY,
    /** The last turn left something to do. */
    MORE,
    /** The deadline is over. */
    EXPIRED,
    /** The server ends: the session ends when what was received is answered. */
    DRAIN
}
