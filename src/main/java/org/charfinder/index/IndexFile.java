package org.charfinder.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.charfinder.index.IndexLayout.Section;

/** An index on disk: the bytes that {@link IndexLayout} draws. */
public final class IndexFile {

    private static final String TEMPORARY = ".tmp";

    /** Behind the name of the file: what {@link UUID} writes. Nobody else's files end so. */
    private static final String OUR_SUFFIX = "\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\" + TEMPORARY;

    private IndexFile() {}

    /**
     * Reads an index in one go. It is read rather than mapped, since a mapped file that somebody truncates kills the
     * process.
     *
     * @throws IndexFormatException if the file is not a whole and undamaged index of the format known here
     * @throws IOException if the file can't be read
     */
    public static UnicodeNameIndex read(Path file) throws IOException {
        try (SectionReader reader = new SectionReader(file)) {
            WordTable words = readWords(reader);
            Postings postings = new Postings(reader.longs(Section.RUNS), words);
            Gathering gathering = new Gathering(words, postings, reader.layout().length(Section.LINES));
            ByteBuffer buffer = ByteBuffer.allocateDirect(gathering.size());
            reader.read(Section.LINES, buffer);
            gathering.fill(buffer, postings);
            Lines lines =
                    new Lines(buffer, reader.ints(Section.SAMPLES), reader.ints(Section.SEGMENTS), reader.layout());
            Thesaurus thesaurus = Thesaurus.read(reader);
            return new UnicodeNameIndex(reader.layout(), words, postings.gathered(gathering), lines, () -> thesaurus);
        }
    }

    /**
     * The same for those who may need neither the result lines, which are the better part of an index, nor the other names:
     * each of both is read, from the file as it is now, when it is first asked for. If that fails, it is an {@link
     * UncheckedIOException}. The file stays open as long as somebody holds the index.
     */
    public static UnicodeNameIndex open(Path file) throws IOException {
        SectionReader reader = new SectionReader(file);
        try {
            WordTable words = readWords(reader);
            Postings postings = new Postings(reader.longs(Section.RUNS), words);
            return new UnicodeNameIndex(reader.layout(), words, postings, new Lines(reader), new LateThesaurus(reader));
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** The other names of a file, read when they are asked for. */
    private static final class LateThesaurus implements Supplier<Thesaurus> {
        private final SectionReader reader;
        private Thesaurus thesaurus;

        LateThesaurus(SectionReader reader) {
            this.reader = reader;
        }

        @Override
        public Thesaurus get() {
            synchronized (reader) {
                if (thesaurus == null) {
                    try {
                        thesaurus = Thesaurus.read(reader);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                return thesaurus;
            }
        }
    }

    private static WordTable readWords(SectionReader reader) throws IOException {
        return new WordTable(
                reader.ints(Section.WORD_ENTRIES), reader.ints(Section.WORD_SLOTS), reader.bytes(Section.WORD_TEXT));
    }

    /**
     * Writes an index so that at any moment, whatever happens, the file is either as it was or whole: to a temporary
     * file beside it, forced to disk, then moved into place. Any number of processes may do so at once.
     *
     * @throws IOException if it can't be written; nothing is left behind then
     */
    public static void write(UnicodeNameIndex index, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Files.createDirectories(folder);
        deleteLeftovers(target);
        while (!writeAside(index, target)) {
            // each failure is another process that has just begun, and deletes no more from now on
        }
        force(folder);
    }

    /**
     * Writes to a temporary file and moves it into place. It stays locked until then, which tells others that it is no
     * leftover; between making and locking it, they can't know.
     *
     * @return false, with nothing done, if another process took the new file for a leftover and deleted it
     */
    private static boolean writeAside(UnicodeNameIndex index, Path target) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.lock(); // waits for whoever is deleting it
            if (!Files.exists(temporary)) {
                return false;
            }
            ByteBuffer image = index.image();
            while (image.hasRemaining()) {
                channel.write(image);
            }
            channel.force(true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes temporary files of processes that were killed while they wrote: a lock dies with its process. */
    private static void deleteLeftovers(Path target) throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(target.getFileName().toString()) + OUR_SUFFIX);
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(target.getParent())) {
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
                Files.deleteIfExists(file); // under the lock, so that whoever made it sees that it is gone
            }
        } catch (IOException | OverlappingFileLockException e) {
            // As far as we know, it is somebody's.
        }
    }

    /** Makes the move itself last, where the system lets a folder be opened. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole either way; what may be lost with the power is only that it is new.
        }
    }
}
