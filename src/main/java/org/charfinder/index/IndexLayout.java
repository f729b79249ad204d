package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.charfinder.unicode.Version;

/**
 * The bytes of an index on disk. Integers are big-endian; n, w, r, t and b count characters, words, runs, bytes of word
 * text and bytes of result lines. Checksums are CRC-32C (RFC 3720, appendix B.4).
 *
 * <pre>
 *      0 | magic "CHFI"   | format         | length of all  | checksum of the header, but these four |
 *     16 | Unicode        | ICU            | scope          | n | w | r | t | b                      |
 *     48 | for each of the five sections where it begins, and its checksum                           |
 *     88 | word entries   | w + 1 pairs of integers  | where a word begins in the text, which is its |
 *        |                |                          | first run; the last pair is t and r           |
 *        | word slots     | integers                 | a hash table: a word's number and 1, or 0     |
 *        | word text      | t bytes                  | ASCII, sorted, nothing between the words      |
 *        | runs           | r pairs of 8-byte bounds | of each word, ascending                       |
 *        | lines          | b bytes                  | UTF-8, as a client reads them, CR LF          |
 * </pre>
 *
 * A character's ordinal is its rank among the characters of the index, in code point order. Of a bound the higher half
 * is an ordinal, and the lower half where in the lines that of this character begins, see {@link Runs}.
 */
record IndexLayout(Version unicode, Version icu, Scope scope, int characters, int words, int runs, int textBytes, int lineBytes) {

    private static final String DAMAGED = "it is damaged";

    static final int MAGIC = 0x43484649; // "CHFI"
    static final int FORMAT = 2;

    static final int MAGIC_AT = 0;
    static final int FORMAT_AT = MAGIC_AT + Integer.BYTES;
    static final int LENGTH_AT = FORMAT_AT + Integer.BYTES;
    static final int CRC_AT = LENGTH_AT + Integer.BYTES;
    static final int UNICODE_AT = CRC_AT + Integer.BYTES;
    static final int ICU_AT = UNICODE_AT + Integer.BYTES;
    static final int SCOPE_AT = ICU_AT + Integer.BYTES;
    static final int COUNTS_AT = SCOPE_AT + Integer.BYTES;
    static final int SECTIONS_AT = COUNTS_AT + 5 * Integer.BYTES;
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
        WORD_ENTRIES,
        WORD_SLOTS,
        WORD_TEXT,
        RUNS,
        LINES;

        private int startAt() {
            return SECTIONS_AT + ordinal() * 2 * Integer.BYTES;
        }

        private int checksumAt() {
            return startAt() + Integer.BYTES;
        }
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
        IndexLayout layout =
                new IndexLayout(
                        Version.unpacked(header.getInt(UNICODE_AT)),
                        Version.unpacked(header.getInt(ICU_AT)),
                        Scope.values()[scope],
                        counts[0],
                        counts[1],
                        counts[2],
                        counts[3],
                        counts[4]);
        for (Section section : Section.values()) {
            int at = section.startAt();
            expect(at, DAMAGED, section + " at %d", layout.start(section), header.getInt(at));
        }
        expect(LENGTH_AT, DAMAGED, "length %d", layout.length(), length);
        return layout;
    }

    /** Writes the header for the sections that are there. */
    void seal(ByteBuffer image) {
        image.putInt(MAGIC_AT, MAGIC).putInt(FORMAT_AT, FORMAT).putInt(LENGTH_AT, (int) length());
        image.putInt(UNICODE_AT, unicode.packed()).putInt(ICU_AT, icu.packed()).putInt(SCOPE_AT, scope.ordinal());
        int[] counts = {characters, words, runs, textBytes, lineBytes};
        for (int i = 0; i < counts.length; i++) {
            image.putInt(COUNTS_AT + i * Integer.BYTES, counts[i]);
        }
        for (Section section : Section.values()) {
            CRC32C crc = new CRC32C();
            crc.update(image.slice((int) start(section), (int) size(section)));
            image.putInt(section.startAt(), (int) start(section)).putInt(section.checksumAt(), (int) crc.getValue());
        }
        image.putInt(CRC_AT, checksum(image));
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

    /** How many bytes a section has. */
    long size(Section section) {
        return switch (section) {
            case WORD_ENTRIES -> 2 * (words + 1L) * Integer.BYTES;
            case WORD_SLOTS -> (long) WordTable.slots(words) * Integer.BYTES;
            case WORD_TEXT -> textBytes;
            case RUNS -> 2L * runs * Long.BYTES;
            case LINES -> lineBytes;
        };
    }

    long length() {
        return start(Section.LINES) + size(Section.LINES);
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
