package org.charfinder.fault;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.charfinder.web.HttpReply;

/** Requests over HTTP/1.1, on a connection that is kept open. */
final class HttpTalk extends Talk {

    @Override
    Outcome next() {
        ByteArrayInputStream in = new ByteArrayInputStream(received, 0, size);
        try {
            return size == 0 ? null : judge(HttpReply.read(in, false), size - in.available());
        } catch (EOFException e) {
            return null;
        } catch (IOException | AssertionError e) {
            return Outcome.WRONG;
        }
    }

    private Outcome judge(HttpReply reply, int length) {
        if (asked != null && reply.status() == 200 && Arrays.equals(reply.body(), asked.reply())) {
            leaving = "close".equalsIgnoreCase(reply.header("Connection"));
            return right(length);
        }
        if (answered != null && Arrays.equals(reply.body(), answered.reply())) {
            return Outcome.DUPLICATE;
        }
        return switch (reply.status()) {
            case 502, 503, 504 -> Outcome.REFUSED;
            default -> Outcome.WRONG;
        };
    }

    @Override
    Outcome ended() {
        return asked == null ? null : Outcome.CUT;
    }
}
