package org.charfinder.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.index.IndexLayout.Section;
import org.charfinder.unicode.UnicodeNames;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file has, it is an index or refused with a reason, even if its checksum is right. */
class IndexFuzzTest {

    @TempDir
    private static Path folder;

    static Stream<byte[]> seeds() {
        return Stream.of(UnicodeNameIndex.of(), UnicodeNameIndex.of('A'), UnicodeNameIndex.of(0x265A, 0x265C, 0x4E00))
                .map(index -> bytes(index.image()));
    }

    @MethodSource("seeds")
    @FuzzTest
    void any_bytes_are_an_index_or_refused_with_a_reason(byte[] bytes) throws IOException {
        ask(bytes);
        ask(forged(ByteBuffer.wrap(bytes))); // or nearly all would end at a checksum
    }

    /** The nearest thing that passes: a header that adds up, each section with fewer than 256 elements of any bytes. */
    private static byte[] forged(ByteBuffer bytes) {
        Map<Section, Integer> lengths = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            int at = IndexLayout.SECTIONS_AT + section.ordinal() * 2 * Integer.BYTES;
            int count = at + Integer.BYTES <= bytes.capacity() ? bytes.getInt(at) & 0xFF : 1;
            lengths.put(section, (count + 1) * section.elementSize());
        }
        lengths.put(Section.WORD_SLOTS, slots(lengths.get(Section.WORD_ENTRIES)));
        IndexLayout layout = new IndexLayout(UnicodeNames.newest(), UnicodeNames.icu(), Scope.CHOSEN, 1, 1, 1, lengths);
        ByteBuffer image = ByteBuffer.allocate((int) layout.length());
        image.put(0, bytes, 0, Math.min(bytes.capacity(), image.capacity()));
        layout.seal(image);
        return image.array();
    }

    private static int slots(int entriesLength) {
        return WordTable.slots(entriesLength / Section.WORD_ENTRIES.elementSize() - 1)
                * Section.WORD_SLOTS.elementSize();
    }

    private static void ask(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("index.ser"), bytes);
        UnicodeNameIndex index;
        try {
            index = IndexFile.read(file);
        } catch (IndexFormatException e) {
            assertThat(e.getMessage()).startsWith("it is ");
            return;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return; // whoever forges a checksum may make it fail; what counts is that it ends
        }
        assertThat(bytes(index.image())).isEqualTo(bytes);
        assertThat(index.unicodeVersion()).isNotNull();
        assertThat(index.isComplete()).isEqualTo(bytes[IndexLayout.SCOPE_AT + 3] == 0);
        assertThat(index.lines().limit()).isLessThanOrEqualTo(bytes.length);
        index.isOutdated();
        for (String query : new String[] {"black chess", "latin", "cjk unified"}) {
            try {
                index.find(query);
                index.describe(query.charAt(0));
                index.names().findPhrase(query, true);
                index.names().otherNames().findPhrase(query, true);
                index.synonyms(query.substring(0, 1));
                index.sequence(query);
                index.codePoints('a', 'z');
                index.skipLines(0, 100);
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                // Here too.
            }
        }
    }

    private static byte[] bytes(ByteBuffer image) {
        byte[] bytes = new byte[image.remaining()];
        image.get(bytes);
        return bytes;
    }
}
