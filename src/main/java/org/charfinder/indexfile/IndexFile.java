package org.charfinder.indexfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.charfinder.index.IndexAssembler;
import org.charfinder.index.UnicodeNameIndex;

/** Reads and writes an index as a file. Any thread may call. */
public final class IndexFile {

    private IndexFile() {}

    /**
     * Reads an index for a program that answers many queries. All of the file is checked. What only phrases, cards
     * and filters of ideographs need is read, and checked again, when it is first asked for; if that fails, the call
     * throws an {@link UncheckedIOException}. The file stays open until the index is garbage. The file is read rather
     * than mapped, since a mapped file that another program truncates kills the process.
     *
     * @param file to read
     * @return the index
     * @throws IndexFormatException if the file is not a whole and undamaged index of the format known here
     * @throws IOException if the file can't be read
     */
    public static UnicodeNameIndex read(Path file) throws IOException {
        return read(file, true);
    }

    /**
     * Opens an index for a program that may need neither the result lines, which are most of an index, nor the other
     * names. Each of both is read, from the file as it is now, when it is first asked for, and only then is it checked.
     * The rest is as in {@link #read(Path)}.
     *
     * @param file to read
     * @return the index
     * @throws IndexFormatException if what is read of the file is not an undamaged index of the format known here
     * @throws IOException if the file can't be read
     */
    public static UnicodeNameIndex open(Path file) throws IOException {
        return read(file, false);
    }

    /**
     * Reads the index of all characters, which takes milliseconds, or builds it and writes it for the next time, which
     * takes seconds. It is built if there is no such file, and in place of a file that is damaged, of another format,
     * or of older or fewer characters than this library knows.
     *
     * @param file to read, or to make or replace; folders that are missing are made
     * @return an index of every named character
     * @throws IOException if the file is there and can't be read, or if it can't be written
     */
    public static UnicodeNameIndex readOrBuild(Path file) throws IOException {
        return readOrBuild(file, UnicodeNameIndex::build);
    }

    static UnicodeNameIndex readOrBuild(Path file, Supplier<UnicodeNameIndex> builder) throws IOException {
        try {
            UnicodeNameIndex read = read(file);
            if (read.isComplete() && !read.isOutdated()) {
                return read;
            }
        } catch (NoSuchFileException | IndexFormatException e) {
            // as if it were outdated
        }
        UnicodeNameIndex built = builder.get();
        write(built, file);
        return built;
    }

    private static UnicodeNameIndex read(Path file, boolean whole) throws IOException {
        SectionReader reader = new SectionReader(file);
        try {
            UnicodeNameIndex index = IndexAssembler.assemble(reader.sections(), whole);
            if (whole) {
                reader.checkRest();
            }
            return index;
        } catch (IOException e) {
            reader.close();
            throw e;
        } catch (UncheckedIOException e) {
            reader.close();
            throw e.getCause();
        }
    }

    /**
     * Writes an index so that at any moment the file is either as it was or whole; see {@link AtomicFile}. Any number
     * of processes may do so at once.
     *
     * @param index to write
     * @param file to make or to replace; folders that are missing are made
     * @throws IOException if it can't be written; nothing is left behind then
     */
    public static void write(UnicodeNameIndex index, Path file) throws IOException {
        new AtomicFile(file).write(new FileImage(IndexAssembler.sectionsOf(index)));
    }

    /**
     * A number that tells an index from any other: the checksum in the header of its file.
     *
     * @param index any
     * @return the CRC-32C of its numbers and of the checksums of its sections, computed at each call
     */
    public static int checksum(UnicodeNameIndex index) {
        return new FileImage(IndexAssembler.sectionsOf(index)).checksum();
    }
}
