package org.charfinder.cli;

import java.io.PrintWriter;

/** What the program can do, in a few lines, for users who have asked for nothing yet. */
final class Overview {

    /** For users who start a server without having named a command. */
    static final String WHILE_SERVING =
            "charfinder: serving; give words to find characters, or --help for all commands";

    private static final String TEXT = """
            charfinder finds Unicode characters by their names.

            Find     charfinder black chess rook    words of a name, in any order
                     charfinder ♜                   a character, or codes: U+265C '&euro;'
                     charfinder pick                search as you type
                     charfinder info ♜              all there is to know of a character

            Serve    charfinder serve               for telnet and nc, on port 2323 of this machine
                     charfinder serve --http 8080   a web page and an API as well

            More     charfinder --help              all commands
                     charfinder find --help         what a query may be, options, formats
            """;

    private Overview() {}

    static void print(PrintWriter out) {
        out.print(TEXT);
    }
}
