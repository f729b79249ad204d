package org.charfinder.pick;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import org.charfinder.pick.Widths.Shape;
import org.charfinder.unicode.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns of text. */
class WidthsTest {

    private final Widths widths = new Widths();

    @ParameterizedTest
    @CsvSource({
        "rook, 4",
        "\u265C, 1",
        "\u6C34, 2",
        "\uFF21, 2",
        "\u05D0, 1",
        "e\u0301, 1",
        "\u25CC\u0301, 1",
        "\uD55C, 2",
        "\u1112\u1161\u11AB, 2",
        "\u2764, 1",
        "\u2764\uFE0F, 2",
        "\u2764\uFE0E, 1",
        "1\uFE0F\u20E3, 2",
        "\uD83D\uDE00, 2",
        "\uD83C\uDDEB\uD83C\uDDF7, 2",
        "\uD83D\uDC69\u200D\uD83D\uDE80, 2",
        "\uD83D\uDC4D\uD83C\uDFFD, 2",
        "\u0915\u093F, 2",
        "a\u6C34b, 4",
        "\u0D4Eka, 3",
    })
    void graphemes_have_columns(String text, int columns) {
        assertThat(widths.of(text)).isEqualTo(columns);
    }

    @Test
    void every_character_takes_one_column_to_nine() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            assertThat(widths.of(Picture.safely(c))).as(UCharacter.getName(c)).isBetween(1, 9);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void what_the_terminal_answers_has_precedence(Shape shape) {
        assertThat(widths.learn(shape, widths.of(shape.sample()))).isFalse();
        assertThat(widths.learn(shape, 5)).isTrue();
        assertThat(widths.of(shape.sample())).isEqualTo(5);
        assertThat(widths.learn(shape, 0)).as("no terminal shows it in none").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"rook, 4, rook", "rook, 3, ro\u2026", "\u6C34\u6C34, 3, \u6C34\u2026", "\u6C34\u6C34, 2, \u2026"})
    void what_is_too_long_is_cut_between_graphemes(String text, int columns, String cut) {
        assertThat(widths.clip(text, columns)).isEqualTo(cut);
    }

    @Test
    void answers_belong_to_the_questions_in_their_order() {
        WidthProbe probe = new WidthProbe(widths);
        assertThat(probe.question(23)).contains(Shape.FLAG.sample()).startsWith("\u001B[?25l\u001B[24;1H");
        for (Shape shape : Shape.values()) {
            boolean last = shape == Shape.AMBIGUOUS;
            assertThat(probe.answer(Key.at(Key.CURSOR, shape == Shape.KEYCAP ? 1 : widths.of(shape.sample()), 23)))
                    .isEqualTo(last);
        }
        assertThat(widths.of(Shape.KEYCAP.sample())).isEqualTo(1);
        assertThat(probe.answer(Key.at(Key.CURSOR, 7, 7))).as("not asked").isFalse();
    }
}
