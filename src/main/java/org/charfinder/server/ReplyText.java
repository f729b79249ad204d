package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.net.DisconnectReason;
import org.charfinder.net.Reply;
import org.charfinder.net.ServerOptions;

/** The texts that replies are made of. */
final class ReplyText {

    static final String LINE_END = "\r\n";
    static final byte[] PROMPT = "?> ".getBytes(US_ASCII);
    static final byte[] LINE_END_AND_PROMPT = "\r\n?> ".getBytes(US_ASCII);

    private ReplyText() {}

    /** Appends the status line of an error, without a line end. */
    static void appendError(Reply reply, String message) {
        reply.append("Error: " + message);
    }

    /** The same with the message of an exception, which has one. */
    static void appendError(Reply reply, Exception e) {
        reply.append("Error: " + e.getMessage());
    }

    /** What a client is told when the server ends its session. */
    static String messageOf(DisconnectReason reason, ServerOptions options) {
        return switch (reason) {
            case IDLE -> "no query for " + options.idleTimeout().toSeconds() + " seconds, connect again";
            case UNFINISHED_LINE ->
                "query not finished within " + options.lineTimeout().toSeconds() + " seconds, connect again";
            case PROXY_HEADER ->
                "no PROXY header is expected from this address; the option --proxy-from of the server allows it";
            case SHUTDOWN -> "the server is shutting down, try again later";
        };
    }
}
