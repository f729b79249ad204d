package org.charfinder.web.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.unicode.CodePoints;

/**
 * Reads which characters an address means: {@code U+265C}, {@code u+265c}, a sequence as {@code U+1F1EB U+1F1F7} or
 * {@code U+1F1EB-1F1F7}, or the characters themselves, {@code ♜}.
 */
final class CardAddress {

    /** The end of the address of a card as JSON. */
    static final String JSON = ".json";

    /** A code; the first of an address has its prefix. */
    private static final Pattern CODE = Pattern.compile("(?:[Uu]\\+)?0*([0-9A-Fa-f]{1,6})");

    private static final String PREFIX = "U+";
    private static final String SEPARATORS = "[ _-]";

    private final CharacterLookup index;

    CardAddress(CharacterLookup index) {
        this.index = index;
    }

    /**
     * Whether a path, which may be empty, can only be the address of a card, even if it is malformed: it has a code, or
     * a character beyond ASCII, or one character.
     */
    static boolean isCard(String path) {
        String text = withoutEnding(path.isEmpty() ? path : path.substring(1));
        return hasCodes(text)
                || (!text.isEmpty() && CodePoints.isSingle(text))
                || (text.indexOf('/') < 0 && text.chars().anyMatch(c -> c >= 0x80));
    }

    /** The address without {@code .json}. */
    static String withoutEnding(String text) {
        return text.endsWith(JSON) ? text.substring(0, text.length() - JSON.length()) : text;
    }

    /**
     * The characters that an address means.
     *
     * @param text the path without its start and without {@link #JSON}
     * @throws HttpError if there are no such characters
     */
    String characters(String text) throws HttpError {
        String characters = hasCodes(text) ? decoded(text) : text;
        if (!CodePoints.isSingle(characters) && index.sequence(characters).count() == 0) {
            throw HttpError.unknownCharacter("these characters are no emoji together");
        }
        return characters;
    }

    private static boolean hasCodes(String text) {
        return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static String decoded(String codes) throws HttpError {
        StringBuilder characters = new StringBuilder();
        for (String code : codes.split(SEPARATORS, -1)) {
            Matcher matcher = CODE.matcher(code);
            if (!matcher.matches()) {
                throw HttpError.unknownCharacter("no code point is written so; try /U+265C");
            }
            int codePoint = Integer.parseInt(matcher.group(1), 16);
            if (!Character.isValidCodePoint(codePoint)) {
                throw HttpError.unknownCharacter("there is no such code point; the last one is U+10FFFF");
            }
            characters.appendCodePoint(codePoint);
        }
        return characters.toString();
    }
}
