package org.charfinder.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Each line that a server sends is a reply. A line ends with LF. No reply is an error. */
final class OneLineFramer implements ReplyFramer {

    @Override
    public boolean next(ByteBuffer in) {
        int end = PromptFramer.indexOf((byte) '\n', in, in.position());
        boolean ended = end < in.limit();
        in.position(ended ? end + 1 : end);
        return ended;
    }

    @Override
    public @Nullable String error() {
        return null;
    }
}
