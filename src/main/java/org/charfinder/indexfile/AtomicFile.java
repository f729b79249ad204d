package org.charfinder.indexfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that at any moment, whatever happens, is either as it was or whole: it is written to a temporary file beside
 * it, forced to disk, then moved into place.
 */
final class AtomicFile {

    private static final String TEMPORARY = ".tmp";

    /** Behind the name of the file: what {@link UUID} writes. No other program's files end so. */
    private static final String OUR_SUFFIX = "\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\" + TEMPORARY;

    private final Path target;
    private final Path folder;

    AtomicFile(Path file) {
        target = file.toAbsolutePath();
        Path parent = target.getParent();
        folder = parent == null ? target : parent; // nothing can be written to a root
    }

    /**
     * Makes the file, or replaces it.
     *
     * @throws IOException if it can't be written; nothing is left behind then
     */
    void write(FileImage image) throws IOException {
        Files.createDirectories(folder);
        deleteLeftovers();
        while (!writeAside(image)) {
            // Each failure is another process that has just begun, and deletes no more from now on.
        }
        force(folder);
    }

    /**
     * Writes to a temporary file and moves it into place. It stays locked until then, which tells other processes that
     * it is no leftover; between making and locking it, they can't know.
     *
     * @return false, with nothing done, if another process took the new file for a leftover and deleted it
     */
    private boolean writeAside(FileImage image) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.lock(); // waits for a process that is deleting it
            if (!Files.exists(temporary)) {
                return false;
            }
            image.writeTo(channel);
            channel.force(true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes temporary files of processes that were killed while they wrote: a lock ends with its process. */
    private void deleteLeftovers() throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(target.getFileName().toString()) + OUR_SUFFIX);
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder)) {
            for (Path sibling : siblings) {
                if (ours.matcher(sibling.getFileName().toString()).matches()) {
                    deleteIfLeftover(sibling);
                }
            }
        }
    }

    private static void deleteIfLeftover(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file); // under the lock, so that the process that made it sees that it is gone
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It may be in use, so it stays.
        }
    }

    /** Makes the move itself last, where the system lets a folder be opened. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole either way. A power cut may only bring the old one back.
        }
    }
}
