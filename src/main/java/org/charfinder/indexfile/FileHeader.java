package org.charfinder.indexfile;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.charfinder.index.IndexSections;
import org.charfinder.index.IndexSections.Contents;
import org.charfinder.index.IndexSections.Scope;
import org.charfinder.index.Section;
import org.charfinder.unicode.NameData;
import org.charfinder.unicode.Version;

/**
 * The header of an index file, which tells where its sections are. Integers are big-endian; checksums are CRC-32C (RFC
 * 3720, appendix B.4).
 *
 * <pre>
 *      0 | magic "CHFI"   | format         | length of all  | checksum of the header, but these four |
 *     16 | Unicode        | ICU            | names          | scope          | characters            |
 *     36 | how many characters have a name | bytes of the lines of characters                        |
 *     44 | for each of the twenty-five sections its length in bytes, and its checksum                |
 *    244 | word entries   | w + 1 pairs of integers  | where a word begins in the text, which is its |
 *        |                |                          | first run; the last pair is where both end    |
 *        | word slots     | integers                 | a hash table: a word's number and 1, or 0     |
 *        | word text      | ASCII                    | sorted, nothing between the words             |
 *        | runs           | pairs of 8-byte bounds   | of each word, ascending                       |
 *        | samples        | integers                 | where every 64th line begins                  |
 *        | segments       | pairs of integers        | the first code point of each sequence of      |
 *        |                |                          | neighbours, and its ordinal                   |
 *        | lines          | UTF-8                    | as a client reads them, CR LF                 |
 *        | copy starts    | integers                 | where the copies of lines of a word begin     |
 *        | line copies    | UTF-8                    | lines again, so that they are one behind the  |
 *        |                |                          | other for each word with many runs            |
 *        | other blocks   | pairs of integers        | of sixteen words of other names: where they   |
 *        |                |                          | begin in the text, which is their first list  |
 *        | other text     | UTF-8 and numbers        | sorted, each as what differs from the last    |
 *        | postings       | lists of items           | of each of these words                        |
 *        | items          | four times 8 bytes       | the two bounds of what has other names, where |
 *        |                |                          | its names begin, and what it consists of      |
 *        | names          | UTF-8                    | of each item, a line for each name            |
 *        | keys           | 8-byte numbers           | of each whole name, folded: hash, item, rank  |
 *        | typed          | 8-byte numbers           | the same of each name as it is typed          |
 *        | whole names    | bits                     | of hashes that keys, typed and glosses have   |
 *        | name word starts | integers               | where the list of each word of names begins   |
 *        | name word items  | lists of items         | that have the word in any of their names      |
 *        | Han segments   | three times 8 bytes      | the two bounds of consecutive ideographs, and |
 *        |                |                          | the first code point                          |
 *        | Han strokes    | pairs of bytes           | radical and strokes of each ideograph         |
 *        | Han texts      | 2-byte numbers of words  | of the readings and meaning of each ideograph |
 *        | Han words      | UTF-8                    | a line for each, in groups                    |
 *        | Han glosses    | 8-byte numbers           | of each gloss: hash, ideograph, rank          |
 *        | shown          | blocks, deflated         | of each item, its names as they are shown     |
 * </pre>
 *
 * Names is the checksum of the resources that the names are from, {@link NameData#CHECKSUM}.
 *
 * <p>A character's ordinal is its rank among the lines of the index: first those of characters in code point order,
 * then those of emoji sequences. The higher half of a bound is an ordinal, the lower half is the offset of its line in
 * the lines; see {@link org.charfinder.index.Runs}.
 */
final class FileHeader {

    private static final String DAMAGED = "it is damaged";

    static final int MAGIC = 0x43484649; // "CHFI"
    static final int FORMAT = 7;

    static final int MAGIC_AT = 0;
    static final int FORMAT_AT = MAGIC_AT + Integer.BYTES;
    static final int LENGTH_AT = FORMAT_AT + Integer.BYTES;
    static final int CRC_AT = LENGTH_AT + Integer.BYTES;
    static final int UNICODE_AT = CRC_AT + Integer.BYTES;
    static final int ICU_AT = UNICODE_AT + Integer.BYTES;
    static final int NAMES_AT = ICU_AT + Integer.BYTES;
    static final int SCOPE_AT = NAMES_AT + Integer.BYTES;
    static final int CHARACTERS_AT = SCOPE_AT + Integer.BYTES;
    static final int NAMED_AT = CHARACTERS_AT + Integer.BYTES;
    static final int CHARACTER_BYTES_AT = NAMED_AT + Integer.BYTES;
    static final int SECTIONS_AT = CHARACTER_BYTES_AT + Integer.BYTES;
    static final int LENGTH = SECTIONS_AT + Section.all().size() * 2 * Integer.BYTES;

    private final ByteBuffer bytes; // absolute access only

