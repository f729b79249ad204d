package org.charfinder.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.charfinder.unicode.Ascii;

/**
 * Folds text, so that what is easily typed for a name equals it, and cuts it into words.
 *
 * <p>Folding is NFKC_Casefold (the Unicode Standard, section 3.13), which removes default-ignorable characters, and
 * then what {@link PrimaryLevel} makes equal. Words are runs of letters, digits and the marks that are left. A
 * quotation mark between two letters is part of a word and removed, as gershayim are. ASCII needs no tables.
 */
public final class Folding {

    /** Words that a whole name may lack. */
    static final Set<String> FILLERS = Set.of("letter", "sign", "symbol", "character", "of", "the", "emoji");

    private static final Pattern UMLAUT = Pattern.compile("([aou])e");

    private Folding() {}

    /**
     * The words of a text, folded.
     *
     * @param text any
     * @return in order, with repetitions
     */
    public static List<String> words(CharSequence text) {
        return cut(fold(text));
    }

    /**
     * The words of a folded text.
     *
     * @param folded as {@link #fold} returns it
     * @return in order, with repetitions; each is a part of the text
     */
    public static List<String> cut(String folded) {
        List<String> words = new ArrayList<>();
        int start = -1; // of the word that is being read
        for (int i = 0; i < folded.length(); ) {
            int codePoint = folded.codePointAt(i);
            if (isPartOfWord(codePoint)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            i += Character.charCount(codePoint);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words;
    }

    /** The words that are to be indexed besides: those that apostrophes separate, joined, as {@code oclock}. */
    static List<String> joinedWords(String folded) {
        return folded.indexOf('\'') > 0 ? cut(folded.replace("'", "")) : List.of();
    }

    /**
     * Separates what a writer of programs joins: {@code leftRightArrow}, {@code thumbs_up}.
     *
     * @param text any
     * @return the text with a space between a lower-case letter and an upper-case one, and for each underscore
     */
    public static String separated(CharSequence text) {
        int joined = 0;
        while (joined < text.length() && text.charAt(joined) != '_' && !isJoined(text, joined)) {
            joined++;
        }
        if (joined == text.length()) {
            return text.toString(); // as nearly all names
        }
        StringBuilder separated = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isJoined(text, i)) {
                separated.append(' ');
            }
            separated.append(c == '_' ? ' ' : c);
        }
        return separated.toString();
    }

    private static boolean isJoined(CharSequence text, int i) {
        return i > 0 && Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
    }

    /**
     * Tells whether a text, folded, may have a letter or a digit of ASCII. This takes far less time than to fold it, as
     * most names are in scripts that have none.
     *
     * @param text any
     * @return false only if it has none
     */
    public static boolean mayHaveAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Ascii.contains(c) ? Ascii.isLetterOrDigit(c) : FoldingBeyondAscii.mayFoldToAscii(c)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a text, folded, may have some letters and digits one behind the other, in a word or in several.
     * This allocates nothing, and takes less time than to fold the text.
     *
     * @param text any
     * @param letters folded, in ASCII, one or more
     * @return false only if it has not
     */
    public static boolean mayHave(CharSequence text, String letters) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Ascii.contains(c) && FoldingBeyondAscii.mayFoldToSeveral(c)) {
                return true;
            }
            if (isAt(i, text, letters)) {
                return true;
            }
        }
        return false;
    }

    /** Whether letters may begin with the char at an index. */
    private static boolean isAt(int start, CharSequence text, String letters) {
        int matched = 0;
        for (int i = start; i < text.length() && matched < letters.length(); i++) {
            char c = text.charAt(i);
            int folded = Ascii.contains(c) ? lowerCase(c) : FoldingBeyondAscii.foldedToOne(c);
            if (folded == letters.charAt(matched)) {
                matched++;
            } else if (folded < 0) {
                return i > start; // a mark may leave the letters before it as they are
            } else if (i == start || Character.isLetterOrDigit(folded)) {
                return false;
            }
        }
        return matched == letters.length();
    }

    /**
     * The key by which a whole name is found: its folded words with nothing between them, as loose matching has it
     * (UAX #44, UAX44-LM2).
     *
     * @param words of the name
     * @return empty if there are none
     */
    public static String key(List<String> words) {
        return String.join("", words);
    }

    /**
     * The same without fillers.
     *
     * @param words of the name
     * @return the whole key if there are no other words
     */
    public static String keyWithoutFillers(List<String> words) {
        return key(withoutFillers(words));
    }

    /**
     * Words without those that a whole name may lack, such as {@code sign}.
     *
     * @param words folded
     * @return the words themselves if there are no others
     */
    public static List<String> withoutFillers(List<String> words) {
        List<String> left = new ArrayList<>(words);
        left.removeAll(FILLERS);
        return left.isEmpty() ? words : left;
    }

    /**
     * A word without the e that stands for the dots of a German umlaut.
     *
     * @param word folded
     * @return {@code bar} for {@code baer}; the word itself if it has no such e
     */
    public static String withoutUmlauts(String word) {
        return UMLAUT.matcher(word).replaceAll("$1");
    }

    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    /**
     * Folds a text.
     *
     * @param text any
     * @return the folded text, with separators still in it, all apostrophes being one
     */
    public static String fold(CharSequence text) {
        return withoutInnerQuotes(Ascii.containsAll(text) ? lowerCase(text) : FoldingBeyondAscii.fold(text));
    }

    private static String withoutInnerQuotes(String text) {
        if (text.indexOf('"') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean inner = text.charAt(i) == '"'
                    && i > 0
                    && i < text.length() - 1
                    && isPartOfWord(text.codePointBefore(i))
                    && isPartOfWord(text.codePointAt(i + 1));
            if (!inner) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    /** A text in ASCII, in lower case, all apostrophes being one. */
    static String lowerCase(CharSequence ascii) {
        StringBuilder lower = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            lower.append(c == '`' ? '\'' : lowerCase(c));
        }
        return lower.toString();
    }

    /** A character of ASCII, in lower case if it is a letter. */
    static char lowerCase(char ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + ('a' - 'A')) : ascii;
    }

    private static boolean isPartOfWord(int codePoint) {
        return Ascii.contains(codePoint)
                ? (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9')
                : FoldingBeyondAscii.isPartOfWord(codePoint);
    }

    /**
     * Tells whether a character is a word by itself: an ideograph, a syllable of kana or Hangul.
     *
     * @param codePoint any
     * @return false for the letters of alphabets
     */
    public static boolean isWord(int codePoint) {
        return !Ascii.contains(codePoint) && FoldingBeyondAscii.isWord(codePoint);
    }
}
