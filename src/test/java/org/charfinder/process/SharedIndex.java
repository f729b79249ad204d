package org.charfinder.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The index that the jar builds, once for all classes of tests: to build it takes as long as several of them. */
final class SharedIndex {

    private SharedIndex() {}

    /**
     * Copies it to where a program looks for it, unless a file is there.
     *
     * @param cache the folder that XDG_CACHE_HOME names
     */
    static void copyTo(Path cache, Path java, Path jar) throws IOException {
        Path index = cache.resolve("charfinder/charfinder_index.ser");
        if (!Files.exists(index)) {
            Files.createDirectories(index.getParent());
            Path copy = Files.createTempFile(index.getParent(), "copy", ".ser"); // others may start in this folder, too
            Files.copy(built(java, jar), copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, index, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static synchronized Path built(Path java, Path jar) throws IOException {
        Path index = jar.resolveSibling("index-of-tests.ser");
        Path lock = jar.resolveSibling("index-of-tests.lock"); // two JVMs run tests
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            boolean isNew = Files.exists(index)
                    && Files.getLastModifiedTime(index).compareTo(Files.getLastModifiedTime(jar)) >= 0;
            if (!isNew && held.isValid()) {
                build(java, jar, index);
            }
        }
        return index;
    }

    private static void build(Path java, Path jar, Path index) throws IOException {
        Path unfinished = index.resolveSibling("index-of-tests.new");
        List<String> command =
                List.of("" + java, Program.QUICK_START, "-jar", "" + jar, "index", "--output", "" + unfinished);
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (Program.exitCode(process) != 0) {
                throw new IOException("the index of the tests can't be built");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        Files.move(unfinished, index, StandardCopyOption.REPLACE_EXISTING);
    }
}
