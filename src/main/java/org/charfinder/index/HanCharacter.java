package org.charfinder.index;

import java.util.List;

/**
 * What an index knows of an ideograph.
 *
 * @param radical the number of its Kangxi radical, 1 to 214; 0 if it is not known
 * @param strokes the number of its strokes
 * @param pinyin readings in Mandarin
 * @param on Sino-Japanese readings in katakana
 * @param kun native Japanese readings in hiragana
 * @param meaning in English; empty if there is none
 */
public record HanCharacter(
        int radical, int strokes, List<String> pinyin, List<String> on, List<String> kun, String meaning) {

    /** What is known of a character that is no ideograph. */
    public static final HanCharacter NONE = new HanCharacter(0, 0, List.of(), List.of(), List.of(), "");
}
