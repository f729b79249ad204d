package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * Codes as the Standard writes them that stand in a text, such as a line of a result: {@code the rook (U+265C)}.
 *
 * @param groups the codes; a group has those with nothing but white space, punctuation or "and" between them
 * @param rest the text without the codes
 */
record CodesAmongWords(List<CodePointRanges> groups, String rest) {

    /** Members of JSON objects, as {@code find --format json} writes them. */
    private static final String JSON_NAME = "\"[a-z]+\" *:";

    /**
     * Reads a text.
     *
     * @param typed any text
     * @return null if there is no code in it
     * @throws QueryException if a code is beyond U+10FFFF or a range runs backwards
     */
    static @Nullable CodesAmongWords read(String typed) throws QueryException {
        String text = StandardNotation.withoutChains(typed).toString();
        List<CodePointRanges> groups = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int copied = 0; // the end of what is in a group or in the rest
        for (int plus = text.indexOf('+'); plus > 0; plus = text.indexOf('+', plus + 1)) {
            CodeScanner scanner = new CodeScanner(text);
            scanner.moveTo(plus);
            StandardNotation.Range range =
                    isBeginning(text, plus, copied) ? StandardNotation.read(scanner, true) : null;
            if (range != null && (scanner.isAtEnd() || !isPartOfToken(text.charAt(scanner.at())))) {
                String between = text.substring(copied, plus - 1);
                rest.append(between).append(' ');
                if (groups.isEmpty() || !CodePointParser.isJoint(between)) {
                    groups.add(new CodePointRanges());
                }
                groups.get(groups.size() - 1).addTyped(range.first(), range.last());
                copied = scanner.at();
                plus = copied - 1;
            }
        }
        return groups.isEmpty()
                ? null
                : new CodesAmongWords(
                        groups, rest.append(text.substring(copied)).toString().replaceAll(JSON_NAME, " "));
    }

    /** Whether a token begins with the U before a plus sign. */
    private static boolean isBeginning(String text, int plus, int from) {
        return plus > from
                && (text.charAt(plus - 1) == 'U' || text.charAt(plus - 1) == 'u')
                && (plus - 1 == from || !isPartOfToken(text.charAt(plus - 2)))
                && !isValue(text, plus - 1);
    }

    /** Whether a text at an offset is part of the value of a filter, as in {@code like:U+0061}. */
    private static boolean isValue(String text, int at) {
        int start = at;
        while (start > 0 && !WhiteSpace.contains(text.charAt(start - 1))) {
            start--;
        }
        int colon = text.indexOf(':', start);
        return colon > 0
                && colon < at
                && FilterParser.FIELDS.contains(text.substring(start, colon).toLowerCase(Locale.ROOT));
    }

    private static boolean isPartOfToken(char c) {
        return c == '_' || c == '+' || Character.isLetterOrDigit(c);
    }
}
