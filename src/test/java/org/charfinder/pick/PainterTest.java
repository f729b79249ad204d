package org.charfinder.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.charfinder.pick.Line.Span;
import org.charfinder.pick.Line.Style;
import org.charfinder.pick.PickOptions.Colors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to the terminal. */
class PainterTest {

    private final Painter painter = new Painter(new Widths(), Palette.NONE);

    private static Frame frame(String... lines) {
        return new Frame(
                Stream.of(lines)
                        .map(line -> new Line(List.of(new Span(line, Style.PLAIN))))
                        .toList(),
                3);
    }

    private String paint(String... lines) {
        return painter.paint(frame(lines)).replace("\u001B[", "<");
    }

    @Test
    void only_lines_that_have_changed_are_painted() {
        assertThat(paint("one", "two")).contains("<2J", "one", "two").endsWith("<1;4H<?25h<?2026l");
        assertThat(paint("one", "three")).contains("<2;1H", "three").doesNotContain("one", "<2J");
        painter.forget();
        assertThat(paint("one", "three")).contains("<2J", "one", "three");
    }

    @Test
    void a_frame_of_another_size_is_painted_as_a_whole() {
        paint("one", "two");
        assertThat(paint("one")).contains("<2J", "one");
    }

    @Test
    void behind_a_character_beyond_ascii_the_cursor_is_placed_where_it_must_be() {
        assertThat(paint("a\uD83C\uDDEB\uD83C\uDDF7b\u05D0c")).contains("a\uD83C\uDDEB\uD83C\uDDF7<4Gb\u05D0<6Gc");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, 256, '', COLORS_256",
        "AUTO, 8, '', COLORS_16",
        "AUTO, 16, '', COLORS_16",
        "AUTO, 0, '', NONE",
        "AUTO, 256, 1, NONE",
        "ALWAYS, 256, 1, COLORS_256",
        "ALWAYS, 0, '', COLORS_16",
        "NEVER, 256, '', NONE",
    })
    void colours_are_as_the_user_wants_and_the_terminal_has(
            Colors wanted, int colors, String noColor, Palette palette) {
        PickOptions options = new PickOptions(wanted, false, false, Map.of("NO_COLOR", noColor));
        assertThat(options.palette(colors)).isEqualTo(palette);
    }

    @Test
    void the_selected_row_is_told_apart_without_colours() {
        assertThat(Palette.NONE.parameters(Style.SELECTED)).isEqualTo("7");
    }
}
