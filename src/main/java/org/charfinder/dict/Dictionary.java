package org.charfinder.dict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.query.Finder;
import org.charfinder.query.Finders;
import org.charfinder.query.Match;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.QueryResult.Kind;
import org.jspecify.annotations.Nullable;

/** The only database: looks words up. Any thread may call. */
final class Dictionary {

    static final String NAME = "unicode";

    /** The name, and what it is. */
    static final String TITLE = NAME + ' ' + CommandWords.quoted("Characters of Unicode");

    /** Cards of one word, at most: a client shows them all at once. */
    static final int MOST_DEFINITIONS = 10;

    static final int MOST_MATCHES = 256;

    static final List<String> INFO = List.of(
            "All characters of Unicode and all emoji sequences. Headwords are their names,",
            "and the aliases and short names that they have in English, in capital letters.",
            "",
            "DEFINE takes a headword in any case, and shows the card of each character",
            "that has it. It also takes the character itself, a code as U+265C or &euro;,",
            "and anything that charfinder finds. At most " + MOST_DEFINITIONS + " cards are shown.",
            "MATCH lists at most " + MOST_MATCHES + " headwords, in the order of the codes.");

    private final Finders finders;
    private final IndexCharacterNames names;
    private @Nullable Headwords headwords; // guarded by this

    Dictionary(Finders finders) {
        this.finders = finders;
        names = new IndexCharacterNames(finders.index());
    }

    /** Reads all names, so that no client has to wait for that. */
    void warmUp() {
        headwords();
    }

    private synchronized Headwords headwords() {
        if (headwords == null) {
            headwords = Headwords.of(finders.index());
        }
        return headwords;
    }

    /**
     * The cards of the characters that have a word as their headword. If there are none: of the characters that the
     * word stands for as a query, in the order best.
     *
     * @return at most {@link #MOST_DEFINITIONS}
     * @throws QueryException if the query has a mistake
     */
    List<Card> define(String word) throws QueryException {
        Finder finder = finders.get();
        Collection<String> found = headwords().charactersCalled(word);
        if (found.isEmpty() && !finder.find(word).isClosest()) {
            found = CardTargets.of(word, finder, Order.BEST, MOST_DEFINITIONS).characters();
        }
        return found.stream()
                .limit(MOST_DEFINITIONS)
                .map(characters -> Card.of(characters, names))
                .toList();
    }

    /**
     * The headwords that a word matches.
     *
     * @return at most {@link #MOST_MATCHES}, each once
     * @throws QueryException if a word that is not found has a mistake as a query
     */
    Collection<String> match(Strategy strategy, String word) throws QueryException {
        Collection<String> found = headwords().matching(strategy, word, MOST_MATCHES);
        return found.isEmpty() && strategy == Strategy.LEV ? closest(word) : found;
    }

    private Collection<String> closest(String word) throws QueryException {
        QueryResult result = finders.get().find(word);
        Collection<String> found = new LinkedHashSet<>();
        if (result.kind() == Kind.CLOSEST) {
            for (Iterator<Match> matches = result.matches(); matches.hasNext() && found.size() < MOST_MATCHES; ) {
                found.add(Headwords.key(matches.next().name()));
            }
        }
        return new ArrayList<>(found);
    }
}
