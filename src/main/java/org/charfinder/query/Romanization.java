package org.charfinder.query;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads how people type the readings of ideographs. */
final class Romanization {

    private static final String TONES = "\u0304\u0301\u030C\u0300"; // marks of the tones 1 to 4
    private static final char DIAERESIS = '\u0308';
    private static final char MACRON = '\u0304';
    private static final char CIRCUMFLEX = '\u0302'; // in place of a macron
    private static final int NEUTRAL_TONE = 5;

    private static final int MOST_FORMS = 4; // each o and e with a macron doubles their number

    private static final int KATAKANA = 'ァ' - 'ぁ'; // what a katakana is behind its hiragana
    private static final char FIRST_HIRAGANA = 'ぁ';
    private static final char LAST_HIRAGANA = 'ゖ';

    /** Pairs of an expression and its replacement: other romanizations as Hepburn's. */
    private static final List<List<String>> TO_HEPBURN = List.of(
            List.of("sy([auo])", "sh$1"),
            List.of("[zjd]y([auo])", "j$1"),
            List.of("ty([auo])", "ch$1"),
            List.of("si", "shi"),
            List.of("ti", "chi"),
            List.of("tu", "tsu"),
            List.of("(?<![sc])hu", "fu"),
            List.of("[zd]i", "ji"),
            List.of("du", "zu"));

    private Romanization() {}

    /**
     * A syllable of Mandarin as an index has it.
     *
     * @param typed {@code shuǐ}, {@code shui3}, {@code shui}, {@code nü3}, {@code nv3}, {@code nu:3}
     * @return {@code shui3}, {@code nv3}; without a digit if no tone is given
     */
    static String pinyin(String typed) {
        String text = Normalizer2.getNFKDInstance()
                .normalize(typed)
                .toLowerCase(Locale.ROOT)
                .replace("u:", "v");
        StringBuilder letters = new StringBuilder();
        int tone = 0; // not given
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int last = letters.length() - 1;
            if (TONES.indexOf(c) >= 0) {
                tone = TONES.indexOf(c) + 1;
            } else if (c == DIAERESIS && last >= 0) {
                letters.setCharAt(last, 'v');
            } else if (i == text.length() - 1 && c >= '0' && c <= '5') {
                tone = c == '0' ? NEUTRAL_TONE : c - '0';
            } else {
                letters.append(c);
            }
        }
        return Normalizer2.getNFCInstance().normalize(letters) + (tone == 0 ? "" : tone);
    }

    /**
     * The forms that a Japanese reading may have in an index.
     *
     * @param typed kana of either kind, or Latin letters, with macrons or without
     * @param katakana whether the index has katakana, not hiragana
     * @return forms with a space between two; empty if there is none
     */
    static String japanese(String typed, boolean katakana) {
        String kana = Normalizer2.getNFKCInstance() // full width of half-width kana
                .normalize(typed)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && "-.'’".indexOf(c) < 0)
                .map(c -> katakana && isHiragana(c) ? c + KATAKANA : c)
                .map(c -> !katakana && isHiragana(c - KATAKANA) ? c - KATAKANA : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String text = Normalizer2.getNFDInstance().normalize(kana.toLowerCase(Locale.ROOT));
        return text.isEmpty() || text.charAt(0) >= FIRST_HIRAGANA
                ? kana
                : String.join(
                        " ",
                        withLongVowels(text).stream().map(Romanization::hepburn).toList());
    }

    private static boolean isHiragana(int c) {
        return c >= FIRST_HIRAGANA && c <= LAST_HIRAGANA;
    }

    /** A macron may stand for a double vowel, for ou and for ei. */
    private static List<String> withLongVowels(String decomposed) {
        List<StringBuilder> forms = new ArrayList<>(List.of(new StringBuilder()));
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            char before = i == 0 ? c : decomposed.charAt(i - 1);
            boolean isLong = c == MACRON || c == CIRCUMFLEX;
            String other = isLong && before == 'o' ? "u" : isLong && before == 'e' ? "i" : "";
            if (!other.isEmpty() && forms.size() < MOST_FORMS) {
                List<StringBuilder> others = forms.stream()
                        .map(form -> new StringBuilder(form).append(other))
                        .toList();
                forms.forEach(form -> form.append(before));
                forms.addAll(others);
            } else {
                forms.forEach(form -> form.append(isLong ? before : c));
            }
        }
        return forms.stream().map(StringBuilder::toString).toList();
    }

    private static String hepburn(String latin) {
        String text = latin;
        for (List<String> replacement : TO_HEPBURN) {
            text = text.replaceAll(replacement.get(0), replacement.get(1));
        }
        return text;
    }
}
