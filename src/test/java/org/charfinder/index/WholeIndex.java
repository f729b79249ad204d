package org.charfinder.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.charfinder.indexfile.IndexFile;

/**
 * The index of all characters. It never changes, so all tests of a JVM share it. To build it takes seconds, so the
 * first JVM that needs it writes it beside the compiled classes, and later ones read it as long as the classes are the
 * same. The checksum of the classes and resources is part of the name of the file.
 */
public final class WholeIndex {

    /** Read or built when the first test asks for it. */
    public static final UnicodeNameIndex INDEX = readOrBuild();

    private static final String PREFIX = "whole-index-";

    private WholeIndex() {}

    private static UnicodeNameIndex readOrBuild() {
        try {
            Path classes = Path.of(UnicodeNameIndex.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = classes.resolveSibling("test-indexes");
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) { // two JVMs run tests
                if (!held.isValid()) {
                    throw new IOException("no lock in " + folder);
                }
                return readOrBuild(folder, folder.resolve(PREFIX + checksum(classes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UnicodeNameIndex readOrBuild(Path folder, Path file) throws IOException {
        if (!Files.exists(file)) {
            try (DirectoryStream<Path> outdated = Files.newDirectoryStream(folder, PREFIX + "*")) {
                for (Path index : outdated) {
                    Files.delete(index);
                }
            }
        }
        return IndexFile.readOrBuild(file);
    }

    /** Of all that decides what an index holds; upper and lower case are those of the JDK. */
    private static String checksum(Path classes) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(System.getProperty("java.version").getBytes(StandardCharsets.UTF_8));
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            checksum.update(Files.readAllBytes(file));
        }
        return Long.toHexString(checksum.getValue());
    }
}
