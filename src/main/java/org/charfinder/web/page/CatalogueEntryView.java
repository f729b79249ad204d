package org.charfinder.web.page;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.lang.UScript.ScriptUsage;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.charfinder.query.Match;
import org.charfinder.query.QueryResult;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.web.page.Catalogue.Entry;
import org.charfinder.web.page.Catalogue.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The data of the template {@code entry}: a block, a script or a category.
 *
 * @param name the name
 * @param list the list of all
 * @param listed a query that finds its characters
 * @param facts what is known of it
 * @param rows its characters on this page
 * @param pages where this page is among all
 */
record CatalogueEntryView(
        String name, Link list, Link listed, List<Fact> facts, List<ResultRow> rows, PageLinks pages) {

    /** How many links a fact has at most. The script Common is in most blocks. */
    private static final int LINKS = 40;

    /** The descriptions of the categories in table 12 of UAX #44. */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("Lu", "an uppercase letter"),
            Map.entry("Ll", "a lowercase letter"),
            Map.entry("Lt", "a digraph encoded as a single character, with first part uppercase"),
            Map.entry("Lm", "a modifier letter"),
            Map.entry("Lo", "other letters, including syllables and ideographs"),
            Map.entry("Mn", "a nonspacing combining mark (zero advance width)"),
            Map.entry("Mc", "a spacing combining mark (positive advance width)"),
            Map.entry("Me", "an enclosing combining mark"),
            Map.entry("Nd", "a decimal digit"),
            Map.entry("Nl", "a letterlike numeric character"),
            Map.entry("No", "a numeric character of other type"),
            Map.entry("Pc", "a connecting punctuation mark, like a tie"),
            Map.entry("Pd", "a dash or hyphen punctuation mark"),
            Map.entry("Ps", "an opening punctuation mark (of a pair)"),
            Map.entry("Pe", "a closing punctuation mark (of a pair)"),
            Map.entry("Pi", "an initial quotation mark"),
            Map.entry("Pf", "a final quotation mark"),
            Map.entry("Po", "a punctuation mark of other type"),
            Map.entry("Sm", "a symbol of mathematical use"),
            Map.entry("Sc", "a currency sign"),
            Map.entry("Sk", "a non-letterlike modifier symbol"),
            Map.entry("So", "a symbol of other type"),
            Map.entry("Zs", "a space character (of various non-zero widths)"),
            Map.entry("Zl", "U+2028 LINE SEPARATOR only"),
            Map.entry("Zp", "U+2029 PARAGRAPH SEPARATOR only"),
            Map.entry("Cc", "a C0 or C1 control code"),
            Map.entry("Cf", "a format control character"),
            Map.entry("Cs", "a surrogate code point"),
            Map.entry("Co", "a private-use character"),
            Map.entry("Cn", "a reserved unassigned code point or a noncharacter"));

    /**
     * Something that is known.
     *
     * @param label what it is about
     * @param values texts, or links to others
     */
    record Fact(String label, List<Value> values) {

        static Fact of(String label, String text) {
            return new Fact(label, List.of(new Value(text, null)));
        }

        static Fact of(String label, List<Entry> entries) {
            return new Fact(
                    label,
                    entries.stream()
                            .map(entry -> new Value(entry.name(), entry.path()))
                            .toList());
        }
    }

    /**
     * A text.
     *
     * @param text the text
     * @param href the address that it links to, if any
     */
    record Value(String text, @Nullable String href) {}

    /**
     * A page of an entry.
     *
     * @param others the blocks if this is a script, else the scripts
     * @param answer to {@link Entry#query}; is cut to the results on this page
     * @param wanted the rank of the first character, from 0
     */
    static CatalogueEntryView of(Entry entry, Catalogue others, QueryResult answer, int wanted) {
        int total = answer.total();
        int start = ResultPages.start(wanted, total);
        int stop = start + answer.cut(start, ResultPages.end(start));
        List<ResultRow> rows = new ArrayList<>();
        for (Iterator<Match> matches = answer.matches(); matches.hasNext(); ) {
            rows.add(ResultRow.of(null, matches.next(), "", "", null, null));
        }
        return new CatalogueEntryView(
                entry.name(),
                entry.kind().link(),
                Link.toResults(entry.query()),
                facts(entry, others),
                rows,
                PageLinks.of(start, stop, total, from -> Links.page(entry.path(), from)));
    }

    private static List<Fact> facts(Entry entry, Catalogue others) {
        UnicodeSet characters = entry.characters();
        List<Fact> facts = new ArrayList<>();
        switch (entry.kind()) {
            case BLOCKS -> {
                UnicodeSet all = entry.codePoints();
                facts.add(Fact.of(
                        "range",
                        UnicodeNames.notation(all.getRangeStart(0)) + " to "
                                + UnicodeNames.notation(all.getRangeEnd(all.getRangeCount() - 1))));
            }
            case SCRIPTS -> {
                facts.add(Fact.of("ISO 15924", UScript.getShortName(entry.value())));
                facts.add(Fact.of("use", use(UScript.getUsage(entry.value()))));
                facts.add(Fact.of(
                        "direction",
                        UScript.isRightToLeft(entry.value()) ? "from right to left" : "from left to right"));
            }
            case CATEGORIES -> {
                facts.add(Fact.of("short name", entry.shortName()));
                facts.add(Fact.of("meaning", CATEGORIES.getOrDefault(entry.shortName(), entry.name())));
            }
        }
        facts.add(Fact.of("size", Count.of(characters.size(), "character")));
        List<Entry> related = others.of(characters);
        if (!related.isEmpty() && related.size() <= LINKS) {
            facts.add(Fact.of(others.kind() == Kind.BLOCKS ? "blocks" : "scripts", related));
        }
        return facts;
    }

    private static String use(ScriptUsage usage) {
        return switch (usage) {
            case RECOMMENDED -> "wide";
            case LIMITED_USE, ASPIRATIONAL -> "limited";
            case EXCLUDED -> "historic, religious or the like";
            default -> "no script";
        };
    }
}
