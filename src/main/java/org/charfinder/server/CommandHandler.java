package org.charfinder.server;

import java.util.Locale;
import org.charfinder.loop.Counters;
import org.charfinder.net.Reply;
import org.charfinder.query.Order;
import org.charfinder.server.Request.Command;
import org.jspecify.annotations.Nullable;

/**
 * Answers the session commands that set or tell something: lines, and a status line without its line end. All sessions
 * of a thread share one handler.
 */
final class CommandHandler {

    /** More matches than any query can have. */
    private static final int MOST_MATCHES = 999_999_999;

    private static final String HELP = """
            chess rook      characters with all these words in their names; if there are
                            none, in their other names, in many languages
            pie*            words that begin so
            "black heart"   these words side by side
            chess -black    without this word
            rook | knight   either of them
            keyword:smile   words of other names, also where names have them
            block:dingbats arrow
                            only of this block; likewise script:greek, category:Sm,
                            age:15.1, age:<=13, bidi:AL, width:wide, numeric:1/2,
                            emoji:presentation
            like:a          what is easily taken for it
            meaning:water   ideographs; likewise pinyin:shui3, on:sui, kun:mizu,
                            radical:85, strokes:<=5
            U+265C &euro;   by codes, in any notation
            é               the character itself
            :info WHAT      all there is to know of a character
            :limit N        stop after N matches; 0: never
            :more           the next matches
            :order best     the best matches first; code: by code, as at first
            :also           what the last query finds by other names, too
            :words N        the N most frequent words of names
            :version        of this program, and of Unicode
            :quit           end the session
            """;

    private final String version;
    private final Counters<SearchCount> counters;

    /** @param version of the program, and of Unicode */
    CommandHandler(String version, Counters<SearchCount> counters) {
        this.version = version;
        this.counters = counters;
    }

    /**
     * Answers a command.
     *
     * @return false if it is none of these, and nothing is answered
     */
    boolean answer(Command command, Paging paging, Reply reply) {
        try {
            String answer = answer(command, paging);
            if (answer != null) {
                append(answer, reply);
            }
            return answer != null;
        } catch (CommandException e) {
            appendError(e, reply);
            return true;
        }
    }

    private @Nullable String answer(Command command, Paging paging) throws CommandException {
        return switch (command.name()) {
            case ":help" -> HELP + "A query a line; Ctrl-C ends a long answer, or the session";
            case ":order" -> order(command.argument(), paging);
            case ":limit" -> limit(command.argument(), paging);
            case ":version" -> version;
            default -> null;
        };
    }

    /** Appends what a command has brought that was looked up elsewhere. */
    void append(LookUps.Outcome outcome, Reply reply) {
        if (outcome.error() == null) {
            append(outcome.text(), reply);
        } else {
            appendError(outcome.error(), reply);
        }
    }

    /** @param answer lines that end with a line feed, and a status line */
    private static void append(String answer, Reply reply) {
        reply.append(answer.replace("\n", ReplyText.LINE_END));
    }

    private void appendError(Exception error, Reply reply) {
        counters.add(SearchCount.ERRORS_NOT_UNDERSTOOD, 1);
        ReplyText.appendError(reply, error);
    }

    private static String limit(String argument, Paging paging) throws CommandException {
        if (!argument.isEmpty()) {
            paging.setLimit(CommandException.number(
                    argument, 0, MOST_MATCHES, ":limit takes a number of matches, as in :limit 20; 0: all"));
        }
        return paging.limit() == 0 ? "No limit" : String.format(Locale.ROOT, "Limit: %,d", paging.limit());
    }

    private static String order(String argument, Paging paging) throws CommandException {
        if (!argument.isEmpty()) {
            try {
                paging.setOrder(Order.named(argument));
            } catch (IllegalArgumentException e) {
                throw new CommandException(":order takes " + String.join(" or ", Order.names()));
            }
        }
        return "Order: " + paging.order().label();
    }
}
