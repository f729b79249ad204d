package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to queries that are still being typed. */
class FindUnfinishedTest {

    private final Finder finder = new Finder(WholeIndex.INDEX);

    private static List<String> shown(QueryResult result) {
        List<String> shown = new ArrayList<>();
        result.matches().forEachRemaining(match -> shown.add(match.shown()));
        return shown;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chess rook",
                "\"black heart\"",
                "block:dingbats",
                "snowman",
                "chess -white",
                "rook | knight",
                "script:greek letter",
                "category:Sm arrow",
                "age:15.1",
                "pie* chart",
                "keyword:heart",
                "U+265C",
                "&euro;",
                "schneemann",
                "pinyin:shui3",
                "-block:dingbats heart",
            })
    void each_key_finds_characters_or_offers_values_to_choose_from(String query) {
        for (int length = 1; length <= query.length(); length++) {
            String typed = query.substring(0, length);
            TypingAnswer answer = finder.findUnfinished(typed);
            if (answer.result().total() + answer.completions().size() == 0) {
                assertThat(answer.reason()).as(typed).matches("go on: (keyword|pinyin):…");
            }
            List<String> codes = new ArrayList<>();
            answer.result().matches().forEachRemaining(match -> codes.add(match.code()));
            assertThat(codes).as(typed).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            che             ; €
            ches            ; ♟🌰🪎♔
            chess ro        ; ♖♜
            chess rook      ; ♖♜
            `"black hea`    ; ♥❤🖤
            `"black heart"` ; 🖤♥❤
            `chess -`       ; ♟♔
            `rook | `       ; ♖♜
            hear            ; 👂
            snowma          ; ☃⛄⛇
            c               ; c
            """)
    void first_come_the_matches_of_what_is_typed_then_those_that_begin_so(String typed, String first) {
        assertThat(String.join("", shown(finder.findUnfinished(typed).result())))
                .startsWith(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            block:din       ; block:dingbats
            block:dingbats  ; ``
            cat -Block:ding ; cat -block:dingbats
            script:gre      ; script:greek
            category:lu     ; ``
            category:upper  ; category:uppercase_letter
            width:w         ; width:wide
            emoji:pres      ; emoji:presentation
            bidi:arabic_l   ; bidi:arabic_letter
            age:15          ; age:15.1 age:15.0
            age:<=15        ; age:<=15.1 age:<=15.0
            radical:wat     ; radical:water
            pinyin:shu      ; pinyin:shua pinyin:shuai pinyin:shuan pinyin:shuang pinyin:shui pinyin:shun pinyin:shuo
            on:su           ; on:sui on:suku on:sun on:suu
            keywo           ; keyword:
            numeric:        ; ``
            meaning:waterf  ; meaning:waterfall meaning:waterfowl
            scx:gre         ; scx:greek
            strokes:        ; ``
            """)
    void a_filter_offers_the_values_that_begin_so(String typed, String completions) {
        assertThat(String.join(" ", finder.findUnfinished(typed).completions())).isEqualTo(completions);
    }

    @ParameterizedTest
    @CsvSource({"chess block:xyzzy, 126", "chess strokes:<, 126", "chess numeric:, 126", "chess block:xyzzy rook, 126"})
    void what_can_not_be_understood_leaves_what_is_before(String typed, int total) {
        assertThat(finder.findUnfinished(typed).result().total()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({"block:xyzzy, block", "strokes:x, strokes", "U+110000,", "pinyin:,"})
    void what_can_never_be_understood_has_a_reason(String typed, String filter) {
        TypingAnswer answer = finder.findUnfinished(typed);
        assertThat(answer.result().total()).isZero();
        assertThat(answer.reason()).isNotEmpty();
        assertThat(answer.filter()).isEqualTo(filter);
    }
}
