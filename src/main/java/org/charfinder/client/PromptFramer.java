package org.charfinder.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ends of replies in what a server sends, however the bytes are split. A reply is any number of lines and
 * then the prompt, at the start of a line. The greeting before the first query is such a reply, too. An error is a
 * reply that begins with a mark.
 */
final class PromptFramer implements ReplyFramer {

    /** Bytes of an error that are kept, at most. */
    private static final int MAX_ERROR = 256;

    private static final int INSIDE = -1;
    private static final byte[] NOTHING = {};

    private final byte[] prompt;
    private final byte[] mark;
    private int matched; // bytes of the prompt, from the start of a line on; or INSIDE a line, where it can't be
    private boolean atStart = true; // of a reply
    private boolean suspect; // the reply may be an error: it has its first byte
    private byte[] error = NOTHING; // the beginning of a suspect; allocated for the first one
    private int errorSize;

    /**
     * Creates a framer.
     *
     * @param prompt ASCII, without a line end; the rarer its first character is within replies, the faster
     * @param mark ASCII, not empty
     */
    PromptFramer(String prompt, String mark) {
        this.prompt = prompt.getBytes(US_ASCII);
        this.mark = mark.getBytes(US_ASCII);
    }

    @Override
    public boolean next(ByteBuffer in) {
        int start = in.position();
        if (atStart) {
            suspect = in.hasRemaining() && in.get(start) == mark[0];
            atStart = !in.hasRemaining();
            errorSize = 0;
        }
        boolean ended = findEnd(in);
        if (suspect) {
            keep(in, start);
        }
        atStart |= ended;
        return ended;
    }

    private boolean findEnd(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (matched == INSIDE && !skipToPrompt(in)) {
                return false;
            }
            byte b = in.get();
            if (b == prompt[matched]) {
                matched++;
                if (matched == prompt.length) {
                    matched = 0; // the reply to an empty line is nothing but a prompt
                    return true;
                }
            } else {
                matched = b == '\n' ? 0 : INSIDE;
            }
        }
        return false;
    }

    /**
     * Moves from inside a line to the first byte of a prompt at the start of another line; takes all if there is none.
     */
    private boolean skipToPrompt(ByteBuffer in) {
        int start = in.position();
        for (int i = indexOf(prompt[0], in, start + 1); i < in.limit(); i = indexOf(prompt[0], in, i + 1)) {
            if (in.get(i - 1) == '\n') {
                in.position(i);
                matched = 0;
                return true;
            }
        }
        matched = in.get(in.limit() - 1) == '\n' ? 0 : INSIDE;
        in.position(in.limit());
        return false;
    }

    /**
     * The index of a byte, at or after {@code from}; the limit if it is not there. It compares eight bytes at once: xor
     * turns equal bytes into 0, and a borrow from a 0 sets its highest bit. (A 1 above a 0 may be taken for a 0, too;
     * in little-endian order the lowest match is the first byte, and it is right.)
     */
    static int indexOf(byte wanted, ByteBuffer in, int from) {
        long pattern = 0x0101010101010101L * (wanted & 0xFF);
        int i = from;
        for (int last = in.limit() - Long.BYTES; i <= last; i += Long.BYTES) {
            long zeros = in.getLong(i) ^ pattern;
            long found = zeros - 0x0101010101010101L & ~zeros & 0x8080808080808080L;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < in.limit() && in.get(i) != wanted) {
            i++;
        }
        return Math.min(i, in.limit());
    }

    private void keep(ByteBuffer in, int start) {
        if (error.length == 0) {
            error = new byte[MAX_ERROR];
        }
        int more = Math.min(in.position() - start, MAX_ERROR - errorSize);
        in.get(start, error, errorSize, more);
        errorSize += more;
    }

    @Override
    public @Nullable String error() {
        if (!suspect) {
            return null;
        }
        String text = new String(error, 0, errorSize, US_ASCII);
        return text.startsWith(new String(mark, US_ASCII))
                ? text.lines().findFirst().orElseThrow()
                : null;
    }
}
