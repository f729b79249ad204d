package org.charfinder.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EnglishNames;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.QueryResult.Kind;
import org.jspecify.annotations.Nullable;

/** Reads queries as codes: codes alone, and codes of the Standard among words. */
final class CodeReadings {

    /** The most matches whose names are compared with the words beside the codes. */
    private static final int MOST_NAMED = 64;

    /** Words that users put beside a code, and do not search for. */
    private static final Set<String> BESIDE_CODES = Set.of(
            "a",
            "an",
            "and",
            "char",
            "character",
            "code",
            "codepoint",
            "emoji",
            "in",
            "is",
            "letter",
            "name",
            "of",
            "or",
            "point",
            "sign",
            "symbol",
            "the",
            "unicode",
            "what");

    /** The name of an ideograph in loose matching, which words can't find, as names are not cut at its number. */
    private static final Pattern IDEOGRAPH = Pattern.compile(
            "\\s*(?:cjk[\\s_](?:unified|compatibility)[\\s_]ideograph|(?:jurchen|small[\\s_]seal)[\\s_]character)"
                    + "[\\s_-]+\\p{XDigit}{4,6}\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CSS_LETTERS = Pattern.compile("\\\\[a-fA-F]{1,6}");
    private static final Pattern PYTHON_NAME = Pattern.compile("\\\\N\\{([^{}]{0,128}+)}");

    private final UnicodeNameIndex index;
    private final CharacterLookup lookup;

    CodeReadings(UnicodeNameIndex index) {
        this.index = index;
        this.lookup = new CharacterLookup(index);
    }

    /**
     * Adds the codes of a query. Words beside them that are not of their names add what they find, in the order BEST.
     *
     * @param query without ignorable characters
     * @return false if there is no code
     * @throws QueryException if a code is impossible, or there are too many
     */
    boolean add(String query, Order order, Tiers tiers, QueryResult result) throws QueryException {
        CodePointRanges codes = codes(query, order);
        if (codes != null) {
            add(query, codes, order, tiers, result);
            return true;
        }
        CodesAmongWords among = CodesAmongWords.read(query);
        if (among == null) {
            return false;
        }
        CodePointMatches matches = new CodePointMatches(lookup, result);
        for (CodePointRanges group : among.groups()) {
            matches.addCodes(group);
        }
        if (order == Order.CODE) {
            return true;
        }
        List<String> words = new ArrayList<>(Folding.words(among.rest()));
        words.removeAll(BESIDE_CODES);
        Set<String> names = namesOf(result);
        if (!words.stream().allMatch(word -> Variants.forms(word).stream().anyMatch(names::contains))) {
            among.groups().forEach(group -> skip(group, tiers));
            BestFirst best = new BestFirst(lookup, tiers);
            best.addWords(best.addWholeNames(String.join(" ", words), null));
        }
        return true;
    }

    /** Whether a query has codes, so that it is not read as words. */
    boolean has(String query) throws QueryException {
        return codes(query, Order.BEST) != null || CodesAmongWords.read(query) != null;
    }

    private @Nullable CodePointRanges codes(String query, Order order) throws QueryException {
        ExactNames names = new ExactNames(index);
        CodePointRanges codes = CodePointParser.parse(query, names);
        if (codes == null) {
            codes = htmlSequence(query);
        }
        if (codes == null && order == Order.BEST) {
            codes = AltCode.read(query);
        }
        if (codes != null) {
            return codes;
        }
        boolean loose = order == Order.BEST && IDEOGRAPH.matcher(query).matches();
        return names.ideograph(
                loose
                        ? query.strip()
                                .replaceAll("[\\s_-]+(?=\\p{XDigit}+$)", "-")
                                .replaceAll("[\\s_]+", " ")
                        : query);
    }

    /** A name of HTML in mixed case for several code points, unless it is a word of names: {@code ngE}. */
    private @Nullable CodePointRanges htmlSequence(String query) {
        CodePointRanges codes = HtmlSequence.readMixedCase(query);
        return codes != null
                        && WordMatches.orNothing(lookup.names().find(query, false))
                                        .count()
                                == 0
                ? codes
                : null;
    }

    private void add(String query, CodePointRanges codes, Order order, Tiers tiers, QueryResult result)
            throws QueryException {
        CodePointMatches matches = new CodePointMatches(lookup, result);
        CodePointRanges utf8 = codes.utf8();
        if (order == Order.BEST) {
            if (CSS_LETTERS.matcher(query).matches()) { // a command of LaTeX, too
                lookup.wholeNames().typed(query).forEach(rank -> tiers.add(Kind.OTHER_NAMES, rank));
            }
            CodePointRanges octal = NumberNotations.octal(query);
            if (octal != null) {
                matches.addCodes(octal);
            }
            if (utf8 != null) {
                matches.addCodes(utf8);
            }
        }
        matches.addCodes(codes);
        if (order == Order.CODE && utf8 != null) {
            matches.addCodes(utf8);
        }
    }

    /** A query with the names of {@code \N} as words. */
    static String withNamesAsWords(String query) {
        return query.contains("\\N{") ? PYTHON_NAME.matcher(query).replaceAll(" $1 ") : query;
    }

    private void skip(CodePointRanges codes, Tiers tiers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < codes.size(); i++) {
            tiers.skip(lookup.codePoints(codes.first(i), codes.last(i)));
            text.appendCodePoint(codes.first(i));
        }
        Runs sequence = codes.size() > 1 ? lookup.sequence(text.toString()) : new Runs();
        tiers.skip(sequence);
    }

    /** The words that may stand beside codes without being searched for. */
    private Set<String> namesOf(QueryResult result) {
        Set<String> words = new HashSet<>();
        Iterator<Match> matches = result.matches();
        for (int i = 0; i < MOST_NAMED && matches.hasNext(); i++) {
            Match match = matches.next();
            words.addAll(Folding.words(match.name()));
            words.addAll(Folding.words(match.shown()));
            EnglishNames names = lookup.englishNames(match.characters());
            words.addAll(Folding.words(names.shortName()));
            names.aliases().forEach(alias -> words.addAll(Folding.words(alias)));
        }
        return words;
    }
}
