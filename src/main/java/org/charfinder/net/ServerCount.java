package org.charfinder.net;

/** What a {@link LineServer} counts. The order is that of the log. */
public enum ServerCount {
    /** Clients that are connected now. */
    CLIENTS,
    /** Clients that were accepted, counted when they have sent a byte, or when the server ends their session. */
    ACCEPTED,
    /** Clients that were refused because there were too many. */
    REFUSED,
    /** Connections that the peer closed or reset without having sent a byte: health checks. */
    PROBES,
    /** Clients that were refused because there were too many from their address. */
    REFUSED_BY_ADDRESS,
    /** Connections closed because a PROXY header was wrong, late, cut off or not expected. */
    BAD_PROXY_HEADERS,
    /** Clients disconnected because they sent nothing for too long. */
    EVICTED_IDLE,
    /** Clients disconnected because they did not end a line in time. */
    EVICTED_UNFINISHED_LINE,
    /** Clients disconnected because they took no byte of a reply for too long. */
    EVICTED_STALLED,
    /** Clients whose replies were not sent when the server's grace was over. */
    EVICTED_AT_END,
    /** Connections that broke, other than health checks. */
    BROKEN,
    /** Connections that were closed because of a bug in this program. */
    FAILED,
    /** Lines answered. */
    LINES,
    /** Lines beyond the limit. */
    LINES_TOO_LONG,
    /** Bytes received. */
    BYTES_IN,
    /** Bytes sent. */
    BYTES_OUT
}
