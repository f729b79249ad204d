package org.charfinder.net;

/** Why the server ends a session that the client would continue. */
public enum DisconnectReason {
    /** The client has sent nothing for too long. */
    IDLE,
    /** The client has not ended a line in time. */
    UNFINISHED_LINE,
    /** The client began with a PROXY header, which only a proxy may send. */
    PROXY_HEADER,
    /** The server is shutting down. */
    SHUTDOWN
}
