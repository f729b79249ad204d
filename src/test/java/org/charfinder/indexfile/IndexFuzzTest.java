package org.charfinder.indexfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.HanFilter;
import org.charfinder.index.IndexAssembler;
import org.charfinder.index.IndexSections;
import org.charfinder.index.IndexSections.Scope;
import org.charfinder.index.NameFilter;
import org.charfinder.index.Section;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.TooMuchWorkException;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.NameData;
import org.charfinder.unicode.UnicodeNames;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file has, it is an index or refused with a reason, even if its checksum is right. */
class IndexFuzzTest {

    private static final UnicodeNameIndex EMPTY = UnicodeNameIndex.of();

    @TempDir
    private static Path folder;

    static Stream<byte[]> seeds() throws IOException {
        return Stream.of(
                IndexFileTest.image(EMPTY).array(),
                IndexFileTest.image(UnicodeNameIndex.of('A')).array(),
                IndexFileTest.image(UnicodeNameIndex.of(0x265A, 0x265C, 0x4E00)).array());
    }

    @MethodSource("seeds")
    @FuzzTest
    void any_bytes_are_an_index_or_refused_with_a_reason(byte[] bytes) throws IOException {
        ask(bytes);
        ask(forged(ByteBuffer.wrap(bytes))); // or nearly all would end at a checksum
    }

    /** The nearest thing that passes: a header that adds up, each section with fewer than 256 elements of any bytes. */
    private static byte[] forged(ByteBuffer bytes) {
        int[] lengths = new int[Section.all().size()];
        for (Section<?> section : Section.all()) {
            int at = FileHeader.SECTIONS_AT + section.number() * 2 * Integer.BYTES;
            int count = at + Integer.BYTES <= bytes.capacity() ? bytes.getInt(at) & 0xFF : 1;
            lengths[section.number()] = (count + 1) * section.elementSize();
        }
        int words = lengths[Section.WORD_ENTRIES.number()] / Section.WORD_ENTRIES.elementSize() - 1;
        lengths[Section.WORD_SLOTS.number()] = Section.slotsFor(words) * Section.WORD_SLOTS.elementSize();
        ByteBuffer image =
                ByteBuffer.allocate(FileHeader.LENGTH + IntStream.of(lengths).sum());
        image.put(0, bytes, 0, Math.min(bytes.capacity(), image.capacity()));
        ByteBuffer[] contents = new ByteBuffer[lengths.length];
        int start = FileHeader.LENGTH;
        for (int i = 0; i < lengths.length; i++) {
            contents[i] = image.slice(start, lengths[i]);
            start += lengths[i];
        }
        IndexSections numbers = new IndexSections(
                UnicodeNames.newest(),
                UnicodeNames.icu(),
                NameData.CHECKSUM,
                Scope.CHOSEN,
                1,
                1,
                1,
                IndexAssembler.sectionsOf(EMPTY).contents());
        image.put(0, FileHeader.of(numbers, contents).bytes(), 0, FileHeader.LENGTH);
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
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return; // a forged checksum may make it fail; what counts is that it ends
        }
        assertThat(IndexFileTest.image(index).array()).isEqualTo(bytes);
        assertThat(index.unicodeVersion()).isNotNull();
        assertThat(index.isComplete()).isEqualTo(bytes[FileHeader.SCOPE_AT + 3] == 0);
        CharacterLookup lookup = new CharacterLookup(index);
        ShownNameLookup names = new ShownNameLookup(index);
        assertThat(lookup.lines().limit()).isLessThanOrEqualTo(bytes.length);
        index.isOutdated();
        for (String query : new String[] {"black chess", "latin", "cjk unified"}) {
            try {
                index.find(query);
                index.describe(query.charAt(0));
                lookup.names().findPhrase(query, true);
                lookup.names().otherNames().findPhrase(query, true);
                lookup.englishNames(query.substring(0, 1));
                lookup.sequence(query);
                lookup.codePoints('a', 'z');
                lookup.skipLines(0, 100);
                names.english(query);
                names.own(query.substring(0, 1));
                names.further("A", NameFilter.NONE);
                lookup.ideographs().character(0x4E00);
                lookup.ideographs().glosses(List.of(query));
                lookup.names().having(HanFilter.of(HanFilter.Field.MEANING, query));
                lookup.names().having(HanFilter.of(HanFilter.Field.PINYIN, "yi1"));
                lookup.names().having(HanFilter.of(HanFilter.Field.STROKES, 1, 9));
                lookup.names().commonIdeographs();
            } catch (IndexOutOfBoundsException
                    | IllegalArgumentException
                    | UncheckedIOException
                    | TooMuchWorkException e) {
                // Here too.
            }
        }
    }
}
