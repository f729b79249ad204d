package org.charfinder.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Names that are a prefix and the code point in hex (rule NR2 of the Standard, section 4.8), which is no word of the
 * index: each of these characters, two thirds of all, would have a word of its own. Further names of that rule, such as
 * {@code TANGUT IDEOGRAPH-17000}, do have it as a word.
 */
final class NumberedNames {

    private static final String UNIFIED = "CJK UNIFIED IDEOGRAPH-";
    private static final String COMPATIBILITY = "CJK COMPATIBILITY IDEOGRAPH-";
    private static final List<String> PREFIXES =
            List.of(UNIFIED, COMPATIBILITY, "JURCHEN CHARACTER-", "SMALL SEAL CHARACTER-");
    private static final List<byte[]> BYTES =
            PREFIXES.stream().map(prefix -> prefix.getBytes(ISO_8859_1)).toList();

    private NumberedNames() {}

    /** Whether a name is of an ideograph that the Unihan database describes. */
    static boolean isHan(String name) {
        return name.startsWith(UNIFIED) || name.startsWith(COMPATIBILITY);
    }

    /** The part of a name whose words are indexed: without the code point. */
    static String indexedPart(String name) {
        boolean numbered = PREFIXES.stream().anyMatch(name::startsWith);
        return numbered ? name.substring(0, name.lastIndexOf('-')) : name;
    }

    /** Whether the name at an offset of some lines is one of them. */
    static boolean isAt(ByteBuffer lines, int name) {
        return BYTES.stream().anyMatch(prefix -> begins(lines, name, prefix));
    }

    private static boolean begins(ByteBuffer bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.get(at + i) != wanted[i]) { // stops at a line end at the latest
                return false;
            }
        }
        return true;
    }
}
