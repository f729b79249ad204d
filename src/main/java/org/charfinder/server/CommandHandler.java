package org.charfinder.server;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WordCount;
import org.charfinder.loop.Counters;
import org.charfinder.net.Reply;
import org.charfinder.query.Finder;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.Spelling;
import org.charfinder.server.Request.Command;
import org.charfinder.unicode.Repr;
import org.jspecify.annotations.Nullable;

/**
 * Answers session commands except {@code :quit}: lines, and a status line without its line end. All sessions of a
 * thread share one handler.
 */
final class CommandHandler {

    /** The command {@code words} of the program prints all of them. */
    private static final int MOST_WORDS = 1000;

    /** More matches than any query can have. */
    private static final int MOST_MATCHES = 999_999_999;

    /** A card has some twenty lines, and takes a tenth of a millisecond. */
    private static final int MOST_CARDS = 5;

    private static final List<String> COMMANDS =
            List.of(":help", ":info", ":order", ":limit", ":words", ":version", ":more", ":also", ":quit");

    /** Text that an error may name: it is short, and looks the same in any terminal. */
    private static final Pattern SEARCHED = Pattern.compile("[A-Za-z0-9 _+-]{1,64}");

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

    private final UnicodeNameIndex index;
    private final String program;
    private final Finder finder;
    private final QueryHandler queries;
    private final Counters<SearchCount> counters;
    private final IndexCharacterNames names;
    private volatile @Nullable List<WordCount> frequentWords; // null until the first use or the warm-up

    /**
     * @param program its name and version
     * @param finder not used by anything else while this answers
     * @param queries answers {@code :more} and {@code :also}
     */
    CommandHandler(
            UnicodeNameIndex index,
            String program,
            Finder finder,
            QueryHandler queries,
            Counters<SearchCount> counters) {
        this.index = index;
        this.program = program;
        this.finder = finder;
        this.queries = queries;
        this.counters = counters;
        this.names = new IndexCharacterNames(index);
    }

    /** A command has a wrong argument, or does not exist. The message is one line that says what would do. */
    private static final class CommandException extends Exception {
        private static final long serialVersionUID = 1;

        CommandException(String message) {
            super(message);
        }
    }

    /** Answers a command. */
    void answer(Command command, Paging paging, Reply reply) {
        if (command.name().equals(":more")) {
            more(paging, reply);
            return;
        }
        if (command.name().equals(":also")) {
            also(paging, reply);
            return;
        }
        reply.markCostly();
        try {
            StringBuilder text = new StringBuilder();
            run(command, paging, text);
            reply.append(text.toString().replace("\n", ReplyText.LINE_END));
        } catch (CommandException | QueryException e) {
            counters.add(SearchCount.ERRORS_NOT_UNDERSTOOD, 1);
            ReplyText.appendError(reply, e);
        }
    }

    private void run(Command command, Paging paging, StringBuilder text) throws CommandException, QueryException {
        switch (command.name()) {
            case ":help" -> help(text);
            case ":info" -> info(command.argument(), paging.order(), text);
            case ":order" -> order(command.argument(), paging, text);
            case ":limit" -> limit(command.argument(), paging, text);
            case ":words" -> words(command.argument(), text);
            case ":version" -> text.append(program).append(", Unicode ").append(index.unicodeVersion());
            default -> throw new CommandException("no such command, try :help" + searchAdvice(command));
        }
    }

    /** How to search for what a client typed behind a colon; empty if there is nothing to find. */
    private String searchAdvice(Command command) {
        String text = command.text().substring(1);
        boolean mistyped = COMMANDS.stream().anyMatch(name -> Spelling.distance(command.name(), name) == 1);
        if (mistyped || !SEARCHED.matcher(text).matches()) {
            return "";
        }
        if (finds(text)) {
            return ", or " + text + " without the colon";
        }
        String shortcode = command.name() + ":";
        return command.argument().isEmpty() && finds(shortcode) ? ", or " + shortcode : "";
    }

    private boolean finds(String query) {
        try {
            return finder.find(query, Order.CODE).total() > 0;
        } catch (QueryException e) {
            return false; // no text to be advised
        }
    }

    /**
     * Loads what only some commands need, but not the other names as they are shown, which take 2 MB and are read in a
     * millisecond: the character of the card has none. Any thread may call.
     */
    void warmUp() {
        frequentWords = mostFrequent();
        new StringBuilder().append(Card.of("\uD83E\uDE00", names)); // U+1FA00
    }

    private void more(Paging paging, Reply reply) {
        String query = paging.turn();
        if (query == null) {
            ReplyText.appendError(reply, "no more matches, ask a query");
        } else {
            queries.answerText(query, paging, reply);
        }
    }

    private void also(Paging paging, Reply reply) {
        String query = paging.last().text();
        if (query == null) {
            ReplyText.appendError(reply, "no other names, ask a query");
        } else {
            paging.beginFurther();
            queries.answerText(query, paging, reply);
        }
    }

    private static void help(StringBuilder text) {
        text.append(HELP).append("A query a line; Ctrl-C ends a long answer, or the session");
    }

    private void info(String what, Order order, StringBuilder text) throws CommandException, QueryException {
        if (what.isEmpty()) {
            throw new CommandException("nothing to tell of, try :info \u265C");
        }
        CardTargets subjects = CardTargets.of(what, finder, order, MOST_CARDS);
        for (String characters : subjects.characters()) {
            text.append(Card.of(characters, names)).append("\n\n");
        }
        if (subjects.total() > MOST_CARDS) {
            text.append(MOST_CARDS).append(" of ");
        }
        text.append(
                switch (subjects.total()) {
                    case 0 -> "No card for ";
                    case 1 -> "1 card for ";
                    default -> String.format(Locale.ROOT, "%,d cards for ", subjects.total());
                });
        Repr.append(text, what);
    }

    private static void limit(String argument, Paging paging, StringBuilder text) throws CommandException {
        if (!argument.isEmpty()) {
            paging.setLimit(
                    number(argument, 0, MOST_MATCHES, ":limit takes a number of matches, as in :limit 20; 0: all"));
        }
        if (paging.limit() == 0) {
            text.append("No limit");
        } else {
            text.append(String.format(Locale.ROOT, "Limit: %,d", paging.limit()));
        }
    }

    private static void order(String argument, Paging paging, StringBuilder text) throws CommandException {
        if (!argument.isEmpty()) {
            try {
                paging.setOrder(Order.named(argument));
            } catch (IllegalArgumentException e) {
                throw new CommandException(":order takes " + String.join(" or ", Order.names()));
            }
        }
        text.append("Order: ").append(paging.order().label());
    }

    private void words(String argument, StringBuilder text) throws CommandException {
        int wanted = number(argument, 1, MOST_WORDS, ":words takes a number from 1 to 1000, as in :words 20");
        List<WordCount> words = frequentWords;
        if (words == null) {
            words = mostFrequent();
            frequentWords = words;
        }
        List<WordCount> shown = words.subList(0, Math.min(wanted, words.size()));
        shown.forEach(word ->
                text.append(word.count()).append(' ').append(word.word()).append('\n'));
        text.append(String.format(Locale.ROOT, "%,d of %,d words", shown.size(), index.wordCount()));
    }

    private List<WordCount> mostFrequent() {
        return index.words().stream().limit(MOST_WORDS).toList();
    }

    private static int number(String text, int least, int most, String otherwise) throws CommandException {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new CommandException(otherwise);
        }
        return Integer.parseInt(text);
    }
}
