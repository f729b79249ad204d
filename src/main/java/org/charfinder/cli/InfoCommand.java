package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code charfinder info}: prints a card for each character. */
final class InfoCommand extends Subcommand {

    private static final String PLAIN = "plain";
    private static final String JSON = "json";

    /** The most cards for the arguments; a block of ideographs would be half a million lines. */
    private static final int MOST_CARDS = 1024;

    private final PositionalParamSpec what = PositionalParamSpec.builder()
            .paramLabel("WHAT")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                    "Characters, codes in any notation, or words of names.",
                    "If there is none, the characters of standard input, but for line ends.")
            .build();

    private final TypedOption<String> format =
            typed(builder("--format", "FORMAT", String.class, "plain, or json: an object a line.")
                    .defaultValue(PLAIN)
                    .completionCandidates(List.of(PLAIN, JSON)));

    private final IndexOption index = new IndexOption(this);

    private boolean printed;

    InfoCommand() {
        super("info", "Prints all there is to know of characters.");
        spec.addPositional(what);
        exitCodes("0:something was printed", "1:there was no character, or something failed", "2:wrong usage");
    }

    @Override
    boolean takesText() {
        return true;
    }

    @Override
    public Integer call() throws Failure {
        String form = format.value();
        if (!form.equals(PLAIN) && !form.equals(JSON)) {
            throw format.wrong("--format %s: plain or json".formatted(form));
        }
        UnicodeNameIndex opened = open();
        Finder finder = new Finder(opened);
        CharacterNames names = new IndexCharacterNames(opened);
        List<String> all = what.getValue();
        if (all == null || all.isEmpty()) {
            printInput(names);
        } else {
            for (String one : CardTargets.areCharacters(all) ? all : List.of(String.join(" ", all))) {
                print(targets(one, finder), names);
            }
        }
        if (!printed) {
            throw new Failure("there is no character to tell of; give one, or a code point such as U+265C");
        }
        return ExitCode.OK;
    }

    /** Opens the index and reads lines and other names, so that a damaged file is found before the first card. */
    private UnicodeNameIndex open() throws Failure {
        IndexSource source = index.source();
        UnicodeNameIndex opened = source.open();
        try {
            new ShownNameLookup(opened).readAll();
            return opened;
        } catch (UncheckedIOException e) {
            return source.mend(e);
        }
    }

    private List<String> targets(String text, Finder finder) {
        try {
            CardTargets targets = CardTargets.of(text, finder, Order.BEST, MOST_CARDS);
            if (targets.total() > MOST_CARDS) {
                throw usage("%,d characters are more than %,d; ask for fewer at once, or list them with find"
                        .formatted(targets.total(), MOST_CARDS));
            }
            return targets.characters();
        } catch (QueryException e) {
            throw usage(e.getMessage());
        }
    }

    /** Prints after each line, for users who type, until the output is closed. Malformed UTF-8 is read as U+FFFD. */
    private void printInput(CharacterNames names) throws Failure {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(StandardStreams.in(), UTF_8));
            for (String line = in.readLine(); line != null && !out().checkError(); line = in.readLine()) {
                print(CardTargets.charactersOf(line), names);
                out().flush();
            }
        } catch (IOException e) {
            throw new Failure("can't read standard input: " + e.getMessage());
        }
    }

    private void print(List<String> targets, CharacterNames names) {
        for (String characters : targets) {
            Card card = Card.of(characters, names);
            if (format.value().equals(JSON)) {
                out().println(card.toJson());
            } else {
                out().print(printed ? "\n" : "");
                out().println(card);
            }
            printed = true;
        }
    }
}
