package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.charfinder.query.FoundCodes.codes;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users type and paste, a table for each kind, in both orders. */
class TypedQueriesTest {

    private final Finder finder = new Finder(WholeIndex.INDEX);

    private void assertFinds(String query, String codes) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s, %s", query, order).containsExactly(codes.split(", "));
        }
    }

    private void assertFindsFirst(String query, String codes) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s, %s", query, order).startsWith(codes.split(", "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "U+265C, U+2656. -> U+265C, U+2656",
                "(U+265C) -> U+265C",
                "[U+265C] -> U+265C",
                "\u201CU+265C\u201D -> U+265C",
                "u+265c; -> U+265C",
                "U+265C! -> U+265C",
                "what is U+265C? -> U+265C",
                "U+265C ♜ BLACK CHESS ROOK -> U+265C",
                "U+265C BLACK CHESS ROOK -> U+265C",
                "black chess rook (U+265C) -> U+265C",
                "♜ U+265C -> U+265C",
                "♜ (U+265C) -> U+265C",
                "the arrow U+2192 -> U+2192",
                "Unicode code point U+2192 -> U+2192",
                "U+E9 é -> U+00E9",
                "U+200D zwj -> U+200D",
                "U+2190–U+2193 arrows -> U+2190, U+2191, U+2192, U+2193",
                "U+1F1EB U+1F1F7 🇫🇷 -> U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7",
                "U+D800 is a surrogate -> U+D800",
                "U+2191 – U+2190 -> U+2191, U+2190",
                "U+41..42.. -> U+0041, U+0042",
            })
    void a_code_is_that_code_with_its_character_name_or_punctuation_beside_it(String query, String codes)
            throws QueryException {
        assertFinds(query, codes);
    }

    @ParameterizedTest
    @CsvSource({
        "snowman U+265C, U+265C, U+2603",
        "U+265C or snowman?, U+265C, U+2603",
        "U+2603 like ♜ rook, U+2603, U+2656",
    })
    void other_words_beside_a_code_find_more_in_the_order_best(String query, String code, String more)
            throws QueryException {
        assertThat(codes(query, Order.CODE)).containsExactly(code);
        assertThat(codes(query, Order.BEST)).startsWith(code).doesNotHaveDuplicates();
        assertThat(codes(query.replace("like ♜ ", ""), Order.BEST)).contains(more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rook U+110000", "U+265C..U+2656 rooks"})
    void an_impossible_code_is_an_error_beside_words_too(String query) {
        for (Order order : Order.values()) {
            assertThatExceptionOfType(QueryException.class).isThrownBy(() -> finder.find(query, order));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "U+265C \t♜\tBLACK CHESS ROOK -> U+265C",
                "U+2656 \t♖\tWHITE CHESS ROOK U+265C \t♜\tBLACK CHESS ROOK -> U+2656, U+265C",
                "U+265C,♜,BLACK CHESS ROOK -> U+265C",
                "{\"code\":\"U+265C\",\"char\":\"♜\",\"shown\":\"♜\",\"name\":\"BLACK CHESS ROOK\"} -> U+265C",
                "U+000A \t␊\t<control-000A> -> U+000A",
                "U+0378 \t\uFFFD\t<unassigned-0378> -> U+0378",
                "U+E000 \t\uE000\t<private-use-E000> -> U+E000",
                "U+1F1EB U+1F1F7\t🇫🇷\tflag: France -> U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7",
                "U+0023 U+FE0F U+20E3\t#️⃣\tkeycap: # -> U+0023 U+FE0F U+20E3, U+0023, U+FE0F, U+20E3",
            })
    void result_lines_find_their_characters(String query, String codes) throws QueryException {
        assertFinds(query, codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void several_result_lines_find_all_of_their_characters(String lineEnd) throws QueryException {
        List<String> lines = new ArrayList<>();
        finder.find("chess rook").matches().forEachRemaining(match -> lines.add(match.toString()));
        assertFinds(String.join(lineEnd, lines) + lineEnd, String.join(", ", codes("chess rook", Order.BEST)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "\\N{SNOWMAN} -> U+2603",
                "\\N{snowman} -> U+2603",
                "\\N{U+2603} -> U+2603",
                "\\N{SNOWMAN}\\N{BLACK CHESS ROOK} -> U+2603, U+265C",
                "'\\N{SNOWMAN}', \\N{COMET} -> U+2603, U+2604",
                "\\N{LINE FEED} -> U+000A",
                "\\N{NBSP} -> U+00A0",
                "\\N{BELL} -> U+1F514",
                "\\N{TIBETAN LETTER -A} -> U+0F60",
                "\\N{TIBETAN LETTER A} -> U+0F68",
                "\\N{CJK UNIFIED IDEOGRAPH-4E01} -> U+4E01",
                "\\N{SMALL SEAL CHARACTER-3D000} -> U+3D000",
                "\\N{HANGUL SYLLABLE GA} -> U+AC00",
                "\\N{TAMIL SYLLABLE KI} -> U+0B95 U+0BBF, U+0B95, U+0BBF",
                "\\N{SNOWMAN} \\u265c -> U+2603, U+265C",
            })
    void names_of_python_and_perl_find_exactly_that_name(String query, String codes) throws QueryException {
        assertFinds(query, codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\N{WHITE CHESS ROOK ROTATED}", "chess \\N{ROOK}"})
    void a_name_that_does_not_exist_is_words(String query) throws QueryException {
        assertFindsFirst(query, "WHITE".equals(query.substring(3, 8)) ? "U+1FA0B" : "U+2656");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U+1F1EB U+1F1F7",
                "U+1F1EB, U+1F1F7",
                "U+1F1EBU+1F1F7",
                "U+1F1EB 1F1F7",
                "\\u{1F1EB}\\u{1F1F7}",
                "\\u{1F1EB 1F1F7}",
                "\\uD83C\\uDDEB\\uD83C\\uDDF7",
                "\\U0001F1EB\\U0001F1F7",
                "\\x{1F1EB}\\x{1F1F7}",
                "\\1F1EB\\1F1F7",
                "\\N{REGIONAL INDICATOR SYMBOL LETTER F}\\N{REGIONAL INDICATOR SYMBOL LETTER R}",
                "&#x1F1EB;&#x1F1F7;",
                "&#127467;&#127479;",
                "0x1F1EB 0x1F1F7",
                "0x1F1EB, 0x1F1F7",
                "%F0%9F%87%AB%F0%9F%87%B7",
                "1F1EB 1F1F7",
                "1F1EB-1F1F7",
                "1f1eb_1f1f7.png",
                "U+1F1EB+1F1F7",
                "u+1f1eb_u+1f1f7",
                "U+1F1EB/U+1F1F7",
                "<U+1F1EB><U+1F1F7>",
                "`U+1F1EB` `U+1F1F7`",
                "U+1F1EB and U+1F1F7",
                "U+1F1EB + U+1F1F7",
                "U+1F1EB, and then U+1F1F7",
                "flag (U+1F1EB/1F1F7)",
                "flag: U+1F1EB & U+1F1F7",
                "0x1F1EB + 0x1F1F7",
                "&#127467; and &#127479;",
                "U-0001F1EB U-0001F1F7",
                "%uD83C%uDDEB%uD83C%uDDF7",
                "uniD83CDDEBD83CDDF7",
                "🇫🇷",
            })
    void several_codes_find_the_sequence_first_and_then_its_parts(String query) throws QueryException {
        assertFinds(query, "U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "f0 9f 87 ab f0 9f 87 b7 -> U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7",
                "127467 127479 -> U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7",
                "1f468-200d-1f4bb -> U+1F468 U+200D U+1F4BB, U+1F468, U+200D, U+1F4BB",
                "2764-200d-1f525 -> U+2764 U+FE0F U+200D U+1F525, U+2764, U+200D, U+1F525",
                "U+2764 U+FE0F U+200D U+1F525 -> U+2764 U+FE0F U+200D U+1F525, U+2764, U+FE0F, U+200D, U+1F525",
                "23-20e3 -> U+0023 U+FE0F U+20E3, U+0023, U+20E3",
                "U+0041 U+1F1EB U+1F1F7 -> U+0041, U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7",
                "U+1F1EB U+1F1F7 U+1F1E9 U+1F1EA -> U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7, U+1F1E9 U+1F1EA",
            })
    void sequences_are_found_among_codes_with_and_without_variation_selectors(String query, String codes)
            throws QueryException {
        assertFindsFirst(query, codes);
    }

    @ParameterizedTest
    @CsvSource({
        "e2 82 ac, U+20AC, U+20AC",
        "E2 82 AC, U+20AC, U+20AC",
        "c3 a9, U+00E9, U+00E9",
        "0xE2 0x82 0xAC, U+00E2, U+20AC",
        "'0xE2, 0x82, 0xAC', U+00E2, U+20AC",
        "\\xe2\\x82\\xac, U+00E2, U+20AC",
        "8364, U+8364, U+8364",
        "128512, U+1F600, U+1F600",
    })
    void numbers_are_read_as_bytes_and_decimal_too(String query, String firstInCode, String firstInBest)
            throws QueryException {
        assertThat(codes(query, Order.CODE)).startsWith(firstInCode);
        assertThat(codes(query, Order.BEST)).startsWith(firstInBest);
        assertThat(codes(query, Order.CODE)).hasSameElementsAs(codes(query, Order.BEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uni20AC",
                "u20ac",
                "<U20AC>",
                "<U+20AC>",
                "%u20AC",
                "U-000020AC",
                "U+ 20AC",
                "E2:82:AC",
                "e2,82,ac",
                "=E2=82=AC",
                "<E2><82><AC>",
                "[226, 130, 172]",
                "chr(8364)",
                "CHAR(0x20AC)",
                "String.fromCodePoint(0x20AC)",
                "char::from_u32(0x20AC)",
                "0xE282AC",
                "20ACh",
                "x20AC",
                "#x20ac",
                "$20AC",
                "16#20AC#",
            })
    void what_programs_print_for_a_character_is_that_character(String query) throws QueryException {
        assertFinds(query, "U+20AC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "NotEqualTilde -> U+2242, U+0338",
                "ThickSpace -> U+205F, U+200A",
                "fjlig -> U+0066, U+006A",
                "nvlt -> U+003C, U+20D2",
                "bne -> U+003D, U+20E5",
            })
    void a_name_of_html_for_several_code_points_finds_them(String query, String codes) throws QueryException {
        assertFinds(query, codes);
    }

    @ParameterizedTest
    @CsvSource({"race, U+1F3CE", "nap, U+1F6CC", "ngE, U+A26C"})
    void a_word_that_is_also_a_name_of_html_is_a_word(String query, String code) throws QueryException {
        assertThat(codes(query, Order.BEST)).contains(code).doesNotContain("U+0338");
    }

    @ParameterizedTest
    @CsvSource({"u7121, U+1F21A", "u6708, U+1F237"})
    void a_shortcode_comes_before_the_glyph_of_that_name(String query, String code) throws QueryException {
        assertFindsFirst(query, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b'\\xe2\\x82\\xac'", "\"\\342\\202\\254\"", "\\342\\202\\254"})
    void bytes_in_a_string_are_a_character_first_in_the_order_best(String query) throws QueryException {
        assertThat(codes(query, Order.BEST)).startsWith("U+20AC");
    }

    @ParameterizedTest
    @CsvSource({
        "cjk unified ideograph 732b, U+732B",
        "CJK_UNIFIED_IDEOGRAPH_732B, U+732B",
        "cjk unified ideograph-732B, U+732B",
        "jurchen character 18e00, U+18E00",
        "SMALL_SEAL_CHARACTER_3FC3F, U+3FC3F",
    })
    void a_name_that_ends_with_the_code_is_found_with_any_separator_in_the_order_best(String query, String code)
            throws QueryException {
        assertThat(codes(query, Order.BEST)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "U+E000..U+F8FF -> U+E000..U+F8FF",
                "U+E000-F8FF -> U+E000..U+F8FF",
                "U+E000..U+F8FF \t\uE000\t<private-use-E000..F8FF> -> U+E000..U+F8FF",
                "U+E000..U+F8FF,\uE000,<private-use-E000..F8FF> -> U+E000..U+F8FF",
                "{\"code\":\"U+E000..U+F8FF\",\"char\":null,\"shown\":\"\uE000\",\"name\":\"<private-use-E000..F8FF>\"}"
                        + " -> U+E000..U+F8FF",
                "U+E000..U+E100 -> U+E000..U+E100",
                "U+E000..U+F8FF U+41 -> U+E000..U+F8FF, U+0041",
                "U+DB00..U+DCFF -> U+DB00..U+DB7F, U+DB80..U+DBFF, U+DC00..U+DCFF",
                "U+10FFFD..U+10FFFF U+F0000..U+FFFFF -> U+10FFFD, U+10FFFE..U+10FFFF, U+F0000..U+FFFFD,"
                        + " U+FFFFE..U+FFFFF",
            })
    void many_code_points_without_a_name_are_ranges(String query, String codes) throws QueryException {
        assertFinds(query, codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"category:Co", "category:Cs", "block:pua", "block:sup_pua_a"})
    void the_ranges_of_a_result_find_themselves(String filter) throws QueryException {
        StringBuilder lines = new StringBuilder();
        finder.find(filter)
                .matches()
                .forEachRemaining(match -> lines.append(match).append('\n'));
        assertFinds(lines.toString(), String.join(", ", codes(filter, Order.CODE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8364", "e2 82 ac", "0xE2 0x82 0xAC", "\\xe2\\x82\\xac", "e282ac", "20ac", "&#128;"})
    void the_euro_sign_is_found_by_each_of_its_numbers(String query) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s", order).contains("U+20AC");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"e2 82 ac ", "20ac "})
    void there_may_be_more_numbers_than_terms(String number) throws QueryException {
        assertFindsFirst(number.repeat(100), "U+20AC, U+20AC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"face", "bed", "cafe", "10", "102", "a b", "ff"})
    void words_come_before_numbers(String query) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(finder.find(query, order).kind()).as("%s", order).isNotEqualTo(QueryResult.Kind.CODES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vänster enkelt citationstecken",
                "нигде слово снеговик",
                "κατσαρόλα ψψψψ",
                "qqqqé qqqqß",
                "𝐪𝐪𝐪𝐪𝐳",
                "쀍쀎",
                "♜qqqq",
            })
    void words_in_any_script_are_words_and_not_a_list_of_letters(String query) throws QueryException {
        for (Order order : Order.values()) {
            QueryResult found = finder.find(query, order);
            assertThat(found.kind()).as("%s", order).isNotEqualTo(QueryResult.Kind.CHARACTERS);
            assertThat(codes(query, order)).doesNotContain("U+0065", "U+0071", "U+0435");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Vänster enkelt citationstecken, ' - did you mean: vänster citationstecken (1), vänster enkelt (1)?'",
        "нигде слово снеговик, ' - did you mean: снеговик (2)?'",
    })
    void words_of_other_languages_are_suggested(String query, String hint) throws QueryException {
        assertThat(finder.find(query, Order.CODE).hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "♜♖ -> U+265C, U+2656",
                "♜ ♖ -> U+265C, U+2656",
                "(╯°□°)╯ -> U+0028, U+256F, U+00B0, U+25A1, U+00B0, U+0029, U+256F",
                "ñ -> U+00F1",
                "क्षि -> U+0915, U+094D, U+0937, U+093F",
                "நி -> U+0BA8 U+0BBF, U+0BA8, U+0BBF",
                "🇫🇷🇩🇪 -> U+1F1EB U+1F1F7, U+1F1EB, U+1F1F7, U+1F1E9 U+1F1EA, U+1F1E9, U+1F1EA",
            })
    void a_text_without_words_and_one_grapheme_are_listed(String query, String codes) throws QueryException {
        assertFinds(query, codes);
    }

    @ParameterizedTest
    @CsvSource({"नि, U+0928, U+1F21A", "தீ, U+0BA4 U+0BC0, U+1F525", "猫, U+732B, U+1F408"})
    void a_syllable_is_itself_and_then_what_it_names(String query, String itself, String named) throws QueryException {
        assertThat(codes(query, Order.BEST)).startsWith(itself).contains(named).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                ":) => U+1F603",
                "-> => U+2192",
                "!= => U+2260",
                "\" => U+0022",
                "* => U+002A",
                "| => U+007C",
                "- => U+002D",
                ": => U+003A",
                "|| => U+2016",
                "\"\" => U+00A8",
                "*shrug* => U+1F937",
                "12:30 => U+1F567",
                "rook | => U+2656",
                "| rook => U+2656",
                "|rook| => U+2656",
                "black chess queen | => U+265B",
                "*rook => U+2656",
                "rook\" => U+2656",
                "keyword:\"octothorpe => U+0023",
                "block:\"arrows => U+2190",
                "צה\"ל => U+1FA96",
                "צה״ל => U+1FA96",
                "gyung drung nang -khor => U+0FD5",
                "o'clock => U+1F550",
                "o’clock => U+1F550",
            })
    void what_no_operator_can_have_is_text(String query, String code) throws QueryException {
        assertFindsFirst(query, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":smile:",
                "a:b",
                "x:y:z",
                "foo\"bar",
                "C|N>K",
                "\"",
                "\"\"\"",
                "**",
                "bl*ck",
                "\"bl*ck\"",
                "rook || knight |",
                "http://example.org:80/",
                "-*-",
                "*\"|-:",
                ":-)",
                ">:|",
                "\"black heart",
                "seta \"TOP",
            })
    void signs_are_no_error(String query) throws QueryException {
        for (Order order : Order.values()) {
            finder.find(query, order); // throws nothing
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "seta \"TOP => U+1F51D",
                "keycap: # => U+0023 U+FE0F U+20E3",
                "\u00A0keycap: # => U+0023 U+FE0F U+20E3",
                "\"black heart => U+1F5A4",
                ":smile: => U+1F604",
            })
    void names_with_signs_are_found_first_in_the_order_best(String query, String code) throws QueryException {
        assertThat(codes(query, Order.BEST)).startsWith(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                ":tada: :rocket: => U+1F389, U+1F680",
                ":tada::rocket: => U+1F389, U+1F680",
                ":+1: :tada: :rocket: => U+1F44D, U+1F389, U+1F680",
                ":smile: :heart: => U+1F604, U+2764",
            })
    void several_shortcodes_are_a_list_in_the_order_best(String query, String codes) throws QueryException {
        assertThat(codes(query, Order.BEST)).startsWith(codes.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "rook, rook",
        "chess rook, chess rook",
        "U+265C, U+26|5C",
        "U+265C, U+265C",
        "&euro;, &eu|ro;",
        "265c, 265c",
        "1f468-200d-1f4bb, 1f468-200d-1f4bb",
        ":-), :-)",
        "->, -|>",
        "♜, ♜",
        "🇫🇷, 🇫🇷",
        "❤\uFE0F, ❤\uFE0F",
        "👩\u200D🚀, 👩\u200D🚀",
        "\"black heart\", \"black heart\"",
        "block:arrows left, block:arrows left",
        "schneemann, schnee|mann",
        "rook, ro|ok",
    })
    void what_cannot_be_seen_means_nothing(String query, String pasted) throws QueryException {
        for (Order order : Order.values()) {
            List<String> found = codes(query, order);
            assertThat(found).isNotEmpty();
            for (String ignorable : List.of("\uFEFF", "\u200B", "\u200E", "\u00A0\u200F", "\u2060\u3000", "\u202A")) {
                String marked = ignorable + pasted.replace("|", "\u200B") + ignorable;
                assertThat(codes(marked, order)).as("%s: %s", order, marked).isEqualTo(found);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"\u200D, U+200D", "\uFEFF, U+FEFF", "\u00AD, U+00AD", "\uFE0F, U+FE0F"})
    void what_cannot_be_seen_is_found_if_it_is_alone(String query, String code) throws QueryException {
        assertFinds(query, code);
    }
}
