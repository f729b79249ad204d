package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.Vocabularies;
import org.charfinder.unicode.Vocabularies.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names as they are shown come out as they went in, and a damaged section neither fills memory nor hangs. */
class ShownNamesTest {

    private static FoldedNames item(int number) {
        OtherNames.Entry entry = new OtherNames.Entry(
                "A",
                "",
                List.of(),
                List.of(),
                number % 3 == 0
                        ? List.of()
                        : List.of(
                                new OtherNames.InLanguage("de", List.of("Herz " + number, "rot")),
                                new OtherNames.InLanguage("ja", List.of("心" + number))));
        FoldedNames item = new FoldedNames(entry);
        if (number % 2 == 0) {
            item.vocabularies().add(new Vocabularies.Entry(Vocabulary.LATEX, "|" + number, "A"));
            item.vocabularies().add(new Vocabularies.Entry(Vocabulary.LATEX, "\\x", "A"));
            item.vocabularies().add(new Vocabularies.Entry(Vocabulary.DIGRAPH, "[#", "A"));
        }
        return item;
    }

    private static String wanted(int number) {
        return (number % 2 == 0 ? "LaTeX: |" + number + ", LaTeX: \\x, digraph: [#, " : "")
                + (number % 3 == 0 ? "" : "de: Herz " + number + ", de: rot, ja: 心" + number + ", ");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7", "5000"})
    void names_are_read_as_they_were_added(int count) {
        List<FoldedNames> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(i));
        }
        ShownNames names = new ShownNames(ShownNamesBuilder.build(items));
        for (int i = count - 1; i >= 0; i--) {
            String read = names.of(i, NameFilter.NONE).stream()
                    .map(name -> name + ", ")
                    .collect(Collectors.joining());
            assertThat(read).isEqualTo(wanted(i));
        }
    }

    @Test
    void the_same_items_make_the_same_section() {
        List<FoldedNames> items = List.of(item(1), item(2));
        assertThat(ShownNamesBuilder.build(items)).isEqualTo(ShownNamesBuilder.build(items));
    }

    /** A section with one block of one item. */
    private static ByteBuffer section(int first, int start, int stop, byte[] deflated) {
        int at = ShownNames.BLOCKS_AT + 2 * ShownNames.BLOCK_BYTES;
        return ByteBuffer.allocate(at + deflated.length)
                .putInt(1)
                .putInt(first)
                .putInt(at + start)
                .putInt(1)
                .putInt(at + stop)
                .put(deflated)
                .flip();
    }

    private static ByteBuffer section(String text) {
        byte[] deflated = deflated(text.getBytes(UTF_8));
        return section(0, 0, deflated.length, deflated);
    }

    private static byte[] deflated(byte[] text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text);
        deflater.finish();
        byte[] bytes = new byte[1 << 20];
        int length = deflater.deflate(bytes);
        deflater.end();
        return Arrays.copyOf(bytes, length);
    }

    static Stream<ByteBuffer> damaged() {
        byte[] whole = deflated("de\tHerz\n\n".getBytes(UTF_8));
        byte[] bomb = deflated(new byte[1 << 28]);
        return Stream.of(
                section(0, 0, bomb.length, bomb),
                section(0, 0, whole.length - 3, whole),
                section(0, 0, 0, whole),
                section(0, 0, 3, new byte[] {7, 7, 7}),
                section(-5, 0, whole.length, whole),
                section("de\tHerz"),
                section("Herz\n\n"),
                section(""));
    }

    @ParameterizedTest
    @MethodSource
    void damaged(ByteBuffer section) {
        assertThatThrownBy(() -> new ShownNames(section).of(0, NameFilter.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the index is damaged");
    }

    @ParameterizedTest
    @CsvSource({"0, -1000000, 5", "0, 5, 2", "0, 0, 1000000", "0, 1000000, 1000001"})
    void offsets_outside_are_refused(int first, int start, int stop) {
        ByteBuffer section = section(first, start, stop, deflated("de\tHerz\n\n".getBytes(UTF_8)));
        assertThatThrownBy(() -> new ShownNames(section).of(0, NameFilter.NONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_section_without_blocks_has_no_item() {
        assertThatThrownBy(() -> new ShownNames(ByteBuffer.allocate(4)).of(0, NameFilter.NONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new ShownNames(ByteBuffer.allocate(0)).of(0, NameFilter.NONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
