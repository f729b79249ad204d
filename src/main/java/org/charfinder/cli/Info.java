package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.LostQuotes;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Runs {@code charfinder info}, once its arguments are parsed. */
final class Info {

    /** The most cards for the arguments; a block of ideographs would be half a million lines. */
    private static final int MOST_CARDS = 1024;

    private final IndexSource source;
    private final boolean json;
    private final boolean paged;
    private final PrintWriter out;

    private boolean printed;

    /**
     * Does nothing yet.
     *
     * @param json an object a line; else cards as text
     * @param paged whether several cards go through a pager on a terminal
     */
    Info(IndexSource source, boolean json, boolean paged, PrintWriter out) {
        this.source = source;
        this.json = json;
        this.paged = paged;
        this.out = out;
    }

    /** A text that is no query, or finds too many characters. The message tells the user. */
    static final class WrongText extends Exception {

        private static final long serialVersionUID = 1;

        WrongText(@Nullable String message) {
            super(message);
        }

        /** Tells the user, as the parser tells of wrong options. Returns the exit code. */
        int explain(PrintWriter err) {
            err.println("charfinder: " + getMessage() + "; try 'charfinder info --help'");
            return ExitCode.USAGE;
        }
    }

    /**
     * Prints a card for each character that texts stand for, or for those of standard input if there are no texts.
     * Returns the exit code.
     */
    int run(List<String> texts) throws Failure, WrongText {
        UnicodeNameIndex index = open();
        Finder finder = new Finder(index);
        CharacterNames names = new IndexCharacterNames(index);
        if (texts.isEmpty()) {
            printInput(names);
        } else {
            List<String> all = new ArrayList<>();
            for (String one : CardTargets.areCharacters(texts) ? texts : List.of(query(index, texts))) {
                all.addAll(targets(one, finder));
            }
            if (paged && all.size() > 1 && StandardStreams.isOutTerminal()) {
                Pager.show(writer -> print(all, names, true, writer), out);
            } else {
                print(all, names, true, out);
            }
            printed = !all.isEmpty();
        }
        if (!printed) {
            throw new Failure("there is no character to tell of; give one, or a code point such as U+265C");
        }
        return ExitCode.OK;
    }

    private static String query(UnicodeNameIndex index, List<String> texts) {
        return LostQuotes.areLikely(texts) ? new LostQuotes(index).query(texts) : String.join(" ", texts);
    }

    /** Opens the index and reads lines and other names, so that a damaged file is found before the first card. */
    private UnicodeNameIndex open() throws Failure {
        UnicodeNameIndex opened = source.open();
        try {
            new ShownNameLookup(opened).readAll();
            return opened;
        } catch (UncheckedIOException e) {
            return source.mend(e);
        }
    }

    private static List<String> targets(String text, Finder finder) throws WrongText {
        try {
            CardTargets targets = CardTargets.of(text, finder, Order.BEST, MOST_CARDS);
            if (targets.total() > MOST_CARDS) {
                throw new WrongText("%,d characters are more than %,d; ask for fewer at once, or list them with find"
                        .formatted(targets.total(), MOST_CARDS));
            }
            return targets.characters();
        } catch (QueryException e) {
            throw new WrongText(e.getMessage());
        }
    }

    /** Prints after each line, for users who type, until the output is closed. Malformed UTF-8 is read as U+FFFD. */
    private void printInput(CharacterNames names) throws Failure {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(StandardStreams.in(), UTF_8));
            for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
                List<String> all = CardTargets.charactersOf(line);
                print(all, names, !printed, out);
                printed |= !all.isEmpty();
                out.flush();
            }
        } catch (IOException e) {
            throw new Failure("can't read standard input: " + e.getMessage());
        }
    }

    /** @param first whether no card comes before */
    private void print(List<String> targets, CharacterNames names, boolean first, PrintWriter writer) {
        String before = first ? "" : "\n";
        for (String characters : targets) {
            Card card = Card.of(characters, names);
            if (json) {
                writer.println(card.toJson());
            } else {
                writer.print(before);
                writer.println(card);
                before = "\n";
            }
        }
    }
}
