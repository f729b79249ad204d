package org.charfinder.net;

/** What a client has said, in the order in which it was said. */
enum Event {
    /** Nothing more has come, or not the whole of it. */
    NONE,
    LINE,
    /** A line beyond the limit, of which nothing was kept. */
    TOO_LONG,
    /** Ctrl-C. */
    INTERRUPT,
    /** Ctrl-O. */
    ABORT_OUTPUT,
    ARE_YOU_THERE,
    /** Telnet: please use an option. */
    DO,
    /** Telnet: may I use an option? */
    WILL,
    /** Nothing will follow. */
    END;

    /** Where events come from, one after another; what belongs to one is there until the next is asked for. */
    interface Source {
        Event next();

        /** The array that holds the line, {@link #lineStart} inclusive to {@link #lineStop} exclusive. */
        byte[] line();

        int lineStart();

        int lineStop();

        /** The option that {@link #DO} or {@link #WILL} is about. */
        byte option();
    }
}
