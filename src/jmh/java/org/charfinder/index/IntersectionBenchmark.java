package org.charfinder.index;

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
    private UnicodeNameIndex index;
    private int second;

    @Setup
    public void prepare() {
        String[] pair = words.split(" ");
        index = UnicodeNameIndex.build();
        index.load(index.indexOf(pair[0]), runs);
        second = index.indexOf(pair[1]);
    }

    @Benchmark
    public Runs and() {
        index.intersect(runs, second, both);
        return both;
    }
}
