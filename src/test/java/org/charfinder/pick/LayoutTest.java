package org.charfinder.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.pick.PickModelTest.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.charfinder.card.Card;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.WholeIndex;
import org.charfinder.unicode.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the screen shows, as text. */
class LayoutTest {

    private final Widths widths = new Widths();
    private final IndexCharacterNames names = new IndexCharacterNames(WholeIndex.INDEX);
    private final Layout layout = new Layout(
            widths, (match, columns) -> Card.of(match.characters(), names).lines(columns));

    private Frame frame(PickModel model, int columns, int rows) {
        model.setRows(Layout.rows(rows));
        return layout.frame(model, columns, rows);
    }

    private String text(PickModel model, int columns, int rows) {
        return frame(model, columns, rows).lines().stream()
                .map(line -> line.text().stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private int columnsOf(Line line) {
        return line.spans().stream().mapToInt(span -> widths.of(span.text())).sum();
    }

    @Test
    void a_small_screen_has_the_line_the_status_and_results() {
        PickModel model = model("chess kn");
        model.setRows(3);
        model.apply(Action.MARK, "", 0);
        assertThat(text(model, 20, 5)).isEqualTo("""
                > chess kn
                  2 of 34, 1 marked
                 *♘   WHITE CHESS K…
                > ♞   BLACK CHESS K…
                  𜳊   UPPER LEFT QU…
                """);
    }

    @Test
    void from_80_columns_on_the_card_is_beside_the_results() {
        assertThat(text(model("hebrew alef"), 80, 8)).isEqualTo("""
                > hebrew alef
                  1 of 6
                > א   HEBREW LETTER ALEF                    │ U+05D0  א  HEBREW LETTER ALEF
                  ﬡ   HEBREW LETTER WIDE ALEF               │   aliases     aleph
                  אַ   HEBREW LETTER ALEF WITH PATAH         │   block       Hebrew
                  אָ   HEBREW LETTER ALEF WITH QAMATS        │   script      Hebrew
                  אּ   HEBREW LETTER ALEF WITH MAPIQ         │   category    Other Letter (Lo)
                  ﭏ   HEBREW LIGATURE ALEF LAMED            │   age         Unicode 1.1
                """);
    }

    @Test
    void without_a_query_the_keys_are_told() {
        assertThat(text(model(""), 50, 16)).contains("chess rook").contains("Enter       pick");
    }

    @Test
    void from_50_columns_on_codes_are_beside_the_names() {
        assertThat(text(model("flag france"), 60, 3)).isEqualTo("""
                > flag france
                  1 of 4
                > \uD83C\uDDEB\uD83C\uDDF7  flag: France                                  U+1F1EB…
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "zwj, [ZWJ]",
        "U+0007, \u2407",
        "U+0300, \u25CC\u0300",
        "U+E0041, [U+E0041]",
        "rlo, [RLO]",
    })
    void what_is_invisible_or_obeyed_is_shown_by_a_picture(String query, String picture) {
        assertThat(text(model(query), 60, 3)).contains("> " + picture + "  ");
    }

    @Test
    void of_a_line_that_is_too_long_the_cursor_and_what_is_before_it_are_shown() {
        PickModel model = model("abcdefghijklmnopqrstuvwxyz");
        Frame frame = frame(model, 12, 4);
        assertThat(frame.lines().get(0).text()).isEqualTo("> rstuvwxyz");
        assertThat(frame.cursorColumn()).isEqualTo(11);
        model.apply(Action.LINE_START, "", 0);
        assertThat(frame(model, 12, 4).cursorColumn()).isEqualTo(2);
    }

    @Property(tries = 60)
    void lines_are_never_wider_than_any_screen(
            @ForAll @IntRange(min = 1, max = 140) int columns,
            @ForAll @IntRange(min = 1, max = 30) int rows,
            @ForAll @IntRange(min = 0, max = 3) int which) {
        String query =
                List.of("block:emoji", "family", "script:arabic", "category:Cf").get(which);
        Frame frame = frame(model(query), columns, rows);
        assertThat(frame.lines())
                .hasSize(rows)
                .allSatisfy(line -> assertThat(columnsOf(line)).isLessThanOrEqualTo(columns));
        assertThat(frame.cursorColumn()).isBetween(0, columns - 1);
    }

    @Test
    void names_are_in_one_column_for_every_character() {
        PickModel all = model("category:L | category:M | category:S | category:P | category:C");
        int rows = 40;
        all.setRows(rows);
        int total = all.results().total();
        assertThat(total).isGreaterThan(150_000);
        for (int tried = 0; tried < 400; tried++) {
            for (int i = 0; i < Math.max(1, total / rows / 400); i++) {
                all.apply(Action.PAGE_DOWN, "", 0);
            }
            List<Integer> columns = new ArrayList<>();
            for (Line line :
                    layout.frame(all, 79, rows + Layout.HEAD_ROWS).lines().subList(2, rows + 2)) {
                List<Line.Span> spans = line.spans();
                int gap = spans.indexOf(new Line.Span("  ", spans.get(2).style()));
                assertThat(gap).isPositive();
                columns.add(columnsOf(line));
                assertThat(spans.get(2).text().codePoints().filter(c -> !Picture.isSafe(c) && c != ' '))
                        .as(line.text())
                        .isEmpty();
            }
            assertThat(columns).containsOnly(79);
        }
    }
}
