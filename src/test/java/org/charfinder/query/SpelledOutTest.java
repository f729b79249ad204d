package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.query.FoundCodes.codes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries in the order {@link Order#BEST} that write otherwise what a name of the Standard has. */
class SpelledOutTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "roman numeral 12   = U+216B",
                "roman numeral 50   = U+216C",
                "roman numeral 1000 = U+216F",
                "circled 20         = U+2473",
                "digit 7            = U+0037",
                "number 7           = U+0037",
                "2 hearts           = U+1F495",
            })
    void a_number_stands_for_its_words(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "russian ya         = U+044F",
                "ukrainian yi       = U+0457",
                "hindi ka           = U+0915",
                "korean han         = U+D55C",
                "japanese a         = U+3042",
                "persian letter gaf = U+06AF",
                "small caps a       = U+1D00",
            })
    void a_language_stands_for_its_script(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "korean won         = U+20A9",
                "japanese castle    = U+1F3EF",
                "russian flag       = U+1F1F7 U+1F1FA",
                "keycap 10          = U+1F51F",
                "100 points         = U+1F4AF",
            })
    void names_that_have_the_words_as_they_are_come_first(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "full width a   = U+FF41",
                "sub script 2   = U+2082",
                "zero widthjoiner = U+200D",
                "snow man       = U+2603",
            })
    void two_words_may_be_one(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "triangle = U+25B2",
                "heart    = U+2764",
                "arrows   = U+2192",
                "brackets = U+005B",
                "stars    = U+2605",
                "square   = U+25A0",
                "asterix  = U+002A",
                "copywrite = U+00A9",
            })
    void what_people_call_a_character_is_near_the_top(String query, String code) throws QueryException {
        assertThat(codes(query).subList(0, Math.min(4, codes(query).size()))).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "cyrillic zhe = U+0436",
                "greek alpha  = U+03B1",
                "GREEK ALPHA  = U+0391",
                "Greek Alpha  = U+0391",
                "o slash      = U+00F8",
            })
    void small_letters_come_first_unless_the_query_has_capitals(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }
}
