package org.charfinder.dict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import org.charfinder.net.Reply;

/** Writes a reply in the form of the protocol: status lines, and texts that a lone dot ends. */
final class DictReply {

    /** The longest line in bytes, without its end (RFC 2229, section 2.3). */
    static final int MAX_LINE = 1022;

    private static final String LINE_END = "\r\n";
    private static final String OK = "250 ok";

    /** Precedes texts for clients that have asked for MIME (RFC 2229, section 3.9). */
    private static final String MIME = "Content-type: text/plain; charset=utf-8" + LINE_END
            + "Content-transfer-encoding: 8bit" + LINE_END + LINE_END;

    private final Reply reply;
    private final boolean mime;

    /** @param mime whether texts have a MIME header */
    DictReply(Reply reply, boolean mime) {
        this.reply = reply;
        this.mime = mime;
    }

    /** Adds a status line. */
    void status(String line) {
        appendLine(line);
    }

    /** Adds the status line of a command that has succeeded. */
    void ok() {
        appendLine(OK);
    }

    /** Adds a status line, the text that it announces, and the status line behind all texts. */
    void textAndOk(String status, Collection<String> lines) {
        text(status, lines);
        ok();
    }

    /** Adds a status line and the text that it announces. */
    void text(String status, Collection<String> lines) {
        appendLine(status);
        if (mime) {
            reply.append(MIME);
        }
        for (String line : lines) {
            appendLine(line.startsWith(".") ? "." + line : line);
        }
        appendLine(".");
    }

    private void appendLine(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        reply.append(bytes.length <= MAX_LINE ? bytes : cut(bytes));
        reply.append(LINE_END);
    }

    private static byte[] cut(byte[] line) {
        int stop = MAX_LINE;
        while ((line[stop] & 0xC0) == 0x80) { // not within a character
            stop--;
        }
        return Arrays.copyOf(line, stop);
    }
}
