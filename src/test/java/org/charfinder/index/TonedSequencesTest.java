package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TonedSequencesTest {

    private static final CharacterLookup LOOKUP = new CharacterLookup(WholeIndex.INDEX);
    private static final Lines LINES = WholeIndex.INDEX.lines().get();

    private static String emoji(int line) {
        Runs found = LOOKUP.withoutTones(line);
        return found.count() == 0 ? "" : lineAt(found.linesStart(0)).split("\t", -1)[1];
    }

    private static String lineAt(int line) {
        byte[] bytes = new byte[LINES.end(line) - line];
        LINES.bytes().get(line, bytes);
        return new String(bytes, UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "👍🏽, 👍",
        "🕵🏿‍♀️, 🕵️‍♀️",
        "🧑🏻‍🦰, 🧑‍🦰",
        "🤝🏽, 🤝",
        "🫱🏻‍🫲🏿, 🤝",
        "👩🏿‍🤝‍👨🏻, 👫",
        "🧑🏻‍❤️‍💋‍🧑🏿, 💏",
        "👨🏻‍🐰‍👨🏿, 👯‍♂️",
        "👩🏻‍❤️‍👩🏻, 👩‍❤️‍👩",
        "👯‍♂️, ''",
        "🇫🇷, ''",
    })
    void a_sequence_with_skin_tones_varies_an_emoji(String sequence, String emoji) {
        assertThat(emoji(LOOKUP.sequence(sequence).linesStart(0))).isEqualTo(emoji);
    }

    @Test
    void every_sequence_with_skin_tones_varies_one() {
        Runs toned = LOOKUP.toned();
        List<String> without = new ArrayList<>();
        for (int i = 0; i < toned.count(); i++) {
            for (int line = toned.linesStart(i); line < toned.linesStop(i); line = LINES.end(line)) {
                if (!emoji(line).matches("[^\\x{1F3FB}-\\x{1F3FF}]+")) {
                    without.add(lineAt(line));
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(toned.total()).isGreaterThan(2000);
    }
}
