package org.charfinder.net;

/** What a turn of a connection is about. */
enum TurnCause {
    /** The connection has been accepted. */
    WELCOME,
    /** The socket has input, or room for output. */
    READY,
    /** The last turn left something to do. */
    MORE,
    /** A deferred reply is complete. */
    COMPLETED,
    /** The deadline is over. */
    EXPIRED,
    /** The server ends: the session ends behind its next reply. */
    DRAIN,
    /** The server ends, and the client has asked nothing for a while. */
    FAREWELL,
    /** The server ends: the session ends when what was received is answered. */
    LAST_CALL,
    /** The server has ended: the session ends as it is. */
    GRACE_OVER
}
