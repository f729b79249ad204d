package org.charfinder.index;

import java.util.stream.IntStream;
import org.charfinder.benchmark.HotPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** And-ing the runs of two words: a few long ones, many short ones, and few with many. */
public class IntersectionBenchmark extends HotPath {

    @Param({"CJK IDEOGRAPH", "LETTER SMALL", "CHESS WITH"})
    String words;

    private final Runs runs = new Runs();
    private final Runs both = new Runs();
    private Postings postings;
    private int second;

    @Setup
    public void prepare() {
        String[] pair = words.split(" ");
        UnicodeNameIndex index = UnicodeNameIndex.build();
        postings = index.postings();
        postings.load(numberOf(pair[0], index.wordTable()), runs);
        second = numberOf(pair[1], index.wordTable());
    }

    private static int numberOf(String word, WordTable table) {
        return IntStream.range(0, table.size())
                .filter(i -> table.word(i).equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Benchmark
    public Runs and() {
        postings.intersect(runs, second, both);
        return both;
    }
}
