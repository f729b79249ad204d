package org.charfinder.server;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WordCount;
import org.charfinder.query.Finder;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.Spelling;
import org.charfinder.server.Request.Command;
import org.charfinder.unicode.Repr;
import org.jspecify.annotations.Nullable;

/**
 * Answers the commands that look something up, and commands that do not exist, with advice: lines, and a status line
 * without its line end. Any thread may call.
 */
final class LookUps {

    /** The command {@code words} of the program prints all of them. */
    private static final int MOST_WORDS = 1000;

    /** A card has some twenty lines, and takes a tenth of a millisecond. */
    private static final int MOST_CARDS = 5;

    private static final List<String> COMMANDS =
            List.of(":help", ":info", ":order", ":limit", ":words", ":version", ":more", ":also", ":quit");

    /** Text that an error may name: it is short, and looks the same in any terminal. */
    private static final Pattern SEARCHED = Pattern.compile("[A-Za-z0-9 _+-]{1,64}");

    private final UnicodeNameIndex index;
    private final IndexCharacterNames names;
    private volatile @Nullable List<WordCount> frequentWords; // null until the first use or the warm-up

    LookUps(UnicodeNameIndex index) {
        this.index = index;
        this.names = new IndexCharacterNames(index);
    }

    /**
     * What a command has brought.
     *
     * @param text the answer; empty if there is an error
     * @param error of the client; null if there is none
     */
    record Outcome(String text, @Nullable Exception error) {}

    /**
     * Answers a command.
     *
     * @param finder the thread's own
     * @param order of the client's queries
     */
    Outcome answer(Command command, Finder finder, Order order) {
        StringBuilder text = new StringBuilder();
        try {
            switch (command.name()) {
                case ":info" -> info(command.argument(), finder, order, text);
                case ":words" -> words(command.argument(), text);
                default -> throw new CommandException("no such command, try :help" + searchAdvice(command, finder));
            }
            return new Outcome(text.toString(), null);
        } catch (CommandException | QueryException e) {
            return new Outcome("", e);
        }
    }

    /** How to search for what a client typed behind a colon; empty if there is nothing to find. */
    private static String searchAdvice(Command command, Finder finder) {
        String text = command.text().substring(1);
        boolean mistyped = COMMANDS.stream().anyMatch(name -> Spelling.distance(command.name(), name) == 1);
        if (mistyped || !SEARCHED.matcher(text).matches()) {
            return "";
        }
        if (finds(text, finder)) {
            return ", or " + text + " without the colon";
        }
        String shortcode = command.name() + ":";
        return command.argument().isEmpty() && finds(shortcode, finder) ? ", or " + shortcode : "";
    }

    private static boolean finds(String query, Finder finder) {
        try {
            return finder.find(query, Order.CODE).total() > 0;
        } catch (QueryException e) {
            return false; // no text to be advised
        }
    }

    /**
     * Loads what only some commands need, but not the other names as they are shown, which take 2 MB and are read in a
     * millisecond: the character of the card has none.
     */
    void warmUp() {
        frequentWords = mostFrequent();
        new StringBuilder().append(Card.of("\uD83E\uDE00", names)); // U+1FA00
    }

    private void info(String what, Finder finder, Order order, StringBuilder text)
            throws CommandException, QueryException {
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

    private void words(String argument, StringBuilder text) throws CommandException {
        int wanted = CommandException.number(
                argument, 1, MOST_WORDS, ":words takes a number from 1 to 1000, as in :words 20");
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
}
