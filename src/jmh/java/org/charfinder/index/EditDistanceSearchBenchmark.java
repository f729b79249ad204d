package org.charfinder.index;

import java.util.List;
import org.charfinder.benchmark.HotPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What is near to a word: a mistyped one, gibberish, a number that is near to hundreds, and the longest. */
public class EditDistanceSearchBenchmark extends HotPath {

    @Param({"SNOWMAM", "ZZZZZZZZ", "18000", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN"})
    String word;

    private final EditDistanceSearch editDistanceSearch =
            new CharacterLookup(UnicodeNameIndex.build()).editDistanceSearch();

    @Benchmark
    public List<WordCount> near() {
        return editDistanceSearch.near(word, 3);
    }
}
