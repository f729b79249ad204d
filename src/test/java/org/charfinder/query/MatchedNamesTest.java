package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.charfinder.index.Folding;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a match is in a result. */
class MatchedNamesTest {

    private static final UnicodeNameIndex ONE = UnicodeNameIndex.of('A');
    private static final Finder FINDER = new Finder(WholeIndex.INDEX);

    /** For each match of a query, by its code, the names that matched. */
    private static Map<String, String> matched(String query, Order order) throws QueryException {
        QueryResult result = FINDER.find(query, order);
        MatchedNames names = FINDER.matchedNames(query, result);
        Map<String, String> matched = new HashMap<>();
        for (Iterator<Match> matches = result.matches(); matches.hasNext(); ) {
            Match match = matches.next();
            matched.put(match.code(), names.of(match));
        }
        return matched;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "Herz                = U+2764  = de: Herz",
                "rotes herz          = U+2764  = de: rotes Herz",
                "hjerte              = U+2764  = da: hjerte",
                "coeur               = U+2764  = fr: cœur",
                "сердце              = U+2764  = ru: сердце",
                "心                  = U+2764  = zh: 心",
                "猫                  = U+1F408 = ja: 猫",
                "red heart           = U+2764  = en: red heart",
                "zwj                 = U+200D  = alias: ZWJ",
                "line feed           = U+000A  = alias: LINE FEED",
                "nbsp                = U+00A0  = alias: NBSP",
                "\\heartsuit       = U+2661  = LaTeX: \\heartsuit",
                "\\leftrightarrow  = U+2194  = LaTeX: \\leftrightarrow",
                "thumbs_up           = U+1F44D = shortcode: thumbs_up",
                ":thumbsup:          = U+1F44D = shortcode: thumbsup",
                "mdash               = U+2014  = HTML: mdash",
                ":-)                 = U+1F642 = emoticon: :-)",
                "->                  = U+2192  = Compose: ->",
                "|->                 = U+21A6  = ASCII: |->",
                "d+                  = U+062F  = digraph: d+",
                "arrow.r             = U+2192  = Typst: arrow.r",
                "Greek_xi            = U+03BE  = keysym: Greek_xi",
                "heart symbol        = U+2764  = synonym: heart symbol",
                "UNDERLINE           = U+005F  = en: underline",
                "spacing underscore  = U+2017  = Unicode 1: SPACING DOUBLE UNDERSCORE",
                "us dollars          = U+0024  = currency: US dollars",
                "deutschland         = U+1F1E9 U+1F1EA = country: Deutschland",
                "narrow nbsp         = U+202F  = synonym: narrow nbsp",
            })
    void a_match_by_another_name_tells_that_name(String query, String code, String matched) throws QueryException {
        assertThat(matched(query.strip().replace("\\\\", "\\"), Order.BEST))
                .containsEntry(code.strip(), matched.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource({
        "heavy red heart, U+2764, en: red",
        "command sign, U+2318, alias: command key",
        "daumen: light skin tone, U+1F44D U+1F3FB, de: Daumen",
        "red anatomical herz, U+2764, 'en: red; de: Herz'",
    })
    void names_that_have_the_words_only_together_are_told_without_what_the_line_shows(
            String query, String code, String matched) throws QueryException {
        Match line = FINDER.find(code).matches().next();
        QueryResult result = FINDER.find(query);
        assertThat(FINDER.matchedNames(query, result).of(line)).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource({
        "rook, U+265C",
        "black chess rook, U+265C",
        "RookBlack, U+265C",
        "rook | herz, U+265C",
        "chess -white, U+265C",
        "\"black chess\", U+265C",
        "roo*, U+265C",
        "block:chess_symbols rook, U+1FA02",
        "emdash, U+2014",
        "twoemdash, U+2E3A",
        "Gamma, U+0393",
        "U+265C, U+265C",
        "♜, U+265C",
        "&mdash;, U+2014",
        "snowmam, U+2603",
        "chess rok, U+265C",
        "black chess rook wombat, U+265C",
    })
    void nothing_is_told_where_the_name_of_the_line_or_its_code_is_the_reason(String query, String code)
            throws QueryException {
        assertThat(matched(query, Order.BEST)).containsEntry(code, "");
    }

    @ParameterizedTest
    @CsvSource({
        "rook | herz, U+2764, de: Herz",
        "block:arrows pfeil, U+2190, de: Pfeil",
        "keyword:smile, U+1F600, en: smile",
        "herz -rot, U+2665, de: Herz",
        "\"rotes herz\", U+2764, de: rotes Herz",
        "rotes her*, U+2764, de: rotes Herz",
        "keyword:rook | herz, U+2665, de: Herz",
    })
    void expressions_tell_the_name_that_has_their_words(String query, String code, String matched)
            throws QueryException {
        assertThat(matched(query, Order.BEST)).containsEntry(code, matched);
    }

    @ParameterizedTest
    @CsvSource({
        "schneeman, U+2603, de: Schneemann",
        "schneemannn, U+2603, de: Schneemann",
        "hjerter, U+2764, da: hjerte",
        "rotes herzz, U+2764, de: rotes Herz",
        "rotes herz wombat, U+2764, de: rotes Herz",
    })
    void what_is_close_tells_the_name_with_the_nearest_word(String query, String code, String matched)
            throws QueryException {
        Match line = FINDER.find(code).matches().next();
        QueryResult result = FINDER.find(query);
        assertThat(FINDER.matchedNames(query, result).of(line)).isEqualTo(matched);
    }

    @Test
    void the_order_code_tells_as_well() throws QueryException {
        assertThat(matched("herz", Order.CODE)).containsEntry("U+2764", "de: Herz");
        assertThat(matched("rook", Order.CODE)).containsEntry("U+265C", "").doesNotContainValue("en: rook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart", "Herz", "猫", "flag", "smile", "pi", "größer", "кот"})
    void every_match_of_words_has_a_reason(String query) throws QueryException {
        List<String> words = Folding.words(query);
        QueryResult result = FINDER.find(query);
        MatchedNames names = FINDER.matchedNames(query, result);
        for (Iterator<Match> matches = result.matches(); matches.hasNext(); ) {
            Match match = matches.next();
            boolean own = Folding.words(match.name()).containsAll(words);
            boolean itself = match.characters().equals(query);
            if (!own && !itself) {
                assertThat(names.of(match)).as(match.toString()).contains(": ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "xqzjv", "\"", "-", "|", "a:b:c", "keyword:", "\uD800", "***", "a b c d e f g h i j"})
    void any_query_can_be_asked_for_names(String query) {
        QueryResult result = new QueryResult(ONE);
        result.addOwn(QueryResult.Kind.NAMES, new Match("U+0041", "A", "LATIN CAPITAL LETTER A"));
        assertThat(FINDER.matchedNames(query, result).of(result.matches().next()))
                .isNotNull();
    }
}
