package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.benchmark.HotPath;
import org.charfinder.benchmark.QueryClass;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From a query to its result, and the share of that which copying the runs takes. */
public class FinderBenchmark extends HotPath {

    private static final int QUERIES = 1024; // more than a branch predictor remembers

    @Param({"FEW", "TYPICAL", "MANY"})
    QueryClass queries;

    private final byte[][] lines = new byte[QUERIES][];
    private final Runs[] found = new Runs[QUERIES];
    private Finder finder;
    private QueryResult result;
    private int next;

    @Setup
    public void prepare() {
        UnicodeNameIndex index = UnicodeNameIndex.build();
        CharacterLookup lookup = new CharacterLookup(index);
        finder = new Finder(index);
        result = new QueryResult(index);
        int i = 0;
        for (String query : queries.take(QUERIES, index)) {
            lines[i] = query.getBytes(US_ASCII);
            found[i++] = lookup.search().find(query);
        }
    }

    @Benchmark
    public QueryResult find() {
        next = (next + 1) % QUERIES;
        finder.findWords(lines[next], 0, lines[next].length, result);
        return result;
    }

    @Benchmark
    public QueryResult copy() {
        next = (next + 1) % QUERIES;
        result.set(found[next]);
        return result;
    }
}
