package org.charfinder.pick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that is typed; | is the cursor. */
class QueryLineTest {

    private final QueryLine line = new QueryLine();

    private void start(String shown) {
        int cursor = shown.indexOf('|');
        line.set(shown.substring(cursor + 1));
        line.start();
        line.insert(shown.substring(0, cursor));
    }

    private String shown() {
        return line.before() + "|" + line.text().substring(line.before().length());
    }

    private void press(String key) {
        switch (key) {
            case "left" -> line.left();
            case "right" -> line.right();
            case "word left" -> line.wordLeft();
            case "word right" -> line.wordRight();
            case "end" -> line.end();
            case "delete" -> line.delete(line::right);
            case "backspace" -> line.delete(line::left);
            case "delete word" -> line.delete(line::wordLeft);
            case "delete to start" -> line.delete(line::start);
            default -> line.insert(key);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'ab|', left, 'a|b'",
        "'|ab', left, '|ab'",
        "'ab|', right, 'ab|'",
        "'|ab', right, 'a|b'",
        "'chess rook|', word left, 'chess |rook'",
        "'chess |rook', word left, '|chess rook'",
        "'|chess rook', word right, 'chess| rook'",
        "'a|b', end, 'ab|'",
        "'a|b', x, 'ax|b'",
        "'a|b', delete, 'a|'",
        "'a|b', backspace, '|b'",
        "'|ab', backspace, '|ab'",
        "'chess rook |x', delete word, 'chess |x'",
        "'chess ro|x', delete to start, '|x'",
    })
    void keys_edit(String before, String key, String after) {
        start(before);
        press(key);
        assertThat(shown()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"e\u0301", "\uD83D\uDC69\u200D\uD83D\uDE80", "\uD83C\uDDEB\uD83C\uDDF7", "\u2764\uFE0F"})
    void a_grapheme_is_deleted_as_a_whole(String grapheme) {
        line.set("a" + grapheme);
        line.delete(line::left);
        assertThat(line.text()).isEqualTo("a");
    }

    @Test
    void of_several_lines_the_first_one_is_pasted_without_controls() {
        line.insert("\n\u0007chess\trook\u001B[A\nsnowman\n");
        assertThat(line.text()).isEqualTo("chess rook[A");
    }

    @Test
    void a_line_is_not_endless() {
        line.insert("x".repeat(100_000));
        assertThat(line.text()).hasSizeLessThanOrEqualTo(1000);
    }
}
