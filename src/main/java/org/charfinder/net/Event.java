package org.charfinder.net;

/** What a client has sent, in order. */
enum Event {
    /** Nothing more has come, or only part of the next event. */
    NONE,
    LINE,
    /** A line beyond the limit. Nothing of it was kept. */
    TOO_LONG,
    /** Ctrl-C. */
    INTERRUPT,
    /** Ctrl-O. */
    ABORT_OUTPUT,
    ARE_YOU_THERE,
    /** Telnet: a request that the server uses an option. */
    DO,
    /** Telnet: an offer to use an option. */
    WILL,
    /** Nothing follows. */
    END;

    /** A source of events. The details of an event are valid until the next call of {@link #next}. */
    interface Source {
        Event next();

        /** The array that holds the line, from {@link #lineStart} to before {@link #lineStop}. */
        byte[] line();

        int lineStart();

        int lineStop();

        /** The option of {@link #DO} or {@link #WILL}. */
        byte option();
    }
}
