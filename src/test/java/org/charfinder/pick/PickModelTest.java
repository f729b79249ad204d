package org.charfinder.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.charfinder.index.WholeIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, selected, marked and picked, key by key. */
class PickModelTest {

    private static final Finder FINDER = new Finder(WholeIndex.INDEX);

    static PickModel model(String query) {
        return new PickModel(query, typed -> Results.of(WholeIndex.INDEX, FINDER, typed));
    }

    private static void press(PickModel model, Action... actions) {
        for (Action action : actions) {
            model.apply(action, "", 0);
        }
    }

    private static List<String> names(PickModel model) {
        return model.picked().stream().map(Match::name).toList();
    }

    @Test
    void each_key_searches_and_the_last_word_is_a_beginning() {
        PickModel model = model("");
        assertThat(model.results().total()).isZero();
        for (String key : "chess roo".split("")) {
            model.apply(Action.INSERT, key, 0);
        }
        assertThat(names(model)).containsExactly("WHITE CHESS ROOK");
    }

    @ParameterizedTest
    @CsvSource({
        "DOWN, 1",
        "PAGE_DOWN, 10",
        "LAST, 42",
        "UP, 0",
        "WHEEL_DOWN, 3",
    })
    void keys_move_the_selection(Action action, int rank) {
        PickModel model = model("snow* | chess king | rook"); // 43 matches or more
        model.setRows(10);
        press(model, action);
        assertThat(model.selected())
                .isEqualTo(action == Action.LAST ? model.results().total() - 1 : rank);
    }

    @Test
    void a_click_selects_the_row_that_is_shown() {
        PickModel model = model("chess");
        model.setRows(5);
        press(model, Action.PAGE_DOWN);
        model.apply(Action.SELECT_ROW, "", 2);
        assertThat(model.selected()).isEqualTo(model.top() + 2);
        model.apply(Action.SELECT_ROW, "", 5);
        assertThat(model.selected()).isEqualTo(model.top() + 2);
    }

    @Test
    void typing_starts_at_the_top_and_keeps_the_marks() {
        PickModel model = model("snowman");
        press(model, Action.MARK, Action.MARK, Action.DELETE_TO_START);
        model.apply(Action.INSERT, "euro sign", 0);
        assertThat(model.selected()).isZero();
        press(model, Action.MARK);
        assertThat(names(model)).containsExactly("SNOWMAN", "SNOWMAN WITHOUT SNOW", "EURO SIGN");
    }

    @Test
    void a_second_tab_takes_the_mark_away() {
        PickModel model = model("snowman");
        press(model, Action.MARK, Action.UP, Action.MARK);
        assertThat(model.markedCount()).isZero();
    }

    @Test
    void enter_picks_only_if_there_is_something() {
        PickModel model = model("no such character at all xyzzyx");
        press(model, Action.DELETE_TO_START, Action.ACCEPT);
        assertThat(model.phase()).isEqualTo(PickModel.Phase.OPEN);
        model.apply(Action.INSERT, "rook", 0);
        press(model, Action.ACCEPT);
        assertThat(model.phase()).isEqualTo(PickModel.Phase.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"'', LEFT", "x, OPEN"})
    void ctrl_d_leaves_if_the_line_is_empty(String query, PickModel.Phase phase) {
        PickModel model = model(query);
        press(model, Action.LINE_START, Action.DELETE_OR_LEAVE);
        assertThat(model.phase()).isEqualTo(phase);
        assertThat(model.line().text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"block:dingb, block:dingbats", "euro snowmann, euro", "chess rook, chess rook"})
    void right_completes_at_the_end_of_the_line(String typed, String completed) {
        PickModel model = model(typed);
        press(model, Action.RIGHT);
        assertThat(model.line().text()).startsWith(completed);
    }

    @ParameterizedTest
    @CsvSource({
        "age:99.9, 99.9",
        "U+110000, 110000",
        "'block:', ",
    })
    void what_cannot_be_understood_is_said_and_ends_nothing(String typed, String said) {
        PickModel model = model(typed);
        assertThat(model.results().note() + model.results().completion()).contains(said == null ? "" : said);
        assertThat(model.phase()).isEqualTo(PickModel.Phase.OPEN);
    }

    @Test
    void a_range_of_many_matches_is_what_all_matches_have_there() {
        Results results = model("cjk").results();
        assertThat(results.total()).isGreaterThan(90_000);
        List<Match> all = results.range(0, results.total());
        assertThat(results.range(80_000, 80_010)).isEqualTo(all.subList(80_000, 80_010));
        assertThat(results.range(results.total() - 2, results.total() + 9)).hasSize(2);
        assertThat(results.range(results.total(), results.total() + 9)).isEmpty();
    }

    @Test
    void the_characters_themselves_are_results_too() {
        Results results = model("\uE000\u265C").results();
        assertThat(results.range(0, 9)).extracting(Match::code).contains("U+265C");
        assertThat(results.range(0, 9)).hasSize(results.total());
    }

    @Property(tries = 200)
    void the_selected_row_is_always_shown(
            @ForAll @Size(max = 30) List<Action> actions, @ForAll @IntRange(min = 1, max = 40) int rows) {
        PickModel model = model("chess");
        model.setRows(rows);
        for (Action action : actions) {
            model.apply(action, "k", 3);
            int total = model.results().total();
            assertThat(model.selected()).isBetween(0, Math.max(0, total - 1));
            assertThat(model.selected() - model.top()).isBetween(0, rows - 1);
            assertThat(model.shown()).hasSize(Math.min(rows, total));
        }
    }
}
