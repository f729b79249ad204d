package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.unicode.Ascii;

/**
 * Finds characters whose name in a vocabulary is the query, letter by letter: also without a backslash before it, or as
 * an emoticon in another way of writing, if that finds nothing.
 */
final class TypedNames {

    private final WholeNameLookup wholeNames;
    private final TermLookup names;

    TypedNames(WholeNameLookup wholeNames, TermLookup names) {
        this.wholeNames = wholeNames;
        this.names = names;
    }

    /** The characters for each rank, the best first. */
    List<Runs> find(String query) {
        List<Runs> typed = wholeNames.typed(query);
        int length = query.length();
        if (length > 1 && query.charAt(0) == '\\') {
            typed = latex(typed, wholeNames.typed(query.substring(1)));
        }
        if (isNothing(typed) && length > 1 && query.chars().anyMatch(TypedNames::isPunctuation)) {
            typed = wholeNames.emoticons(query);
        }
        return typed;
    }

    /**
     * What LaTeX has under a name. Several characters may have the name in one package or another. Behind those of the
     * first rank, those that HTML calls so are the ones that most mean, as γ with {@code \\gamma} and not ɣ. What HTML
     * has also comes before characters that are the same in a mathematical style.
     *
     * @param command with a backslash
     * @param bare without
     */
    private List<Runs> latex(List<Runs> command, List<Runs> bare) {
        if (isNothing(command)) {
            return bare;
        }
        List<Runs> ranks = new ArrayList<>();
        ranks.add(command.get(0));
        command.forEach(rank -> ranks.add(Runs.intersection(rank, bare.get(0))));
        Runs styled = WordMatches.orNothing(names.find("mathematical", false));
        if (command.stream().allMatch(rank -> Runs.difference(rank, styled).count() == 0)) {
            ranks.add(bare.get(0));
        }
        ranks.addAll(command);
        return ranks;
    }

    private static boolean isNothing(List<Runs> ranks) {
        return ranks.stream().allMatch(rank -> rank.count() == 0);
    }

    private static boolean isPunctuation(int c) {
        return Ascii.contains(c) && c != ' ' && !Ascii.isLetterOrDigit(c);
    }
}
