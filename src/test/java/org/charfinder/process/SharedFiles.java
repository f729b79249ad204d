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

/**
 * What is made of the jar once for all classes of tests, beside it: the index, since to build it takes as long as
 * several classes, and archives of classes; see {@link ClassArchive}.
 */
final class SharedFiles {

    private SharedFiles() {}

    /**
     * Copies the index to where a program looks for it, unless a file is there.
     *
     * @param cache the folder that XDG_CACHE_HOME names
     */
    static void copyIndexTo(Path cache, Path java, Path jar) throws IOException {
        Path index = cache.resolve("charfinder/charfinder_index.ser");
        if (!Files.exists(index)) {
            Files.createDirectories(index.getParent());
            Path copy = Files.createTempFile(index.getParent(), "copy", ".ser"); // others may start in this folder, too
            Files.copy(index(java, jar), copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, index, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Options of a JVM that has the classes of the program in an archive. It goes on without one that it can't use.
     *
     * @param server whether the program serves
     */
    static List<String> archiveOptions(Path java, Path jar, boolean server) throws IOException {
        Path archive = made(jar, server ? "servers-of-tests" : "calls-of-tests", unfinished -> {
            try (ClassArchive classes = new ClassArchive(java, jar, index(java, jar))) {
                classes.make(unfinished, server);
            }
        });
        return List.of(
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-Xlog:cds*=off");
    }

    private static Path index(Path java, Path jar) throws IOException {
        return made(jar, "index-of-tests", unfinished -> {
            Process build = new ProcessBuilder(
                            "" + java, Program.QUICK_START, "-jar", "" + jar, "index", "--output", "" + unfinished)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (Program.exitCode(build) != 0) {
                throw new IOException("the index of the tests can't be built");
            }
        });
    }

    private interface Maker {
        void make(Path file) throws IOException, InterruptedException;
    }

    /** The file of this name beside the jar, which is made if it is older than the jar. */
    private static synchronized Path made(Path jar, String name, Maker maker) throws IOException {
        Path file = jar.resolveSibling(name);
        Path lock = jar.resolveSibling(name + ".lock"); // two JVMs run tests
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            boolean isNew = Files.exists(file)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
            if (!isNew && held.isValid()) {
                Path unfinished = jar.resolveSibling(name + ".new");
                make(maker, unfinished);
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return file;
    }

    private static void make(Maker maker, Path file) throws IOException {
        try {
            maker.make(file);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
