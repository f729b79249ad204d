package org.charfinder.net;

/** Why a connection was closed. */
enum CloseReason {
    /** All replies were sent, and both ends have sent end-of-file. */
    FINISHED,
    /** Reading or writing has failed. */
    BROKEN,
    /** The client has not closed its end in time. */
    LINGERED_TOO_LONG,
    /** The server has ended before the session. */
    GRACE_OVER,
    /** A bug in this program. */
    OUR_BUG
}
