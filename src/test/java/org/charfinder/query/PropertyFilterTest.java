package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters by properties find what the Unicode Character Database says. */
class PropertyFilterTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final CharacterLookup LOOKUP = new CharacterLookup(INDEX);

    private final Finder finder = new Finder(INDEX);

    private List<String> codes(String query) throws QueryException {
        List<String> codes = new ArrayList<>();
        finder.find(query, Order.CODE).matches().forEachRemaining(match -> codes.add(match.code()));
        return codes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " = ",
            value = {
                "scx:greek = [:scx=Grek:]",
                "scx:Deva = [:scx=Deva:]",
                "scx:common = [:scx=Zyyy:]",
                "scx:inherited = [:scx=Zinh:]",
                "script:greek = [[:sc=Grek:][:scx=Grek:]]",
                "script:deva = [[:sc=Deva:][:scx=Deva:]]",
                "script:common = [:sc=Zyyy:]",
                "script:inherited = [:sc=Zinh:]",
                "bidi:AL = [:bc=AL:]",
                "bidi:arabic_letter = [:bc=AL:]",
                "bidi:\"arabic letter\" = [:bc=AL:]",
                "bidi:RLE = [:bc=RLE:]",
                "width:full = [:ea=F:]",
                "width:fullwidth = [:ea=F:]",
                "width:F = [:ea=F:]",
                "width:half = [:ea=H:]",
                "width:narrow = [:ea=Na:]",
                "numeric:1/2 = [:nv=0.5:]",
                "numeric:0.5 = [:nv=0.5:]",
                "numeric:3 = [:nv=3:]",
                "numeric:三 = [:nv=3:]",
                "numeric:½ = [:nv=0.5:]",
                "numeric:-1/2 = [:nv=-0.5:]",
                "numeric:10000 = [:nv=10000:]",
                "numeric:1000000000000 = [:nv=1000000000000:]",
                "emoji:presentation = [:EPres:]",
                "emoji:EPres = [:EPres:]",
                "emoji:text = [[:Emoji:]-[:EPres:]]",
                "emoji:modifier = [:EMod:]",
                "emoji:base = [:EBase:]",
                "emoji:component = [:EComp:]",
            })
    void a_filter_finds_exactly_the_characters_of_a_value(String query, String set) throws QueryException {
        List<String> wanted = new ArrayList<>();
        for (String character : new UnicodeSet(set).addAllTo(new ArrayList<>())) {
            if (LOOKUP.has(character.codePointAt(0))) {
                wanted.add("U+%04X".formatted(character.codePointAt(0)));
            }
        }
        assertThat(wanted).isNotEmpty();
        assertThat(codes(query)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " = ",
            value = {
                "script:deva danda = U+0964|U+0965",
                "emoji:base raised hand = U+270B|U+1F91A",
                "numeric:3 roman = U+2162|U+2172",
                "bidi:ET width:wide = U+FE5F|U+FE6A",
                "like:a greek = U+03B1",
                "like:U+0061 greek = U+03B1",
                "like:rn roman = U+217F",
                "like:а = U+0061",
            })
    void filters_combine_with_words(String query, String wanted) throws QueryException {
        assertThat(codes(query)).contains(wanted.split("[|]"));
    }

    @ParameterizedTest
    @CsvSource({
        "emoji:yes, U+1F1EB U+1F1F7, true",
        "emoji:no, U+1F1EB U+1F1F7, false",
        "emoji:yes, U+0023, true",
        "emoji:no, U+0041, true",
        "like:a, U+0061, false",
        "-like:a latin, U+0251, false",
        "category:Co, U+E000..U+F8FF, true",
        "-category:Co -rook, U+E000..U+F8FF, false",
        "-rook -knight, U+E000..U+F8FF, false",
        "width:ambiguous, U+E000..U+F8FF, true",
        "bidi:L category:Cs, U+D800..U+DB7F, true",
        "age:1.1, U+E000..U+F8FF, false",
        "block:greek, U+0378..U+0379, false",
    })
    void a_filter_finds_or_not(String query, String code, boolean wanted) throws QueryException {
        assertThat(codes(query).contains(code)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " = ",
            value = {
                "category:Co = U+E000..U+F8FF|U+F0000..U+FFFFD|U+100000..U+10FFFD",
                "category:private_use = U+E000..U+F8FF|U+F0000..U+FFFFD|U+100000..U+10FFFD",
                "category:Cs = U+D800..U+DB7F|U+DB80..U+DBFF|U+DC00..U+DFFF",
                "block:private_use = U+E000..U+F8FF",
                "block:\"private use area\" = U+E000..U+F8FF",
                "block:\"low surrogates\" = U+DC00..U+DFFF",
                "block:sup_pua_a = U+F0000..U+FFFFD|U+FFFFE..U+FFFFF",
                "category:Co block:pua = U+E000..U+F8FF",
                "category:Co | rook black = U+265C|U+1FA11|U+1FA26|U+1FA3B|U+1FA52|U+E000..U+F8FF|U+F0000..U+FFFFD"
                        + "|U+100000..U+10FFFD",
            })
    void what_has_no_name_is_listed_as_ranges(String query, String wanted) throws QueryException {
        assertThat(codes(query)).containsExactly(wanted.split("[|]"));
        List<String> best = new ArrayList<>();
        finder.find(query).matches().forEachRemaining(match -> best.add(match.code()));
        assertThat(best).containsAll(List.of(wanted.split("[|]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "U+E000..U+F8FF | \uE000 | <private-use-E000..F8FF>",
                "U+D800..U+DB7F | \uFFFD | <surrogate-D800..DB7F>",
                "U+038B         | \uFFFD | <unassigned-038B>",
                "U+FDD0..U+FDEF | \uFFFD | <noncharacter-FDD0..FDEF>",
            })
    void a_range_is_one_line(String code, String shown, String label) throws QueryException {
        List<Match> ranges = new ArrayList<>();
        finder.find("category:Co | category:Cs | category:Cn", Order.CODE)
                .matches()
                .forEachRemaining(ranges::add);
        assertThat(ranges).contains(new Match(code, shown, label)).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "bidi:arabc_letter -> no bidi \"arabc_letter\"; did you mean arabic_letter?",
                "width:wid -> no width \"wid\"; did you mean wide?",
                "numeric:many -> no numeric \"many\"; it is a number, as in numeric:3, numeric:1/2 or numeric:0.5",
                "numeric:1/0 -> no numeric \"1/0\"; it is a number, as in numeric:3, numeric:1/2 or numeric:0.5",
                "emoji:presentatoin -> no emoji \"presentatoin\"; did you mean presentation?",
                "scx:greke -> no scx \"greke\"; did you mean greek?",
                "like:U+61..U+63 -> like: takes a character or its code, as in like:a or like:U+0061",
                "numric:3 -> no filter \"numric\"; did you mean numeric:?",
                "witdh:wide -> no filter \"witdh\"; did you mean width:?",
            })
    void a_wrong_value_is_an_error(String query, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> finder.find(query, Order.CODE))
                .withMessage(message);
    }
}
