package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.charfinder.unicode.Version;

/**
 * The bytes of an index, in memory and on disk alike. Integers are big-endian; n, w, r, t and b count characters, words,
 * runs, bytes of word text and bytes of result lines.
 *
 * <pre>
 *      0 | magic "CHFI"   | format         | length of all  | CRC-32C of all but this    |
 *     16 | Unicode        | ICU            | scope          | n | w | r | t | b          |
 *     48 | where each of the seven sections begins                                       |
 *     76 | line starts    | n + 1 integers | into the lines, the last one is b            |
 *        | code points    | n integers     | ascending                                    |
 *        | word starts    | w + 1 integers | into the words, the last one is t            |
 *        | run starts     | w + 1 integers | which run is each word's first, the last is r |
 *        | runs           | 2r integers    | first and last ordinal, ascending in a word  |
 *        | words          | t bytes        | ASCII, sorted, nothing between them          |
 *        | lines          | b bytes        | UTF-8, as a client reads them, CR LF         |
 * </pre>
 *
 * A character's ordinal is its rank among the characters of the index, in code point order.
 */
final class IndexLayout {

    private static final String DAMAGED = "it is damaged";

    static final int MAGIC = 0x43484649; // "CHFI"
    static final int FORMAT = 1;

    static final int MAGIC_AT = 0;
    static final int FORMAT_AT = MAGIC_AT + Integer.BYTES;
    static final int LENGTH_AT = FORMAT_AT + Integer.BYTES;
    static final int CRC_AT = LENGTH_AT + Integer.BYTES;
    static final int UNICODE_AT = CRC_AT + Integer.BYTES;
    static final int ICU_AT = UNICODE_AT + Integer.BYTES;
    static final int SCOPE_AT = ICU_AT + Integer.BYTES;
    static final int COUNTS_AT = SCOPE_AT + Integer.BYTES;
    static final int SECTIONS_AT = COUNTS_AT + 5 * Integer.BYTES;
    static final int HEADER_LENGTH = SECTIONS_AT + Section.values().length * Integer.BYTES;

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
        LINE_STARTS,
        CODE_POINTS,
        WORD_STARTS,
        RUN_STARTS,
        RUNS,
        WORDS,
        LINES
    }

    final int characters;
    final int words;
    final int runs;
    final int wordBytes;
    final int lineBytes;

    IndexLayout(int characters, int words, int runs, int wordBytes, int lineBytes) {
        this.characters = characters;
        this.words = words;
        this.runs = runs;
        this.wordBytes = wordBytes;
        this.lineBytes = lineBytes;
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
        int scope = header.getInt(SCOPE_AT);
        if (scope < 0 || scope >= Scope.values().length) {
            throw new IndexFormatException("it is damaged: offset %d: no scope has the number %d".formatted(SCOPE_AT, scope));
        }
        int[] counts = new int[5];
        for (int i = 0; i < counts.length; i++) {
            int at = COUNTS_AT + i * Integer.BYTES;
            counts[i] = header.getInt(at);
            if (counts[i] < 0 || counts[i] > length) {
                throw new IndexFormatException("it is damaged: offset %d: a count of %d can't be".formatted(at, counts[i]));
            }
        }
        IndexLayout layout = new IndexLayout(counts[0], counts[1], counts[2], counts[3], counts[4]);
        for (Section section : Section.values()) {
            int at = SECTIONS_AT + section.ordinal() * Integer.BYTES;
            expect(at, DAMAGED, section + " at %d", layout.start(section), header.getInt(at));
        }
        expect(LENGTH_AT, DAMAGED, "length %d", layout.length(), length);
        return layout;
    }

    /** Writes all of the header but the checksum, which {@link #seal} adds when the sections are there. */
    void writeHeader(ByteBuffer image, Version unicode, Version icu, Scope scope) {
        image.putInt(MAGIC_AT, MAGIC).putInt(FORMAT_AT, FORMAT).putInt(LENGTH_AT, (int) length());
        image.putInt(UNICODE_AT, unicode.packed()).putInt(ICU_AT, icu.packed()).putInt(SCOPE_AT, scope.ordinal());
        int[] counts = {characters, words, runs, wordBytes, lineBytes};
        for (int i = 0; i < counts.length; i++) {
            image.putInt(COUNTS_AT + i * Integer.BYTES, counts[i]);
        }
        for (Section section : Section.values()) {
            image.putInt(SECTIONS_AT + section.ordinal() * Integer.BYTES, (int) start(section));
        }
    }

    static void seal(ByteBuffer image) {
        image.putInt(CRC_AT, checksum(image));
    }

    /** CRC-32C (RFC 3720, appendix B.4) of all bytes but the four that hold it. */
    static int checksum(ByteBuffer image) {
        CRC32C crc = new CRC32C();
        crc.update(image.slice(0, CRC_AT));
        int rest = CRC_AT + Integer.BYTES;
        crc.update(image.slice(rest, image.capacity() - rest));
        return (int) crc.getValue();
    }

    /** The offset of a section's first byte. */
    long start(Section section) {
        long start = HEADER_LENGTH;
        for (Section earlier : Section.values()) {
            if (earlier == section) {
                break;
            }
            start += size(earlier);
        }
        return start;
    }

    long length() {
        return start(Section.LINES) + size(Section.LINES);
    }

    private long size(Section section) {
        return switch (section) {
            case LINE_STARTS -> (characters + 1L) * Integer.BYTES;
            case CODE_POINTS -> (long) characters * Integer.BYTES;
            case WORD_STARTS, RUN_STARTS -> (words + 1L) * Integer.BYTES;
            case RUNS -> 2L * runs * Integer.BYTES;
            case WORDS -> wordBytes;
            case LINES -> lineBytes;
        };
    }

    /** Refuses an image whose checksum is not that of its bytes. */
    static void verify(ByteBuffer image) throws IndexFormatException {
        expect(CRC_AT, DAMAGED, "checksum %08X", checksum(image), image.getInt(CRC_AT));
    }

    /** @param what how to write a number of that kind */
    private static void expect(int at, String verdict, String what, Number wanted, Number found)
            throws IndexFormatException {
        if (wanted.longValue() != found.longValue()) {
            throw new IndexFormatException(
                    "%s: offset %d: expected %s, found %s"
                            .formatted(verdict, at, what.formatted(wanted), what.formatted(found)));
        }
    }
}
