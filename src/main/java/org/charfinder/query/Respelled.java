package org.charfinder.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.charfinder.index.Runs;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.index.WholeNameRank;
import org.charfinder.index.WholeNames;
import org.charfinder.query.QueryResult.Kind;

/** The words of a query, each in some variants. */
final class Respelled {

    /** The most queries that are looked up: those of the first variants. */
    private static final int MOST = 16;

    private final List<List<String>> queries = new ArrayList<>(); // without the words themselves

    /** @param variants of a word, with or without itself */
    Respelled(List<String> words, Function<String, ? extends Collection<String>> variants) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        for (String word : words) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : all) {
                for (String variant : variants.apply(word)) {
                    if (longer.size() < MOST) {
                        List<String> more = new ArrayList<>(before);
                        more.add(variant);
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        queries.addAll(all);
        queries.remove(words);
    }

    /** Adds what has one of the other queries for a whole name in English or in Unicode, in the order of the ranks. */
    void addWholeNames(WholeNameLookup lookup, Tiers tiers) {
        add(
                Kind.CLOSEST,
                queries.stream().map(query -> lookup.find(query, true)).toList(),
                tiers);
    }

    /** The same for words without fillers, which names may have. */
    void addBareNames(WholeNameLookup lookup, Tiers tiers) {
        add(Kind.NAMES, queries.stream().map(query -> lookup.find(query, false)).toList(), tiers);
    }

    private static void add(Kind kind, List<WholeNames> found, Tiers tiers) {
        for (int rank = WholeNameRank.SHORT_NAME; rank <= WholeNameRank.KEYWORD; rank++) {
            Runs any = new Runs();
            for (WholeNames names : found) {
                any = Runs.union(any, names.rank(rank));
                any = rank == WholeNameRank.NAME ? Runs.union(any, names.named()) : any;
            }
            tiers.addKnownFirst(kind, any);
        }
    }
}
