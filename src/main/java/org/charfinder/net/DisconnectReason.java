package org.charfinder.net;

/** Why the server ends a session that the client would continue. */
public enum DisconnectReason {
    /** The client has sent nothing for too long. */
    IDLE,
    /** The client has not ended a line in time. */
    UNFINISHED_LINE,
    /** The server is shutting down. */
    SHUTDOWN
}
