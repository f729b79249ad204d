package org.charfinder.net;

/** Where the listening socket of a server comes from. */
public enum Listening {
    /** The server opens the port. It is an error if another process listens there. */
    ALONE,

    /**
     * The server opens the port, on which other processes of the same user may listen if they share it, too. The kernel
     * distributes the clients among them (SO_REUSEPORT).
     */
    SHARED,

    /** The socket is standard input, and stays open when the server ends: see {@link InheritedSocket}. */
    INHERITED
}
