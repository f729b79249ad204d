package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.query.FoundCodes.codes;

import java.util.List;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order {@link Order#BEST}. */
class BestFirstTest {

    private final Finder finder = new Finder(WholeIndex.INDEX);

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "cat            = U+1F408",
                "plus           = U+2795",
                "sun            = U+2600",
                "null           = U+0000",
                "line feed      = U+000A",
                "zwj            = U+200D",
                "nbsp           = U+00A0",
                "bom            = U+FEFF",
                "black chess rook = U+265C",
                "tibetan letter -a = U+0F60",
                "lambda         = U+03BB",
                "page up        = U+21DE",
                "command sign   = U+2318",
                "thumbs_up      = U+1F44D",
                "thumbsup       = U+1F44D",
                ":thumbs_up:    = U+1F44D",
                "\\leftrightarrow = U+2194",
                "leftrightarrow = U+2194",
                "mdash          = U+2014",
                "emdash         = U+2014",
                "twoemdash      = U+2E3A",
                "->             = U+2192",
                ":tada:         = U+1F389",
                ":-)            = U+1F603",
                "Gamma          = U+0393",
                "gamma          = U+03B3",
                "d+             = U+062F",
                "right arrow    = U+27A1",
                "stop sign      = U+1F6D1",
                "flag turkey    = U+1F1F9 U+1F1F7",
                "Schneemann     = U+2603",
                "日本           = U+1F1EF U+1F1F5",
                "中国           = U+1F1E8 U+1F1F3",
                "神社           = U+26E9",
                "keycap: #      = U+0023 U+FE0F U+20E3",
                "Bär            = U+1F43B",
                "Tür            = U+1F6AA",
                "pão            = U+1F35E",
                "schluessel     = U+1F511",
                "loewe          = U+1F981",
                "kueken         = U+1F424",
                "\\gamma        = U+03B3",
                "\\nabla        = U+2207",
                "\\land         = U+2227",
                "\\0/           = U+1F646",
                "Join           = U+2A1D",
                "bells          = U+1F514",
                "\\blacksquare  = U+25A0",
                "\\triangledown = U+25BD",
                "GEL            = U+20BE",
                "a umlaut       = U+00E4",
                "A umlaut       = U+00C4",
                "e acute        = U+00E9",
                "knives         = U+1F52A",
                "wolves         = U+1F43A",
                "trees          = U+1F332",
                "loaves         = U+1F35E",
                "cacti          = U+1F335",
                "unciorn        = U+1F984",
            })
    void what_a_query_names_in_full_is_first(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '|',
            value = {
                "\\\"{o} > U+00F6",
                "\\\"o > U+00F6",
                "{\\\"o} > U+00F6",
                "{\\\"{O}} > U+00D6",
                "\\\"{\\i} > U+00EF",
                "\\\"\\i > U+00EF",
                "\\`{e} > U+00E8",
                "\\'e > U+00E9",
                "\\^{o} > U+00F4",
                "\\~{n} > U+00F1",
                "\\={a} > U+0101",
                "\\.z > U+017C",
                "\\c{c} > U+00E7",
                "\\c c > U+00E7",
                "{\\c c} > U+00E7",
                "c{c} > U+00E7",
                "\\v{S} > U+0160",
                "\\H{o} > U+0151",
                "\\k{a} > U+0105",
                "\\r{a} > U+00E5",
                "\\u{g} > U+011F",
                "\\d{a} > U+1EA1",
                "\\b{d} > U+1E0F",
                "\\'{\\ae} > U+01FD",
                "\\'{\\^e} > U+1EBF",
                "\\hat{o} > U+00F4",
                "\\mathcal{L} > U+2112",
                "\\mathrm{d} > U+0064",
                "\\not= > U+2260",
                "\\not\\in > U+2209",
                "\\not< > U+226E",
            })
    void what_latex_composes_is_first(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "GHS, U+20B5",
        "ghanaian cedi, U+20B5",
        "cedi, U+20B5",
        "PKR, U+20A8",
        "Sri Lankan rupees, U+20A8",
        "Swiss franc, U+20A3",
        "BRL, U+0024",
    })
    void a_currency_has_its_sign(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "flag USA, U+1F1FA U+1F1F8",
        "flag CHE, U+1F1E8 U+1F1ED",
        "flag of France, U+1F1EB U+1F1F7",
        "dutch flag, U+1F1F3 U+1F1F1",
        "flag dutch, U+1F1F3 U+1F1F1",
        "spanish flag, U+1F1EA U+1F1F8",
        "flag 276, U+1F1E9 U+1F1EA",
        "Россия, U+1F1F7 U+1F1FA",
        "Япония, U+1F1EF U+1F1F5",
        "中国, U+1F1E8 U+1F1F3",
        "Frankreich, U+1F1EB U+1F1F7",
        "États-Unis, U+1F1FA U+1F1F8",
    })
    void a_place_has_its_flag(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "heavy red heart, U+2764",
        "triangle, U+25B2",
        "flag, U+1F1E9 U+1F1EA",
        ":smile:, U+1F604",
        "Herz, U+2764",
        "lime, U+1F34B U+200D U+1F7E9",
        "gyung drung nang -khor, U+0FD5",
    })
    void words_of_several_names_find_a_character(String query, String code) throws QueryException {
        assertThat(codes(query)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "snowmam, U+2603",
        "snowmen, U+2603",
        "dancing hearts, U+2665",
        "chess rok, U+2656",
        "chess roo, U+2656",
        "black chess rook wombat, U+265C",
    })
    void what_is_close_answers_if_nothing_else_does(String query, String code) throws QueryException {
        QueryResult found = finder.find(query);
        assertThat(found.isClosest()).isTrue();
        assertThat(codes(query)).contains(code);
        assertThat(StatusLine.of(found, query)).endsWith(" closest to '" + query + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chess rok", "chess rokk"})
    void a_typing_error_in_one_word_keeps_the_others(String query) throws QueryException {
        assertThat(codes(query)).startsWith("U+2656", "U+265C");
    }

    @ParameterizedTest
    @CsvSource({
        "rook, ｒｏｏｋ",
        "rook, \uFEFFrook",
        "rook, ro\u200Bok",
        "rook, \u200Erook\u200F",
        "chess rook, chess\u00A0rook",
        "creme, crème",
        "creme, cre\u0300me",
        "lodz, łódź",
        "smorrebrod, smørrebrød",
        "aerosol, ærosol",
        "ねこ, ネコ",
        "سلام, سَلاَم",
        "سلام, ســلام",
        "کتاب, كتاب",
        "צהל, צה\"ל",
        "צהל, צה״ל",
        "o'clock, o’clock",
        "strasse, straße",
    })
    void texts_that_fold_alike_find_the_same(String query, String alike) throws QueryException {
        assertThat(codes(alike)).isEqualTo(codes(query));
    }

    @ParameterizedTest
    @CsvSource({"猫, U+732B, U+1F408", "꽃, U+AF43, U+1F337"})
    void an_ideograph_or_syllable_is_itself_and_then_what_it_names(String query, String itself, String named)
            throws QueryException {
        assertThat(codes(query)).startsWith(itself).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "É, U+00C9, U+10C8B",
        "ö, U+00F6, U+10CDE",
        "ஈ, U+0B88, U+1FAB0",
        "பை, U+0BAA U+0BC8, U+1F967",
    })
    void a_letter_is_itself_and_then_what_has_it_for_a_name(String query, String itself, String named)
            throws QueryException {
        assertThat(codes(query)).startsWith(itself).contains(named).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "cat -face, U+1F431",
        "cat -FACE, U+1F431",
        "heart -black, U+2764",
        "block:arrows cat face, U+1F431",
    })
    void what_an_expression_leaves_out_is_no_whole_name(String query, String code) throws QueryException {
        assertThat(codes(query)).doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "seta \"TOP, U+1F51D",
                "SETA \"top, U+1F51D",
                "kuukausittainen määrä -kirjainmerkki, U+1F237",
                "gyung drung nang -khor, U+0FD5",
                "TIBETAN LETTER -A, U+0F60",
                "sign separator: subordination, U+13430",
            })
    void a_name_that_reads_as_an_expression_is_a_name(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"hamburger menu\", U+2630",
                "\"heart eyes\", U+1F60D",
                "\"spacing double underscore\", U+2017",
                "\"hamburger men*\", U+2630",
                "keyword:thumbsup, U+1F44D",
                "keyword:+1, U+1F44D",
                "keyword:rightarrow, U+2192",
                "keyword:\"hamburger menu\", U+2630",
                "keyword:\"black heart\", U+1F5A4",
            })
    void phrases_and_keywords_are_searched_in_vocabularies(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"menu hamburger\", U+2630", "\"menu trigram\", U+2630"})
    void a_phrase_is_in_one_name(String query, String code) throws QueryException {
        assertThat(codes(query)).doesNotContain(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hamburger menu\"", "\"dark mode\""})
    void the_order_code_does_not_know_vocabularies_of_phrases(String query) throws QueryException {
        assertThat(finder.find(query, Order.CODE).kind()).isNotEqualTo(QueryResult.Kind.OTHER_NAMES);
    }

    @Test
    void each_match_is_there_once() throws QueryException {
        for (String query : List.of("heart", "flag", "smile", "arrow left", "a", "thumbs up", "猫")) {
            assertThat(codes(query)).as(query).doesNotHaveDuplicates();
        }
    }

    @Test
    void skin_tones_come_last_in_their_tier() throws QueryException {
        assertThat(codes("thumbs up").subList(0, 2)).noneMatch(code -> code.contains(" U+1F3F"));
    }
}
