package org.charfinder.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.unicode.UnicodeNames;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file has, it is an index or refused with a reason, even if its checksum is right. */
class IndexFuzzTest {

    @TempDir private static Path folder;

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

    /** The nearest thing that passes: a header that adds up, its counts below 256, before sections of any bytes. */
    private static byte[] forged(ByteBuffer bytes) {
        int[] counts = new int[5];
        for (int i = 0; i < counts.length; i++) {
            int at = IndexLayout.COUNTS_AT + i * Integer.BYTES;
            counts[i] = at + Integer.BYTES <= bytes.capacity() ? bytes.getInt(at) & 0xFF : 1;
        }
        IndexLayout layout =
                new IndexLayout(
                        UnicodeNames.newest(), UnicodeNames.icu(), Scope.CHOSEN, counts[0], counts[1], counts[2], counts[3], counts[4]);
        ByteBuffer image = ByteBuffer.allocate((int) layout.length());
        image.put(0, bytes, 0, Math.min(bytes.capacity(), image.capacity()));
        layout.seal(image);
        return image.array();
    }

    private static void ask(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("index.ser"), bytes);
        UnicodeNameIndex index;
        try {
            index = IndexFile.read(file);
        } catch (IndexFormatException e) {
            assertThat(e.getMessage()).startsWith("it is ");
            return;
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
            } catch (IndexOutOfBoundsException e) {
                // Whoever forges a checksum may make a search fail; what counts is that it ends.
            }
        }
    }

    private static byte[] bytes(ByteBuffer image) {
        byte[] bytes = new byte[image.remaining()];
        image.get(bytes);
        return bytes;
    }
}
