package org.charfinder.query;

import org.charfinder.benchmark.HotPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The line that says how much a query found, with the query quoted. */
public class StatusLineBenchmark extends HotPath {

    @Param({"black chess rook", "größer ♜"})
    String query;

    @Benchmark
    public String of() {
        return StatusLine.of(1234, query);
    }
}
