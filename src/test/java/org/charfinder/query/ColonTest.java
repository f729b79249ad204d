package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.charfinder.query.FoundCodes.codes;

import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a colon means, the same in both orders: a filter, if the name of one stands before it and a value directly
 * behind it, and else nothing.
 */
class ColonTest {

    private final Finder finder = new Finder(WholeIndex.INDEX);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name:snowman",
                "page:1",
                "lion:king",
                "game:over",
                "key:x",
                "word:x",
                "same:x",
                "own:x",
                "keyboard:x",
                "cage:1",
                "sage:1",
                "lime:a",
                "bike:a",
                "hike:a",
                "locks:tight",
                "on:off",
                "ON:fire",
                "rook | on:fire",
            })
    void a_word_before_a_colon_that_is_no_filter_is_text(String query) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s", order).isEqualTo(codes(query.replace(':', ' '), order));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block:",
                "block: arrows",
                "block:\u00A0arrows",
                "like: this",
                "age: old",
                "age: 25",
                "width: 5",
                "category: shoes",
                "emoji: heart",
                "on: off",
                "on: fire",
                "meaning: water",
                "radical: 85",
                "keyword: smile",
                "block:|arrows",
                "block:\"\"",
                "-age: old rook",
                "script:\" \"",
            })
    void a_filter_without_a_value_directly_behind_its_colon_is_text(String query) throws QueryException {
        for (Order order : Order.values()) {
            String words = query.replace(":", "").replace("\"", "");
            assertThat(codes(query, order)).as("%s", order).isEqualTo(codes(words, order));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "keyword:->, U+2192",
                "keyword:!=, U+2260",
                "keyword::-), U+1F642",
                "keyword:\"->\", U+2192",
                "keyword:\":-)\", U+1F642",
                "keyword:\":|\", U+1F610",
            })
    void the_name_behind_keyword_may_be_signs(String query, String code) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s", order).contains(code);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"like:\", U+201C", "like:|, U+01C0", "like:*, U+2217", "like:-, U+2212", "like::, U+2236"})
    void a_sign_of_the_language_can_be_what_others_are_like(String query, String code) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s", order).contains(code);
            assertThat(codes(query + " -category:Lo", order)).as("%s", order).hasSizeLessThan(120);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block:arows",
                "age:25",
                "age:old",
                "emoji:heart",
                "width:5",
                "category:shoes",
                "blok:arrows",
                "menaing:water",
                "raddical:85",
                "agee:13",
                "keywrd:smile",
                "rook blok:\"currency symbols\"",
            })
    void a_value_that_does_not_exist_and_a_mistyped_filter_are_errors(String query) {
        for (Order order : Order.values()) {
            assertThatExceptionOfType(QueryException.class)
                    .as("%s", order)
                    .isThrownBy(() -> finder.find(query, order))
                    .withMessageStartingWith("no ");
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_mistyped_filter_whose_value_does_not_exist_is_text(Order order) throws QueryException {
        assertThat(codes("blok:zzzz", order)).isEqualTo(codes("blok zzzz", order));
    }
}
