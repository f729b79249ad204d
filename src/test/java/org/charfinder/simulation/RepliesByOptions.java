package org.charfinder.simulation;

import java.util.HashMap;
import java.util.Map;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.ServerOptions;

/** Known replies are the same for all lives, but for the limit that some of them name. */
final class RepliesByOptions {

    private final UnicodeNameIndex index;
    private final Map<Integer, KnownReplies> replies = new HashMap<>(); // by the longest line

    RepliesByOptions(UnicodeNameIndex index) {
        this.index = index;
    }

    KnownReplies get(ServerOptions options) {
        return replies.computeIfAbsent(options.maxLine(), longest -> new KnownReplies(index, options));
    }
}
