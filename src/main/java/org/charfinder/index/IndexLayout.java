package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.charfinder.unicode.Version;

/**
 * The bytes of an index on disk. Integers are big-endian; checksums are CRC-32C (RFC 3720, appendix B.4).
 *
 * <pre>
 *      0 | magic "CHFI"   | format         | length of all  | checksum of the header, but these four |
 *     16 | Unicode        | ICU            | scope          | characters     | how many have a name  |
 *     36 | bytes of the lines of characters                                                          |
 *     40 | for each of the twelve sections its length in bytes, and its checksum                     |
 *    136 | word entries   | w + 1 pairs of integers  | where a word begins in the text, which is its |
 *        |                |                          | first run; the last pair is where both end    |
 *        | word slots     | integers                 | a hash table: a word's number and 1, or 0     |
 *        | word text      | ASCII                    | sorted, nothing between the words             |
 *        | runs           | pairs of 8-byte bounds   | of each word, ascending                       |
 *        | samples        | integers                 | where every 64th line begins                  |
 *        | segments       | pairs of integers        | the first code point of each sequence of      |
 *        |                |                          | neighbours, and its ordinal                   |
 *        | lines          | UTF-8                    | as a client reads them, CR LF                 |
 *        | other entries, other text                 | the same for the words of other names; UTF-8  |
 *        | postings       | 2-byte numbers of items  | of each of these words, ascending             |
 *        | items          | four times 8 bytes       | the two bounds of what has other names, where |
 *        |                |                          | its names begin, and what it consists of      |
 *        | names          | UTF-8                    | see {@link Thesaurus}                         |
 * </pre>
 *
 * A character's ordinal is its rank among the lines of the index: first those of characters in code point order, then
 * those of emoji sequences. Of a bound the higher half is an ordinal, and the lower half where in the lines that of this
 * character begins, see {@link Runs}.
 */
final class IndexLayout {

    private static final String DAMAGED = "it is damaged";

    static final int MAGIC = 0x43484649; // "CHFI"
    static final int FORMAT = 3;

    static final int MAGIC_AT = 0;
    static final int FORMAT_AT = MAGIC_AT + Integer.BYTES;
    static final int LENGTH_AT = FORMAT_AT + Integer.BYTES;
    static final int CRC_AT = LENGTH_AT + Integer.BYTES;
    static final int UNICODE_AT = CRC_AT + Integer.BYTES;
    static final int ICU_AT = UNICODE_AT + Integer.BYTES;
    static final int SCOPE_AT = ICU_AT + Integer.BYTES;
    static final int CHARACTERS_AT = SCOPE_AT + Integer.BYTES;
    static final int NAMED_AT = CHARACTERS_AT + Integer.BYTES;
    static final int CHARACTER_BYTES_AT = NAMED_AT + Integer.BYTES;
    static final int SECTIONS_AT = CHARACTER_BYTES_AT + Integer.BYTES;
    static final int HEADER_LENGTH = SECTIONS_AT + Section.values().length * 2 * Integer.BYTES;

    /** What an index was made of. The ordinal of each is in files. */
    enum Scope {
        /** Every named character that the data knew. */
        EVERYTHING,
        /** Every named character up to a version of Unicode. */
        UP_TO_VERSION,
        /** The code points that somebody chose. */
        CHOSEN
    }

    enum Section {
        WORD_ENTRIES(2 * Integer.BYTES),
        WORD_SLOTS(Integer.BYTES),
        WORD_TEXT(1),
        RUNS(2 * Long.BYTES),
        SAMPLES(Integer.BYTES),
        SEGMENTS(2 * Integer.BYTES),
        LINES(1),
        OTHER_ENTRIES(2 * Integer.BYTES),
        OTHER_TEXT(1),
        POSTINGS(Short.BYTES),
        ITEMS(Thesaurus.NUMBERS * Long.BYTES),
        NAMES(1);

        private final int elementSize;

        Section(int elementSize) {
            this.elementSize = elementSize;
        }

        int elementSize() {
            return elementSize;
        }

        private int lengthAt() {
            return SECTIONS_AT + ordinal() * 2 * Integer.BYTES;
        }

        private int checksumAt() {
            return lengthAt() + Integer.BYTES;
        }
    }

    private final Version unicode;
    private final Version icu;
    private final Scope scope;
    private final int characters;
    private final int named;
    private final int characterBytes;
    private final Map<Section, Integer> lengths;
    private int checksum; // 0 until it is known

    /**
     * Describes an index.
     *
     * @param characters how many lines of characters there are
     * @param named how many of these have a name of their own
     * @param characterBytes how many bytes these lines have
     * @param lengths of all sections, in bytes
     */
    IndexLayout(
            Version unicode,
            Version icu,
            Scope scope,
            int characters,
            int named,
            int characterBytes,
            Map<Section, Integer> lengths) {
        this.unicode = unicode;
        this.icu = icu;
        this.scope = scope;
        this.characters = characters;
        this.named = named;
        this.characterBytes = characterBytes;
        this.lengths = lengths;
    }

