package org.charfinder.fault;

/** What a client gets for a question. */
enum Outcome {
    /** The recorded reply. */
    RIGHT,
    /** Other bytes than the recorded reply, or bytes for no question. */
    WRONG,
    /** The reply to the question before, once more. */
    DUPLICATE,
    /** The end of the connection, inside the reply or in place of it. */
    CUT,
    /** The message that the server shuts down, in place of the reply. */
    TOLD,
    /** No connection, an end or an error in place of the greeting, or a proxy that has no server for the request. */
    REFUSED,
    /** A reset of the connection, before the greeting or the end of the reply. */
    RESET,
    /** Nothing, until the patience of the client was over. */
    NEVER
}
