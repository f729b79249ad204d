package org.charfinder.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.charfinder.indexfile.IndexFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How a program comes by its index. It does so once and cold, so each fork does it once, without warm-up. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class IndexBenchmark {

    /** A file with the whole index, in the system's cache as it was written just now. */
    @State(Scope.Benchmark)
    public static class Saved {

        private Path file;

        @Setup
        public void save() throws IOException {
            file = Files.createTempFile("charfinder", ".index");
            IndexFile.write(UnicodeNameIndex.build(), file);
        }

        @TearDown
        public void delete() throws IOException {
            Files.delete(file);
        }
    }

    @Benchmark
    public UnicodeNameIndex build() {
        return UnicodeNameIndex.build();
    }

    @Benchmark
    public UnicodeNameIndex load(Saved index) throws IOException {
        return IndexFile.read(index.file);
    }
}
