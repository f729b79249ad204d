package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.NamedCharacter;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.unicode.EmojiSequences;
import org.charfinder.unicode.UnicodeNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order {@link Order#CODE}; for the other see {@link BestFirstTest}. */
class FinderTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private static final CharacterLookup LOOKUP = new CharacterLookup(INDEX);

    private final Finder finder = new Finder(INDEX);

    private List<Match> find(String query) throws QueryException {
        List<Match> matches = new ArrayList<>();
        finder.find(query, Order.CODE).matches().forEachRemaining(matches::add);
        return matches;
    }

    private String codes(String query) throws QueryException {
        return String.join(" ", find(query).stream().map(Match::code).toList());
    }

    /** What a query finds, as far as it matters: how many matches, and the codes of the first of them. */
    private void assertFinds(String query, int total, String firstCodes) throws QueryException {
        QueryResult answer = finder.find(query, Order.CODE);
        assertThat(answer.total()).as("total").isEqualTo(total);
        assertThat(find(query)).as("matches").hasSize(total);
        assertThat(codes(query) + " ").startsWith(firstCodes + " ");
        assertThat(answer.hint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "U+265C -> U+265C",
                "u+41 u+42 -> U+0041 U+0042",
                "U+2654..U+2656 -> U+2654 U+2655 U+2656",
                "\\u265c -> U+265C",
                "\\u{1F600} -> U+1F600",
                "0x20AC -> U+20AC",
                "&#8364; -> U+20AC",
                "&#x20ac; -> U+20AC",
                "&euro; -> U+20AC",
                "%E2%82%AC -> U+20AC",
                // in the order given, as often as given
                "U+42 U+000A U+41 U+42 -> U+0042 U+000A U+0041 U+0042",
                // some with and some without a name
                "U+0377..U+037A -> U+0377 U+0378 U+0379 U+037A",
                "U+007E..U+00A0 U+007E..U+0080 -> U+007E U+007F",
            })
    void codes_come_first_and_in_their_order(String query, String codes) throws QueryException {
        assertThat(codes(query)).startsWith(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "U+000A -> ␊ -> <control-000A>",
                "U+0000 -> ␀ -> <control-0000>",
                "U+007F -> ␡ -> <control-007F>",
                "U+E000 -> '\uE000' -> <private-use-E000>",
                "U+D800 -> \uFFFD -> <surrogate-D800>",
                "U+FFFE -> \uFFFD -> <noncharacter-FFFE>",
                "U+10FFFF -> \uFFFD -> <noncharacter-10FFFF>",
                "U+0378 -> \uFFFD -> <unassigned-0378>",
            })
    void code_points_without_a_name_have_a_label_and_a_picture(String code, String shown, String label)
            throws QueryException {
        assertThat(find(code)).containsExactly(new Match(code, shown, label));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "U+E000..U+E0FF -> 256",
                "U+E000..U+E07F U+F000..U+F07F -> 256",
                "U+4E00..U+9FFF -> 20992",
            })
    void as_many_codes_as_may_be(String query, int total) throws QueryException {
        assertThat(finder.find(query, Order.CODE).total()).isEqualTo(total);
        assertThat(find(query)).hasSize(total);
    }

    @Test
    void a_thousand_codes_are_found_and_not_many_more() throws QueryException {
        assertThat(find("U+41 ".repeat(512))).hasSize(512);
        assertFails("U+41 ".repeat(513), "more than 512 characters; ask for fewer at once");
        assertFails("♜".repeat(513), "more than 512 characters; ask for fewer at once");
        assertThat(find("U+41")).as("the limit is one of each query").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "rook black -> 5 -> U+265C U+1FA11 U+1FA26 U+1FA3B U+1FA52",
                "chess rook -> 18 -> U+2656 U+265C U+1CCC2",
                // what a name has comes before what it is called otherwise
                "page up -> 1 -> U+1F4C4",
                "pilcrow -> 2 -> U+00B6 U+204B",
                "zwj -> 1 -> U+16B67",
                "triple bar -> 8 -> U+22AA",
                // and before what it could be as a code
                "face -> 194 -> U+2639 U+263A",
                "10 -> 8 -> U+FE09",
                "265c -> 1 -> U+265C",
                "265C -> 1 -> U+265C",
                "20ac 2656 -> 2 -> U+20AC U+2656",
                // other names
                "woozy -> 2 -> U+1F974 U+1F635 U+200D U+1F4AB",
                "nbsp -> 1 -> U+00A0",
                "NBSP -> 1 -> U+00A0",
                "cyrillic alphabet -> 0 -> ``",
                "line feed -> 2 -> U+240A",
                "bell -> 8 -> U+237E",
                "tibetan letter -a -> 4 -> U+0F60", // a name, and so no letter without an A
                "cjk unified ideograph-4e01 -> 1 -> U+4E01", // though no word is 4E01
                "cjk unified ideograph-4e00 -> 1 -> U+4E00", // and not U+1F229, SQUARED CJK UNIFIED IDEOGRAPH-4E00
                "CJK COMPATIBILITY IDEOGRAPH-F900 -> 1 -> U+F900",
                "jurchen character-18e01 -> 1 -> U+18E01",
                "SMALL SEAL CHARACTER-3FC3F -> 1 -> U+3FC3F",
                "seal character -> 11328 -> U+3D000",
                "block:seal -> 11328 -> U+3D000",
                "jurchen -> 965 -> U+18E00",
                "jurchen age:<18 -> 0 -> ``",
                "smile -> 5 -> U+2323",
                "party -> 2 -> U+1F389 U+1F973",
                "flag france -> 1 -> U+1F1EB U+1F1F7",
                "flag: France -> 1 -> U+1F1EB U+1F1F7",
                "waving hand medium skin tone -> 3 -> U+1F44B U+1F3FC U+1F44B U+1F3FD U+1F44B U+1F3FE",
                // words of any language in any form
                "SCHNEEMANN -> 2 -> U+2603 U+26C4",
                "bonhomme de neige -> 2 -> U+2603 U+26C4",
                "太阳 -> 10 -> U+2600",
            })
    void words_are_looked_for_in_names_and_then_in_other_names(String query, int total, String codes)
            throws QueryException {
        assertThat(finder.find(query, Order.CODE).total()).isEqualTo(total);
        assertThat(codes(query)).startsWith(codes == null ? "" : codes);
    }

    @ParameterizedTest
    @CsvSource({
        "ar, رجل ثلج",
        "bn, তুষারমানব",
        "cs, sněhulák",
        "cs, snehulak",
        "de, Schneemann",
        "el, χιονάνθρωπος",
        "el, ΧΙΟΝΑΝΘΡΩΠΟΣ",
        "en, snowy weather",
        "es, muñeco de nieve",
        "fa, آدم برفی",
        "fr, bonhomme de neige",
        "he, איש שלג",
        "hi, स्नोमैन",
        "id, boneka salju",
        "it, pupazzo di neve",
        "ja, 雪だるま",
        "ko, 눈사람",
        "nl, sneeuwpop",
        "pl, bałwanek",
        "pt, boneco de neve",
        "ru, снеговик",
        "ru, СНЕГОВИК",
        "sv, snögubbe",
        "th, สโนว์แมน",
        "tr, kardan adam",
        "uk, сніговик",
        "vi, người tuyết",
        "zh, 雪人",
        "zh-Hant, 雪中的雪人",
    })
    void a_snowman_is_known_in_many_languages(String language, String name) throws QueryException {
        assertThat(find(name)).as(language).extracting(Match::name).contains("SNOWMAN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "€ -> U+20AC",
                "$ -> U+0024",
                "\" -> U+0022",
                "- -> U+002D",
                "* -> U+002A",
                "| -> U+007C",
                "雪 -> U+96EA", // rather than what snows
                "é -> U+00E9",
                "e\u0301 -> U+00E9",
                "♜♖ -> U+265C U+2656",
                "♜ ♖ -> U+265C U+2656",
                "♖♜♖ -> U+2656 U+265C U+2656",
                "\u200D -> U+200D",
                "\u0085♜\u001F -> U+265C",
                // a sequence as a whole, then its parts
                "👩\u200D🚀 -> U+1F469 U+200D U+1F680 U+1F469 U+200D U+1F680",
                "👩🚀 -> U+1F469 U+1F680",
                "🇫🇷 -> U+1F1EB U+1F1F7 U+1F1EB U+1F1F7",
                "🇫🇷🇩🇪 -> U+1F1EB U+1F1F7 U+1F1EB U+1F1F7 U+1F1E9 U+1F1EA U+1F1E9 U+1F1EA",
                "👍🏽 -> U+1F44D U+1F3FD U+1F44D U+1F3FD",
                "#\uFE0F\u20E3 -> U+0023 U+FE0F U+20E3 U+0023 U+FE0F U+20E3",
                "❤\uFE0F -> U+2764 U+FE0F U+2764 U+FE0F",
                "❤ -> U+2764",
                "❤\uFE0F\u200D🔥 -> U+2764 U+FE0F U+200D U+1F525 U+2764 U+FE0F U+200D U+1F525",
                "❤\u200D🔥 -> U+2764 U+FE0F U+200D U+1F525 U+2764 U+200D U+1F525",
            })
    void characters_are_what_they_are(String query, String codes) throws QueryException {
        assertThat(codes(query)).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "🇫🇷, flag: France",
        "👩\u200D🚀, woman astronaut",
        "👍🏽, thumbs up: medium skin tone",
        "❤\u200D🔥, heart on fire",
        "1\uFE0F\u20E3, keycap: 1",
    })
    void sequences_have_the_names_of_cldr(String query, String name) throws QueryException {
        assertThat(find(query).get(0).name()).isEqualTo(name);
    }

    @Test
    void every_emoji_sequence_is_found_as_it_is_written_and_without_its_variation_selectors() throws QueryException {
        for (String sequence : EmojiSequences.all()) {
            assertThat(find(sequence).get(0).characters()).isEqualTo(sequence);
            String bare = sequence.replace("\uFE0F", "");
            if (bare.codePointCount(0, bare.length()) > 1) {
                assertThat(find(bare).get(0).characters()).isEqualTo(sequence);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                // beginning
                "chess pie* -> 0 -> ``",
                "chess roo* -> 18 -> U+2656 U+265C",
                "ROO* chess -> 18 -> U+2656 U+265C",
                // in this order, adjacent
                "\"black heart\" -> 4 -> U+2665 U+2764 U+2765 U+1F5A4",
                "\"BLACK hea*\" -> 4 -> U+2665 U+2764 U+2765 U+1F5A4",
                "\"heart black\" -> 0 -> ``",
                // not
                "chess -black -white -> 54 -> U+1CCBA",
                "-white chess -black -> 54 -> U+1CCBA",
                "arrow -\"with hook\" -> 576 -> U+02FF",
                "-rook -> 18 -> U+2656",
                "--rook chess -> 106 -> U+2654",
                "rook -rook -> 0 -> ``",
                "black-rook -> 5 -> U+265C",
                // or
                "rook | knight | bishop -> 74 -> U+2656 U+2657 U+2658",
                "rook|knight|bishop -> 74 -> U+2656 U+2657 U+2658",
                "black rook | euro sign -> 8 -> U+20A0 U+20AC U+265C",
                // what no operator can have is text
                "rook | -> 18 -> U+2656",
                "| rook -> 18 -> U+2656",
                "rook || knight -> 58 -> U+2656 U+2658",
                "\"black heart -> 4 -> U+2665 U+2764 U+2765 U+1F5A4",
                "*rook -> 18 -> U+2656",
                "chess*rook -> 18 -> U+2656",
                "\"chess*rook\" -> 13 -> U+2656",
                "chess -*black -> 89 -> U+2654",
                // only in
                "block:dingbats arrow -> 36 -> U+2794",
                "script:greek small -> 189 -> U+0371",
                "category:Sm -> 1005 -> U+002B U+003C",
                "category:punctuation -> 860 -> U+0021",
                "age:15 -> 4489 -> U+0CF3",
                "age:15.0 -> 4489 -> U+0CF3",
                "age:=15 -> 4489 -> U+0CF3",
                "block:arrows -category:Sm -> 85 -> U+2195",
                "block:arrows age:1.1 left -> 5 -> U+2194",
                // other names too
                "keyword:smile -> 24 -> U+263A U+1F600",
                "keyword:smile cat -> 4 -> U+1F638 U+1F63A U+1F63B U+1F63C",
                "keyword:smile -cat -> 20 -> U+263A",
                "keyword:smile -keyword:smile -> 0 -> ``",
                "keyword:smil* -> 112 -> U+2639",
                "keyword:\"page up\" -> 2 -> U+21DE U+2B7B",
                "keyword:page keyword:up block:arrows -> 1 -> U+21DE",
                "keyword:pilcrow -> 1 -> U+00B6",
                "keyword:zwj -> 1 -> U+200D",
                "keyword:\"medium skin tone\" keyword:\"waving hand\" -> 1 -> U+1F44B U+1F3FD",
                "keyword:schneemann | rook black -> 7 -> U+2603 U+265C",
                "keyword:太阳 sunrise -> 2 -> U+1F304 U+1F305",
                // step 3 for all words of an expression
                "schneem* -> 2 -> U+2603 U+26C4",
                "\"bonhomme de neige\" -> 2 -> U+2603 U+26C4",
                "schneemann block:arrows | schneemann age:1.1 -> 1 -> U+2603",
            })
    void expressions_find_what_the_language_says(String query, int total, String codes) throws QueryException {
        assertFinds(query, total, codes == null || codes.isEmpty() ? codes(query) : codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block:MiscellaneousSymbols",
                "block:miscellaneous_symbols",
                "block:miscellaneous-symbols",
                "block:\"Miscellaneous Symbols\"",
                "block:Misc_Symbols",
                "BLOCK:miscsymbols",
            })
    void values_have_long_and_short_names_in_which_case_and_separators_do_not_matter(String query)
            throws QueryException {
        assertFinds(query, 256, "U+2600 U+2601");
    }

    @ParameterizedTest
    @CsvSource({
        "script:greek, script:Grek",
        "category:P, category:Punctuation",
        "category:Lu, category:\"uppercase letter\"",
        "category:Sm, category:math_symbol",
        "category:L, category:Lu | category:Ll | category:Lt | category:Lm | category:Lo",
        "category:cased-letter, category:LC",
        "age:<=13, age:<13 | age:13",
        "age:>=15.1, age:15.1 | age:>15.1",
        "age:>15, age:>=15.1",
        "age:<2, age:1.1",
    })
    void these_are_the_same(String one, String other) throws QueryException {
        assertThat(codes(one)).isEqualTo(codes(other)).isNotEmpty();
    }

    @Test
    void ages_part_all_characters() throws QueryException {
        int all = LOOKUP.codePoints(0, Character.MAX_CODE_POINT).total();
        for (String age : new String[] {"2", "13", "15.1", "18"}) {
            int sum = finder.find("age:<" + age, Order.CODE).total()
                    + finder.find("age:>=" + age, Order.CODE).total();
            assertThat(sum).isEqualTo(all);
        }
        assertThat(finder.find("age:<=18", Order.CODE).total()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "snowmam -> snowman (3)",
                "triple barr -> triple bar (8)",
                "snowmam! -> snowman (3)",
                "leter -> letter (11,533), lower (238), water (14)",
                "euro snowman -> euro (3), snowman (3)",
            })
    void what_finds_nothing_is_guessed(String query, String guesses) throws QueryException {
        QueryResult answer = finder.find(query, Order.CODE);
        assertThat(answer.total()).isZero();
        assertThat(answer.hint()).isEqualTo(" - did you mean: " + guesses + "?");
        assertThat(finder.find("rook", Order.CODE).hint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rook, NAMES",
        "pie*, NAMES",
        "octothorpe, OTHER_NAMES",
        "U+265C, CODES",
        "U+0378, CODES",
        "20ac, CODES",
        "♜, CHARACTERS",
        "♜♖, CHARACTERS",
        "snowmam, NOTHING",
        "'', NOTHING",
    })
    void tells_by_what_it_was_found(String query, QueryResult.Kind kind) throws QueryException {
        assertThat(finder.find(query, Order.CODE).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "block:arows -> no block \"arows\"; did you mean arrows?",
                "block:IPA Extensions -> no block \"IPA\"; did you mean \"IPA Extensions\"?",
                "small block:latin\textended-a letter -> no block \"latin\"; did you mean \"latin extended-a\"?",
                "block:latin \"extended-a\" -> no block \"latin\"; did you mean latin_1?",
                "block:latin | extended-a -> no block \"latin\"; did you mean latin_1?",
                "block:latin -extended-a -> no block \"latin\"; did you mean latin_1?",
                "category:lowercase letter -> no category \"lowercase\"; did you mean \"lowercase letter\"?",
                "-block:arows rook -> no block \"arows\"; did you mean arrows?",
                "script:greke -> no script \"greke\"; did you mean greek?",
                "category:Xx -> no category \"Xx\"; it has the Standard's names, as in category:punctuation",
                "emoji:heart -> no emoji \"heart\"; it is yes, no or presentation, as in heart emoji:yes",
                "emoji:presentatoin -> no emoji \"presentatoin\"; did you mean presentation?",
                "block:zzzzzzzzzz -> no block \"zzzzzzzzzz\"; it has the Standard's names, as in block:dingbats",
                "age:99 -> no age \"99\"; it is a version of Unicode up to 18.0, as age:15.1 or age:<=13",
                "age:new -> no age \"new\"; it is a version of Unicode up to 18.0, as age:15.1 or age:<=13",
                "age:<1.1 -> no age \"<1.1\"; it is a version of Unicode up to 18.0, as age:15.1 or age:<=13",
                "age:<= -> no age \"<=\"; it is a version of Unicode up to 18.0, as age:15.1 or age:<=13",
                "blok:arrows -> no filter \"blok\"; did you mean block:?",
                "keywrd:smile -> no filter \"keywrd\"; did you mean keyword:?",
                "U+110000 -> no code point U+110000; the last one is U+10FFFF",
                "U+265F..U+2654 -> the range U+265F..U+2654 runs backwards",
                "U+0..U+10FFFF -> more than 256 code points without a name; ask for fewer at once",
            })
    void what_cannot_be_meant_is_an_error(String query, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> finder.find(query, Order.CODE))
                .withMessage(message);
    }

    /** Longer than any door lets them be: Java matches repeated groups in stack frames of their own. */
    @ParameterizedTest
    @CsvSource({"_., 3900", "chr., 3000", "U+1234_, 1500", "'U+1234/5678', 800", "-1234, 1600", "0x2190 , 1200"})
    void very_long_queries_of_notations_are_answered_or_refused(String part, int times) {
        for (Order order : Order.values()) {
            assertThatCode(() -> finder.find("U+1234" + part.repeat(times), order))
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOf(QueryException.class));
            assertThatCode(() -> finder.find(part.repeat(times), order))
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOf(QueryException.class));
        }
    }

    private void assertFails(String query, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> finder.find(query, Order.CODE))
                .withMessage(message);
    }

    @Test
    void sixty_four_terms_are_read_and_no_more() {
        assertThatCode(() -> finder.find("letter* ".repeat(64), Order.CODE)).doesNotThrowAnyException();
        assertThatCode(() -> finder.find("rook | ".repeat(63) + "rook", Order.CODE))
                .doesNotThrowAnyException();
        assertFails("letter* ".repeat(65), "more than 64 terms");
        assertFails("rook | ".repeat(64) + "rook", "more than 64 terms");
    }

    @Test
    void every_name_finds_its_character() throws QueryException {
        QueryResult answer = new QueryResult(INDEX);
        List<String> names = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (int codePoint = 0x20; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String name = UnicodeNames.nameOf(codePoint);
            if (name != null) {
                names.add(name);
                if (!finds(name, codePoint, answer) || !finds(name.toLowerCase(Locale.ROOT), codePoint, answer)) {
                    missed.add(name);
                }
            }
        }
        assertThat(names).hasSize(172_808);
        assertThat(missed).isEmpty();
    }

    private boolean finds(String name, int codePoint, QueryResult answer) throws QueryException {
        finder.find(name, Order.CODE, answer);
        return holds(answer, LOOKUP.codePoints(codePoint, codePoint).linesStart(0), codePoint);
    }

    /** Looks at the lines only if none lies where the index has it in order; it may have a second copy elsewhere. */
    private static boolean holds(QueryResult answer, int line, int codePoint) {
        for (int i = 0; i < answer.count(); i++) {
            if (answer.slices()[2 * i] <= line && line < answer.slices()[2 * i + 1]) {
                return true;
            }
        }
        String code = "U+%04X".formatted(codePoint);
        for (Iterator<Match> matches = answer.matches(); matches.hasNext(); ) {
            if (matches.next().code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void what_the_index_finds_by_words_the_finder_finds() throws QueryException {
        for (String query : List.of("rook", "sun moon", "black chess", "euro-currency", "cjk compatibility form")) {
            List<String> names = INDEX.find(query).characters().stream()
                    .map(NamedCharacter::name)
                    .toList();
            assertThat(find(query)).extracting(Match::name).isEqualTo(names);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2, 5", "17, 18", "3, 100", "18, 20", "5, 5"})
    void a_slice_is_cut_out(int start, int stop) throws QueryException {
        List<String> all =
                IntStream.range(0, 18).mapToObj(i -> codesOf("chess rook", i)).toList();
        QueryResult answer = finder.find("chess rook", Order.CODE);
        int kept = answer.cut(start, stop);
        List<String> codes = new ArrayList<>();
        answer.matches().forEachRemaining(match -> codes.add(match.code()));
        assertThat(codes)
                .isEqualTo(all.subList(Math.min(18, start), Math.min(18, stop)))
                .hasSize(kept);
        assertThat(answer.total()).isEqualTo(18);
    }

    private String codesOf(String query, int rank) {
        try {
            return find(query).get(rank).code();
        } catch (QueryException e) {
            throw new AssertionError(e);
        }
    }
}
