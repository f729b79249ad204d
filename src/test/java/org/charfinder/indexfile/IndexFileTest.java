package org.charfinder.indexfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EnglishNames;
import org.charfinder.index.IndexAssembler;
import org.charfinder.index.LabelledName;
import org.charfinder.index.NameFilter;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.unicode.NameData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {

    private static final int[] CHARACTERS = IntStream.range(0x2654, 0x2660).toArray();
    private static final UnicodeNameIndex CHESS = UnicodeNameIndex.of(CHARACTERS);
    private static final UnicodeNameIndex LETTER = UnicodeNameIndex.of('A');

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("deep/down/chess.ser");
        IndexFile.write(CHESS, file);
    }

    static ByteBuffer image(UnicodeNameIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FileImage(IndexAssembler.sectionsOf(index)).writeTo(Channels.newChannel(bytes));
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    @Test
    void what_was_written_is_read() throws IOException {
        UnicodeNameIndex read = IndexFile.read(file);
        assertThat(read.find("rook")).isEqualTo(CHESS.find("rook"));
        assertThat(read.words()).isEqualTo(CHESS.words());
        assertThat(IndexFile.checksum(read)).isEqualTo(IndexFile.checksum(UnicodeNameIndex.of(CHARACTERS)));
        assertThat(image(read)).isEqualTo(image(CHESS));
        assertThat(new CharacterLookup(read).lines().isDirect()).isTrue();
    }

    /** What lies there, and whether an index is built in its place. */
    @ParameterizedTest
    @CsvSource({"nothing, true", "no index, true", "few characters, true", "all characters, false"})
    void an_index_of_all_characters_is_read_or_built(String there, boolean built) throws IOException {
        Path usual = folder.resolve("not/yet/made/index.ser");
        switch (there) {
            case "no index" -> {
                Files.createDirectories(usual.getParent());
                Files.writeString(usual, "no index");
            }
            case "few characters" -> IndexFile.write(CHESS, usual);
            case "all characters" -> IndexFile.write(WholeIndex.INDEX, usual);
            default -> assertThat(usual).doesNotExist();
        }
        AtomicInteger builds = new AtomicInteger();
        UnicodeNameIndex index = IndexFile.readOrBuild(usual, () -> {
            builds.incrementAndGet();
            return WholeIndex.INDEX;
        });
        assertThat(builds).hasValue(built ? 1 : 0);
        assertThat(index.isComplete()).isTrue();
        assertThat(IndexFile.checksum(IndexFile.read(usual))).isEqualTo(IndexFile.checksum(WholeIndex.INDEX));
    }

    @Test
    void a_file_that_cannot_be_read_is_not_replaced() {
        assertThatIOException().isThrownBy(() -> IndexFile.readOrBuild(folder, () -> CHESS));
        assertThat(folder).isDirectory();
    }

    @Test
    void writing_replaces_the_file_and_leaves_no_other() throws IOException {
        IndexFile.write(LETTER, file);
        assertThat(IndexFile.read(file).size()).isEqualTo(1);
        assertThat(file.getParent()).isDirectoryContaining(entry -> entry.equals(file));
        assertThat(Files.list(file.getParent())).hasSize(1);
    }

    @Test
    void leftovers_of_processes_that_are_gone_are_deleted_and_no_others() throws IOException {
        Path ofTheDead = Files.writeString(file.resolveSibling("chess.ser." + UUID.randomUUID() + ".tmp"), "half");
        Path ofTheLiving = Files.writeString(file.resolveSibling("chess.ser." + UUID.randomUUID() + ".tmp"), "half");
        Path ofTheDeadEmpty = Files.createFile(file.resolveSibling("chess.ser." + UUID.randomUUID() + ".tmp"));
        Path ofOthers = Files.writeString(file.resolveSibling("chess.ser.notes.tmp"), "half");
        try (FileChannel living = FileChannel.open(ofTheLiving, StandardOpenOption.WRITE)) {
            living.lock();
            IndexFile.write(CHESS, file);
        }
        assertThat(Files.list(file.getParent())).containsExactlyInAnyOrder(file, ofTheLiving, ofOthers);
        assertThat(ofTheDead).doesNotExist();
        assertThat(ofTheDeadEmpty).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_is_an_error_and_nothing_is_left() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("in the way"), "a file");
        assertThatIOException().isThrownBy(() -> IndexFile.write(CHESS, inTheWay.resolve("chess.ser")));
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void a_file_cut_short_anywhere_is_refused() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long length = channel.size() - 1; length >= 0; length--) {
                channel.truncate(length);
                assertThatExceptionOfType(IndexFormatException.class).isThrownBy(() -> IndexFile.read(file));
            }
        }
    }

    @Test
    void a_file_with_something_behind_it_is_refused() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 1));
        assertThatExceptionOfType(IndexFormatException.class).isThrownBy(() -> IndexFile.read(file));
    }

    @Test
    void a_file_with_a_single_bit_flipped_anywhere_is_refused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int at = 0; at < bytes.length; at++) {
                byte flipped = (byte) (bytes[at] ^ 1 << at % Byte.SIZE);
                channel.write(ByteBuffer.wrap(new byte[] {flipped}), at);
                assertThatExceptionOfType(IndexFormatException.class).isThrownBy(() -> IndexFile.read(file));
                channel.write(ByteBuffer.wrap(bytes, at, 1), at);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|it is no index: offset 0: expected magic 43484649, found magic 7EADBEEF",
                "4|it is of another version of this program: offset 4: expected format 7",
                "8|it is cut short or damaged: offset 8: expected length",
                "12|it is damaged: offset 12: expected checksum ",
                "24|it is damaged: offset 12: expected checksum ",
                "244|it is damaged: offset 48: expected WORD_ENTRIES with checksum ",
            })
    void the_error_says_where_and_what(int offset, String message) throws IOException {
        ByteBuffer image = ByteBuffer.wrap(Files.readAllBytes(file));
        image.putInt(offset, 0x7EADBEEF);
        Files.write(file, image.array());
        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> IndexFile.read(file))
                .withMessageContaining(message);
    }

    @Test
    void the_header_is_as_drawn() throws IOException {
        ByteBuffer image = image(CHESS);
        assertThat(FileHeader.SECTIONS_AT).isEqualTo(44);
        assertThat(FileHeader.LENGTH).isEqualTo(244);
        byte[] magic = new byte[4];
        image.get(0, magic);
        assertThat(magic).asString(UTF_8).isEqualTo("CHFI");
        assertThat(image.getInt(24)).as("names").isEqualTo(NameData.CHECKSUM);
        assertThat(image.getInt(32)).as("characters").isEqualTo(12);
        assertThat(image.getInt(36)).as("how many have a name").isEqualTo(12);
        int entriesLength = image.getInt(44);
        int slots = 244 + entriesLength;
        int text = slots + image.getInt(52);
        int runs = text + image.getInt(60);
        assertThat(image.getLong(244)).as("first entry").isZero();
        assertThat(image.getInt(244 + 8)).as("where the second word begins").isEqualTo("BISHOP".length());
        byte[] first = new byte[6];
        image.get(text, first);
        assertThat(first).as("first word").asString(UTF_8).isEqualTo("BISHOP");
        assertThat(image.getInt(runs)).as("ordinal of the first bishop").isEqualTo(3);
        assertThat(image.getInt(runs + 8)).as("ordinal behind it").isEqualTo(4);
        int samples = runs + image.getInt(68);
        assertThat(image.getInt(76)).as("one sample").isEqualTo(4);
        assertThat(image.getInt(samples)).as("where the first line begins").isZero();
        assertThat(image.getInt(samples + 4))
                .as("the first code point of the only segment")
                .isEqualTo(0x2654);
    }

    @Test
    void the_checksum_is_that_of_the_file_in_every_thread() throws IOException {
        int inFile = ByteBuffer.wrap(Files.readAllBytes(file)).getInt(FileHeader.CRC_AT);
        UnicodeNameIndex fresh = UnicodeNameIndex.of(CHARACTERS);
        UnicodeNameIndex opened = IndexFile.open(file);
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 64).parallel().forEach(i -> {
            seen.add(IndexFile.checksum(fresh));
            seen.add(IndexFile.checksum(opened));
        });
        assertThat(seen).containsExactly(inFile);
    }

    @Test
    void what_is_opened_reads_lines_when_they_are_asked_for() throws IOException {
        UnicodeNameIndex opened = IndexFile.open(file);
        IndexFile.write(LETTER, file); // takes the place of the file, which is still open
        assertThat(opened.words()).isEqualTo(CHESS.words());
        assertThat(opened.find("rook")).isEqualTo(CHESS.find("rook"));
    }

    @Test
    void what_is_read_reads_names_to_show_when_they_are_asked_for() throws IOException {
        UnicodeNameIndex read = IndexFile.read(file);
        IndexFile.write(LETTER, file); // takes the place of the file, which is still open
        List<LabelledName> names = new ShownNameLookup(read).further("\u265C", NameFilter.NONE);
        assertThat(names).isNotEmpty().isEqualTo(new ShownNameLookup(CHESS).further("\u265C", NameFilter.NONE));
    }

    @Test
    void what_is_read_reads_the_text_of_other_names_when_it_is_asked_for() throws IOException {
        UnicodeNameIndex read = IndexFile.read(file);
        IndexFile.write(LETTER, file); // takes the place of the file, which is still open
        EnglishNames names = new CharacterLookup(read).englishNames("\u265F");
        assertThat(names.shortName()).isNotEmpty();
        assertThat(names).isEqualTo(new CharacterLookup(CHESS).englishNames("\u265F"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_cut_short_or_damaged_after_it_was_read_is_refused_when_it_is_asked_for(boolean cutShort)
            throws IOException {
        UnicodeNameIndex read = IndexFile.read(file);
        byte[] bytes = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (cutShort) {
                channel.truncate(FileHeader.LENGTH);
            } else {
                channel.write(ByteBuffer.allocate(bytes.length - FileHeader.LENGTH), FileHeader.LENGTH);
            }
        }
        CharacterLookup lookup = new CharacterLookup(read);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> lookup.englishNames("\u265F"));
        assertThat(read.find("rook")).isEqualTo(CHESS.find("rook"));
        Files.write(file, bytes);
        assertThat(lookup.englishNames("\u265F")).isEqualTo(new CharacterLookup(CHESS).englishNames("\u265F"));
    }

    @Test
    void damaged_lines_do_no_harm_until_they_are_asked_for() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[new String(bytes, ISO_8859_1).indexOf("U+265C")] ^= 1;
        Files.write(file, bytes);
        UnicodeNameIndex opened = IndexFile.open(file);
        assertThat(opened.words()).isEqualTo(CHESS.words());
        assertThat(opened.find("no such word").total()).isZero();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> opened.find("rook"))
                .withCauseInstanceOf(IndexFormatException.class);
    }
}
