package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/** Names the command that a client means with a query such as {@code help}, at the end of the status line. */
final class CommandHint {

    private static final byte[] HELP = " - :help tells what to ask".getBytes(US_ASCII);
    private static final byte[] QUIT = " - :quit ends the session".getBytes(US_ASCII);

    private CommandHint() {}

    /** The end of the status line of the query in {@code query[start, stop)}; null for nearly all queries. */
    static byte @Nullable [] of(byte[] query, int start, int stop) {
        return switch (stop - start) {
            case 1 -> query[start] == '?' ? HELP : null;
            case 3 -> isWord("bye", query, start) ? QUIT : null;
            case 4 -> isWord("help", query, start) ? HELP : isQuit(query, start) ? QUIT : null;
            case 5 -> isWord("help!", query, start) ? HELP : null;
            default -> null;
        };
    }

    private static boolean isQuit(byte[] query, int start) {
        return isWord("quit", query, start) || isWord("exit", query, start);
    }

    private static boolean isWord(String word, byte[] query, int start) {
        for (int i = 0; i < word.length(); i++) {
            if ((query[start + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
