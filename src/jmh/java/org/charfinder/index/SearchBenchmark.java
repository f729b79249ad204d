package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.benchmark.HotPath;
import org.charfinder.benchmark.QueryClass;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From a query to the runs of what it finds. */
public class SearchBenchmark extends HotPath {

    private static final int QUERIES = 1024; // more than a branch predictor remembers

    @Param
    QueryClass queries;

    private Search search;
    private byte[][] lines;
    private int next;

    @Setup
    public void prepare() {
        UnicodeNameIndex index = UnicodeNameIndex.build();
        search = new CharacterLookup(index).search();
        lines = queries.take(QUERIES, index).stream()
                .map(query -> query.getBytes(US_ASCII))
                .toArray(byte[][]::new);
    }

    @Benchmark
    public Runs find() {
        next = (next + 1) % QUERIES;
        byte[] line = lines[next];
        return search.find(line, 0, line.length);
    }
}
