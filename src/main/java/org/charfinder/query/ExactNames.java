package org.charfinder.query;

import java.util.Iterator;
import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeNameRank;
import org.charfinder.index.WholeNames;
import org.jspecify.annotations.Nullable;

/** Finds a character or a sequence by its whole name, as programming languages do: {@code \N{SNOWMAN}}. */
final class ExactNames {

    /** How many characters of one name, loosely, are looked at. */
    private static final int MOST_ALIKE = 8;

    private final UnicodeNameIndex index;
    private final CharacterLookup lookup;

    ExactNames(UnicodeNameIndex index) {
        this.index = index;
        this.lookup = new CharacterLookup(index);
    }

    /**
     * What has a name: a Unicode name, a formal alias, the name of a named sequence, the short name of an emoji.
     *
     * @param name in any case; also {@code U+2603}, as Perl has it
     * @return null if there is no such name
     */
    @Nullable
    String charactersOf(String name) {
        CodeScanner code = new CodeScanner(name.strip());
        if (code.skipText("U+")) {
            long number = code.readHex(StandardNotation.MOST_HEX_DIGITS);
            boolean whole = code.isAtEnd() && number >= 0 && number <= Character.MAX_CODE_POINT;
            return whole ? Character.toString((int) number) : null;
        }
        CodePointRanges ideograph = ideograph(name.strip());
        return ideograph != null ? Character.toString(ideograph.first(0)) : named(name.strip());
    }

    /** The ideograph whose name is a text: its number is not a word of the index. Null if there is none. */
    @Nullable
    CodePointRanges ideograph(String name) {
        CodePointRanges number = BareNumbers.readHex(name.substring(name.lastIndexOf('-') + 1));
        boolean found = number != null
                && index.describe(number.first(0))
                        .filter(named -> named.name().equalsIgnoreCase(name))
                        .isPresent();
        return found ? number : null;
    }

    private @Nullable String named(String name) {
        List<String> words = Folding.words(name);
        if (words.isEmpty()) {
            return null;
        }
        WholeNames whole = lookup.wholeNames().find(words, true);
        for (Runs found :
                List.of(whole.named(), whole.rank(WholeNameRank.NAME), whole.rank(WholeNameRank.SHORT_NAME))) {
            if (found.count() > 0) {
                return first(name, found);
            }
        }
        return null;
    }

    /** The first of some characters that has exactly a name, as TIBETAN LETTER A and -A are different; or the first. */
    private String first(String name, Runs found) {
        QueryResult result = new QueryResult(index);
        result.set(found);
        Iterator<Match> matches = result.matches();
        Match first = matches.next();
        Match match = first;
        for (int i = 0; i < MOST_ALIKE && matches.hasNext() && !match.name().equalsIgnoreCase(name); i++) {
            match = matches.next();
        }
        return (match.name().equalsIgnoreCase(name) ? match : first).characters();
    }
}