    /**
     * Reads the layout that a header tells, believing nothing.
     *
     * @param header at least {@link #HEADER_LENGTH} bytes from position 0
     * @param length of the whole index, in bytes
     * @throws IndexFormatException that says where, what was wanted and what was found
     */
    static IndexLayout read(ByteBuffer header, long length) throws IndexFormatException {
        expect(MAGIC_AT, "it is no index", "magic %08X", MAGIC, header.getInt(MAGIC_AT));
        expect(FORMAT_AT, "it is of another version of this program", "format %d", FORMAT, header.getInt(FORMAT_AT));
        expect(LENGTH_AT, "it is cut short or damaged", "length %d", length, header.getInt(LENGTH_AT));
        expect(CRC_AT, DAMAGED, "checksum %08X", checksum(header), header.getInt(CRC_AT));
        int scope = header.getInt(SCOPE_AT);
        if (scope < 0 || scope >= Scope.values().length) {
            throw new IndexFormatException(
                    "it is damaged: offset %d: no scope has the number %d".formatted(SCOPE_AT, scope));
        }
        Map<Section, Integer> lengths = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            int at = section.lengthAt();
            int found = count(header, at, length);
            if (found % section.elementSize != 0) {
                throw new IndexFormatException(
                        "it is damaged: offset %d: %s of %d bytes can't be".formatted(at, section, found));
            }
            lengths.put(section, found);
        }
        IndexLayout layout = new IndexLayout(
                Version.unpacked(header.getInt(UNICODE_AT)),
                Version.unpacked(header.getInt(ICU_AT)),
                Scope.values()[scope],
                count(header, CHARACTERS_AT, length),
                count(header, NAMED_AT, length),
                count(header, CHARACTER_BYTES_AT, length),
                lengths);
        expect(LENGTH_AT, DAMAGED, "length %d", layout.length(), length);
        layout.checksum = header.getInt(CRC_AT);
        int words = layout.words(Section.WORD_ENTRIES);
        int slots = WordTable.slots(words) * Section.WORD_SLOTS.elementSize;
        expect(
                Section.WORD_SLOTS.lengthAt(),
                DAMAGED,
                "WORD_SLOTS of %d bytes",
                slots,
                layout.length(Section.WORD_SLOTS));
        layout.words(Section.OTHER_ENTRIES);
        return layout;
    }

    private static int count(ByteBuffer header, int at, long length) throws IndexFormatException {
        int count = header.getInt(at);
        if (count < 0 || count > length) {
            throw new IndexFormatException("it is damaged: offset %d: a count of %d can't be".formatted(at, count));
        }
        return count;
    }

    /** How many words a table has, of which there is one entry more. */
    private int words(Section entries) throws IndexFormatException {
        int words = length(entries) / entries.elementSize - 1;
        if (words < 0) {
            throw new IndexFormatException(
                    "it is damaged: offset %d: %s are missing".formatted(entries.lengthAt(), entries));
        }
        return words;
    }

    /** Writes the header for the sections that are there. */
    void seal(ByteBuffer image) {
        image.putInt(MAGIC_AT, MAGIC).putInt(FORMAT_AT, FORMAT).putInt(LENGTH_AT, (int) length());
        image.putInt(UNICODE_AT, unicode.packed()).putInt(ICU_AT, icu.packed()).putInt(SCOPE_AT, scope.ordinal());
        image.putInt(CHARACTERS_AT, characters).putInt(NAMED_AT, named).putInt(CHARACTER_BYTES_AT, characterBytes);
        for (Section section : Section.values()) {
            CRC32C crc = new CRC32C();
            crc.update(image.slice((int) start(section), lengths.get(section)));
            image.putInt(section.lengthAt(), lengths.get(section)).putInt(section.checksumAt(), (int) crc.getValue());
        }
        checksum = checksum(image);
        image.putInt(CRC_AT, checksum);
    }

    /** The checksum in the header, which holds those of all sections; 0 if the index was neither read nor sealed. */
    int checksum() {
        return checksum;
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, CRC_AT));
        int rest = CRC_AT + Integer.BYTES;
        crc.update(header.slice(rest, HEADER_LENGTH - rest));
        return (int) crc.getValue();
    }

    /** Refuses a section whose checksum is not the one in the header. */
    static void verify(Section section, CRC32C checksum, ByteBuffer header) throws IndexFormatException {
        int at = section.checksumAt();
        expect(at, DAMAGED, section + " with checksum %08X", header.getInt(at), (int) checksum.getValue());
    }

    Version unicode() {
        return unicode;
    }

    Version icu() {
        return icu;
    }

    Scope scope() {
        return scope;
    }

    /** How many lines of characters there are; behind them are those of emoji sequences. */
    int characters() {
        return characters;
    }

    /** How many characters have a name of their own. */
    int named() {
        return named;
    }

    /** Where the lines of characters end. */
    int characterBytes() {
        return characterBytes;
    }

    /** The offset of a section's first byte. */
    long start(Section section) {
        long start = HEADER_LENGTH;
        for (Section earlier : Section.values()) {
            if (earlier == section) {
                break;
            }
            start += lengths.get(earlier);
        }
        return start;
    }

    /** How many bytes a section has. */
    int length(Section section) {
        return lengths.get(section);
    }

    /** How many bytes there are in all. */
    long length() {
        return start(Section.NAMES) + length(Section.NAMES);
    }

    /** @param what how to write a number of that kind */
    private static void expect(int at, String verdict, String what, Number wanted, Number found)
            throws IndexFormatException {
        if (wanted.longValue() != found.longValue()) {
            throw new IndexFormatException("%s: offset %d: expected %s, found %s"
                    .formatted(verdict, at, what.formatted(wanted), what.formatted(found)));
        }
    }
}
