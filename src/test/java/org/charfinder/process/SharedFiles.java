package org.charfinder.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is made of the jar once for all classes of tests, beside it: the index, since to build it takes as long as
 * several classes, and an archive of classes, which takes half of the time off a short program.
 */
final class SharedFiles {

    /** Calls whose classes are in the archive: look-ups with the parser and without, and what other commands load. */
    private static final List<String> LISTED = List.of(
            "find rook",
            "find --start 0 --format json schneemann",
            "info U+265C U+2656",
            "words --top 1",
            "serve --port x",
            "bench --help",
            "ask --retries 0 --server 127.0.0.1:1 rook");

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

    /** Options of a JVM that has the classes of the program in an archive. It goes on without one that it can't use. */
    static List<String> archiveOptions(Path java, Path jar) throws IOException {
        Path archive = made(jar, "classes-of-tests", unfinished -> makeArchive(java, jar, unfinished));
        return List.of(
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-Xlog:cds*=off");
    }

    private static Path index(Path java, Path jar) throws IOException {
        return made(jar, "index-of-tests", unfinished -> {
            Path home = jar.toAbsolutePath().getParent();
            List<String> build = List.of("" + java, Program.QUICK_START, "-jar", "" + jar, "index", "--output");
            List<String> command = new ArrayList<>(build);
            command.add("" + unfinished);
            if (run(home, command) != 0) {
                throw new IOException("the index of the tests can't be built");
            }
        });
    }

    private interface Maker {
        void make(Path file) throws IOException;
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
                maker.make(unfinished);
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return file;
    }

    /** As make_archive of scripts/lib/build.sh does, which gives the reasons. */
    private static void makeArchive(Path java, Path jar, Path archive) throws IOException {
        Path home = Files.createTempDirectory("charfinder");
        Path list = home.resolve("list");
        Path index = home.resolve("charfinder_index.ser");
        Set<String> classes = new LinkedHashSet<>();
        try {
            Files.createSymbolicLink(index, index(java, jar).toAbsolutePath());
            for (String call : LISTED) {
                List<String> command = new ArrayList<>(
                        List.of("" + java, Program.QUICK_START, "-XX:DumpLoadedClassList=" + list, "-jar", "" + jar));
                command.addAll(List.of(call.split(" ")));
                run(home, command);
                Files.readAllLines(list).stream()
                        .filter(line -> !line.startsWith("#"))
                        .filter(line -> !(line.startsWith("@lambda-proxy") && line.contains("picocli")))
                        .map(line -> line.replaceFirst(" id: .*", ""))
                        .forEach(classes::add);
            }
            Files.write(list, classes);
            List<String> dump = new ArrayList<>(List.of("" + java, "-Xshare:dump", "-XX:+UseG1GC", "-Xlog:cds*=off"));
            dump.addAll(
                    List.of("-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive, "-cp", "" + jar));
            if (run(home, dump) != 0) {
                throw new IOException("the archive of the tests can't be made");
            }
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(index);
            Files.delete(home);
        }
    }

    /** Runs a command that finds the index in a folder; returns its exit code. */
    private static int run(Path home, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("CHARFINDER_"));
        builder.environment().put("CHARFINDER_HOME", "" + home);
        try {
            return Program.exitCode(builder.start());
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
