package org.charfinder.server;

import java.util.List;
import java.util.Locale;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WordCount;
import org.charfinder.net.Reply;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.unicode.Repr;
import org.charfinder.unicode.WhiteSpace;

/** Lines that begin with a colon and are no queries. What is asked for is answered like a query. */
final class Commands {

    /** Enough to see what there is; all of them are told by a command of the program. */
    private static final int MOST_WORDS = 1000;

    /** More than there will ever be. */
    private static final int MOST_MATCHES = 999_999_999;

    /** Each is some twenty lines, and takes a tenth of a millisecond. */
    private static final int MOST_CARDS = 5;

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
                            age:15.1, age:<=13
            U+265C &euro;   by codes, in any notation
            é               the character itself
            :info WHAT      all there is to know of a character
            :limit N        stop after N matches; 0: never
            :more           the next matches
            :words N        the N most frequent words of names
            :version        of this program, and of Unicode
            :quit           end the session
            """;

    private final UnicodeNameIndex index;
    private final String program;
    private final Finder finder;
    private final IndexCharacterNames lore;
    private volatile List<WordCount> words; // the most frequent ones; null before they are asked for

    /** @param program what it is called, and its version */
    Commands(UnicodeNameIndex index, String program) {
        this.index = index;
        this.program = program;
        this.finder = new Finder(index);
        this.lore = new IndexCharacterNames(index);
    }

    /** Something was wrong with a command; the message is one line that says what. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }

    /**
     * Answers a command but for {@code :more} and {@code :quit}: lines, and the status line without its end.
     *
     * @param line begins with a colon, and has no white space at its ends
     * @return whether it was understood
     */
    boolean run(String line, Page page, Reply reply) {
        String argument = WhiteSpace.strip(line.substring(endOfName(line))).toString();
        StringBuilder text = new StringBuilder();
        boolean understood = true;
        try {
            switch (name(line)) {
                case ":help" -> help(text);
                case ":info" -> info(argument, text);
                case ":limit" -> limit(argument, page, text);
                case ":words" -> words(argument, text);
                case ":version" -> text.append(program).append(", Unicode ").append(index.unicodeVersion());
                default -> throw new Refusal("no such command, try :help");
            }
        } catch (Refusal | QueryException e) {
            text.setLength(0);
            text.append("Error: ").append(e.getMessage());
            understood = false;
        }
        reply.append(text.toString().replace("\n", SearchHost.LINE_END));
        return understood;
    }

    /** What a command is called, in lower case: {@code :limit} of {@code :LIMIT 20}. */
    static String name(String line) {
        return line.substring(0, endOfName(line)).toLowerCase(Locale.ROOT);
    }

    private static int endOfName(String line) {
        int end = 0;
        while (end < line.length() && !WhiteSpace.contains(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Loads what some commands need. Any thread may call. */
    void rehearse() {
        words = mostFrequent();
        new StringBuilder().append(Card.of("\u265C", lore));
    }

    private static void help(StringBuilder text) {
        text.append(HELP).append("A query a line; Ctrl-C ends a long answer, or the session");
    }

    private void info(String what, StringBuilder text) throws Refusal, QueryException {
        if (what.isEmpty()) {
            throw new Refusal("nothing to tell of, try :info \u265C");
        }
        CardTargets subjects = CardTargets.of(what, finder, MOST_CARDS);
        for (String characters : subjects.characters()) {
            text.append(Card.of(characters, lore)).append("\n\n");
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

    private static void limit(String argument, Page page, StringBuilder text) throws Refusal {
        if (!argument.isEmpty()) {
            page.setLimit(
                    number(argument, 0, MOST_MATCHES, ":limit takes a number of matches, as in :limit 20; 0: all"));
        }
        if (page.limit() == 0) {
            text.append("No limit");
        } else {
            text.append(String.format(Locale.ROOT, "Limit: %,d", page.limit()));
        }
    }

    private void words(String argument, StringBuilder text) throws Refusal {
        int wanted = number(argument, 1, MOST_WORDS, ":words takes a number from 1 to 1000, as in :words 20");
        if (words == null) {
            words = mostFrequent();
        }
        List<WordCount> shown = words.subList(0, Math.min(wanted, words.size()));
        shown.forEach(word ->
                text.append(word.count()).append(' ').append(word.word()).append('\n'));
        text.append(String.format(Locale.ROOT, "%,d of %,d words", shown.size(), index.wordCount()));
    }

    private List<WordCount> mostFrequent() {
        return index.words().stream().limit(MOST_WORDS).toList();
    }

    private static int number(String text, int least, int most, String otherwise) throws Refusal {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Refusal(otherwise);
        }
        return Integer.parseInt(text);
    }
}