    private FileHeader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a header from a file, and refuses one that does not add up.
     *
     * @param bytes at least {@link #LENGTH} bytes from position 0
     * @param fileLength in bytes
     * @throws IndexFormatException that says where, what was expected and what was found
     */
    static FileHeader read(ByteBuffer bytes, long fileLength) throws IndexFormatException {
        FileHeader header = new FileHeader(bytes);
        header.verify(fileLength);
        return header;
    }

    private void verify(long fileLength) throws IndexFormatException {
        expect(MAGIC_AT, "it is no index", "magic %08X", MAGIC, bytes.getInt(MAGIC_AT));
        expect(FORMAT_AT, "it is of another version of this program", "format %d", FORMAT, bytes.getInt(FORMAT_AT));
        expect(LENGTH_AT, "it is cut short or damaged", "length %d", fileLength, bytes.getInt(LENGTH_AT));
        expect(CRC_AT, DAMAGED, "checksum %08X", computedChecksum(), bytes.getInt(CRC_AT));
        int scope = bytes.getInt(SCOPE_AT);
        if (scope < 0 || scope >= Scope.values().length) {
            throw new IndexFormatException(
                    "it is damaged: offset %d: no scope has the number %d".formatted(SCOPE_AT, scope));
        }
        for (Section<?> section : Section.all()) {
            int found = verifyCount(lengthAt(section), fileLength);
            if (found % section.elementSize() != 0) {
                throw new IndexFormatException("it is damaged: offset %d: %s of %d bytes can't be"
                        .formatted(lengthAt(section), section, found));
            }
        }
        verifyCount(CHARACTERS_AT, fileLength);
        verifyCount(NAMED_AT, fileLength);
        verifyCount(CHARACTER_BYTES_AT, fileLength);
        expect(LENGTH_AT, DAMAGED, "length %d", start(Section.all().size()), fileLength);
        int slots = Section.slotsFor(words(Section.WORD_ENTRIES)) * Section.WORD_SLOTS.elementSize();
        int found = length(Section.WORD_SLOTS);
        expect(lengthAt(Section.WORD_SLOTS), DAMAGED, "WORD_SLOTS of %d bytes", slots, found);
        words(Section.OTHER_BLOCKS);
    }

    private int verifyCount(int at, long fileLength) throws IndexFormatException {
        int count = bytes.getInt(at);
        if (count < 0 || count > fileLength) {
            throw new IndexFormatException("it is damaged: offset %d: a count of %d can't be".formatted(at, count));
        }
        return count;
    }

    /** How many words a table has, of which there is one entry more. */
    private int words(Section<?> entries) throws IndexFormatException {
        int words = length(entries) / entries.elementSize() - 1;
        if (words < 0) {
            throw new IndexFormatException(
                    "it is damaged: offset %d: %s are missing".formatted(lengthAt(entries), entries));
        }
        return words;
    }

    /**
     * Makes the header of an index.
     *
     * @param contents of all sections, in order, each from position to limit; not changed
     */
    static FileHeader of(IndexSections index, ByteBuffer... contents) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        FileHeader header = new FileHeader(bytes);
        bytes.putInt(MAGIC_AT, MAGIC)
                .putInt(FORMAT_AT, FORMAT)
                .putInt(UNICODE_AT, index.unicode().packed());
        bytes.putInt(ICU_AT, index.icu().packed())
                .putInt(NAMES_AT, index.names())
                .putInt(SCOPE_AT, index.scope().ordinal());
        bytes.putInt(CHARACTERS_AT, index.characters()).putInt(NAMED_AT, index.named());
        bytes.putInt(CHARACTER_BYTES_AT, index.characterBytes());
        for (Section<?> section : Section.all()) {
            ByteBuffer content = contents[section.number()];
            CRC32C crc = new CRC32C();
            crc.update(content.duplicate());
            bytes.putInt(lengthAt(section), content.remaining());
            bytes.putInt(checksumAt(section), (int) crc.getValue());
        }
        bytes.putInt(LENGTH_AT, (int) header.start(Section.all().size()));
        bytes.putInt(CRC_AT, header.computedChecksum());
        return header;
    }

    /** The numbers of an index, and where its contents are. */
    IndexSections sections(Contents contents) {
        return new IndexSections(
                Version.unpacked(bytes.getInt(UNICODE_AT)),
                Version.unpacked(bytes.getInt(ICU_AT)),
                bytes.getInt(NAMES_AT),
                Scope.values()[bytes.getInt(SCOPE_AT)],
                bytes.getInt(CHARACTERS_AT),
                bytes.getInt(NAMED_AT),
                bytes.getInt(CHARACTER_BYTES_AT),
                contents);
    }

    /** The bytes of the header, with a position of their own. */
    ByteBuffer bytes() {
        return bytes.duplicate().position(0).limit(LENGTH);
    }

    /** The checksum of the header, which holds those of all sections: no two indexes have the same. */
    int checksum() {
        return bytes.getInt(CRC_AT);
    }

    private int computedChecksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, CRC_AT));
        int rest = CRC_AT + Integer.BYTES;
        crc.update(bytes.slice(rest, LENGTH - rest));
        return (int) crc.getValue();
    }

    /** Refuses a section whose checksum is not the one in the header. */
    void verify(Section<?> section, CRC32C checksum) throws IndexFormatException {
        int at = checksumAt(section);
        expect(at, DAMAGED, section + " with checksum %08X", bytes.getInt(at), (int) checksum.getValue());
    }

    /** The offset of a section's first byte in the file. */
    long start(Section<?> section) {
        return start(section.number());
    }

    private long start(int sectionNumber) {
        long start = LENGTH;
        for (int i = 0; i < sectionNumber; i++) {
            start += length(Section.all().get(i));
        }
        return start;
    }

    /** The length of a section in bytes. */
    int length(Section<?> section) {
        return bytes.getInt(lengthAt(section));
    }

    private static int lengthAt(Section<?> section) {
        return SECTIONS_AT + section.number() * 2 * Integer.BYTES;
    }

    private static int checksumAt(Section<?> section) {
        return lengthAt(section) + Integer.BYTES;
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
