package org.charfinder.server;

import java.util.List;
import java.util.Locale;
import org.charfinder.card.Card;
import org.charfinder.card.IndexLore;
import org.charfinder.card.Subjects;
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

    /** Each is some twenty lines, and takes a tenth of a millisecond. */
    private static final int MOST_CARDS = 5;

    private static final String HELP =
            """
            chess rook      characters with all these words in their names
            pie*            words that begin so
            "black heart"   these words side by side
            chess -black    without this word
            rook | knight   either of them
            keyword:smile   by other names, in many languages; also without keyword: where no name is so
            block:dingbats arrow
                            only of this block; so do script:greek, category:Sm, age:15.1 and age:<=13
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
    private final IndexLore lore;
    private List<WordCount> words; // the most frequent ones; null before they are asked for

    /** @param program what it is called, and its version */
    Commands(UnicodeNameIndex index, String program) {
        this.index = index;
        this.program = program;
        this.finder = new Finder(index);
        this.lore = new IndexLore(index);
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
        int space = 0;
        while (space < line.length() && !WhiteSpace.contains(line.charAt(space))) {
            space++;
        }
        String argument = WhiteSpace.strip(line.substring(space)).toString();
        StringBuilder text = new StringBuilder();
        boolean understood = true;
        try {
            switch (line.substring(0, space).toLowerCase(Locale.ROOT)) {
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

    /** Loads what cards need. */
    void rehearse() {
        Card.of("\u265C", lore).toString();
    }

    private static void help(StringBuilder text) {
        text.append(HELP).append("A query a line; Ctrl-C ends a long answer, or the session");
    }

    private void info(String what, StringBuilder text) throws Refusal, QueryException {
        if (what.isEmpty()) {
            throw new Refusal("nothing to tell of, try :info \u265C");
        }
        List<String> subjects = Subjects.of(what, finder);
        for (String characters : subjects.subList(0, Math.min(MOST_CARDS, subjects.size()))) {
            text.append(Card.of(characters, lore)).append("\n\n");
        }
        if (subjects.size() > MOST_CARDS) {
            text.append(MOST_CARDS).append(" of ");
        }
        text.append(switch (subjects.size()) {
            case 0 -> "No card for ";
            case 1 -> "1 card for ";
            default -> String.format(Locale.ROOT, "%,d cards for ", subjects.size());
        });
        Repr.append(text, what);
    }

    private static void limit(String argument, Page page, StringBuilder text) throws Refusal {
        if (!argument.isEmpty()) {
            page.setLimit(number(argument, ":limit takes a number of matches, as in :limit 20; 0: all", Integer.MAX_VALUE));
        }
        if (page.limit() == 0) {
            text.append("No limit");
        } else {
            text.append(String.format(Locale.ROOT, "Limit: %,d", page.limit()));
        }
    }

    private void words(String argument, StringBuilder text) throws Refusal {
        int wanted = number(argument, ":words takes a number from 1 to 1000, as in :words 20", MOST_WORDS);
        if (words == null) {
            words = index.words().stream().limit(MOST_WORDS).toList();
        }
        List<WordCount> shown = words.subList(0, Math.min(wanted, words.size()));
        shown.forEach(word -> text.append(word.count()).append(' ').append(word.word()).append('\n'));
        text.append(String.format(Locale.ROOT, "%,d of %,d words", shown.size(), index.wordCount()));
    }

    private static int number(String text, String otherwise, int most) throws Refusal {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) > most) {
            throw new Refusal(otherwise);
        }
        return Integer.parseInt(text);
    }
}
