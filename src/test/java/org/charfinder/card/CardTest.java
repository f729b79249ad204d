package org.charfinder.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {

    private static final CharacterNames LORE = new IndexCharacterNames(WholeIndex.INDEX);

    @Test
    void a_card_has_all_fields() {
        assertThat(card("♜").lines())
                .containsExactly(
                        "U+265C  ♜  BLACK CHESS ROOK",
                        "  block       Miscellaneous Symbols",
                        "  script      Common",
                        "  category    Other Symbol (So)",
                        "  age         Unicode 1.1",
                        "  width       Neutral (N)",
                        "  bidi class  Other Neutral (ON)",
                        "  Linux       Ctrl+Shift+U 265C Enter",
                        "  macOS       Option+265C",
                        "  Windows     265C Alt+X",
                        "  Vim         Ctrl+V u265C",
                        "  Emacs       C-x 8 RET 265C RET",
                        "  UTF-8       E2 99 9C",
                        "  UTF-16      265C",
                        "  HTML        &#9820;  &#x265C;",
                        "  CSS         \\265C",
                        "  Java        \\u265C",
                        "  JavaScript  \\u265C",
                        "  JSON        \\u265C",
                        "  Python      \\u265C",
                        "  Rust        \\u{265C}",
                        "  Go          \\u265C",
                        "  C           \\u265C",
                        "  URL         %E2%99%9C");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "U+0041|U+0041  A  LATIN CAPITAL LETTER A",
                "U+0041|  lowercase   U+0061 a LATIN SMALL LETTER A",
                "U+2764|  see also    U+2665  ♥ BLACK HEART SUIT",
                "U+0041|  looks like  U+0391  Α GREEK CAPITAL LETTER ALPHA",
                "U+0028|  mirrored    U+0029 ) RIGHT PARENTHESIS",
                "U+2211|  mirrored    yes",
                "U+00DF|  uppercase   U+0053 U+0053 SS",
                "U+00DF|  titlecase   U+0053 U+0073 Ss",
                "U+01C6|  uppercase   U+01C4 Ǆ LATIN CAPITAL LETTER DZ WITH CARON",
                "U+01C6|  titlecase   U+01C5 ǅ LATIN CAPITAL LETTER D WITH SMALL LETTER Z WITH CARON",
                "U+0130|  lowercase   U+0069 U+0307 i\u0307",
                "U+00E9|  block       Latin-1 Supplement",
                "U+00E9|  decomposed  canonical (NFD)",
                "U+00E9|  parts       U+0065 e LATIN SMALL LETTER E",
                "U+00E9|              U+0301 ◌\u0301 COMBINING ACUTE ACCENT",
                "U+00E9|  HTML        &#233;  &#xE9;  &eacute;",
                "U+00E9|  Python      \\xE9",
                "U+20AC|  age         Unicode 2.1",
                "U+20AC|  category    Currency Symbol (Sc)",
                "U+20AC|  UTF-8       E2 82 AC",
                "U+000A|U+000A  ␊  <control-000A>",
                "U+000A|  Java        \\n",
                "U+000A|  JSON        \\u000A",
                "U+0301|U+0301  ◌\u0301  COMBINING ACUTE ACCENT",
                "U+0301|  combining   Above (230)",
                "U+0301|  scripts     Cherokee, Cyrillic, Greek, Latin, Osage, Sunuwar, Tai Le, Todhri",
                "U+0966|  scripts     Devanagari, Dogra, Kaithi, Mahajani",
                "U+202E|U+202E  [RLO]  RIGHT-TO-LEFT OVERRIDE",
                "U+202E|  bidi class  Right To Left Override (RLO)",
                "U+200D|U+200D  [ZWJ]  ZERO WIDTH JOINER",
                "U+E000|U+E000  \uE000  <private-use-E000>",
                "U+D800|U+D800  \uFFFD  <surrogate-D800>",
                "U+D800|  UTF-16      D800",
                "U+0378|U+0378  \uFFFD  <unassigned-0378>",
                "U+3D000|U+3D000  \uD8B4\uDC00  SMALL SEAL CHARACTER-3D000",
                "U+3D000|  block       Seal",
                "U+1F600|U+1F600  😀  GRINNING FACE",
                "U+1F600|  width       Wide (W)",
                "U+1F600|  UTF-16      D83D DE00",
                "U+1F600|  CSS         \\1F600",
                "U+1F600|  Java        \\uD83D\\uDE00",
                "U+1F600|  JavaScript  \\u{1F600}",
                "U+1F600|  Python      \\U0001F600",
                "U+1F600|  URL         %F0%9F%98%80",
                "U+1F600|  macOS       Option+D83DDE00",
                "U+1F600|  Vim         Ctrl+V U0001F600",
                "U+1F600|  Rust        \\u{1F600}",
                "U+1F600|  Go          \\U0001F600",
                "U+2764|  variants    U+2764 U+FE0F ❤\uFE0F red heart",
                "U+1F44D|              U+1F44D U+1F3FF 👍🏿 thumbs up: dark skin tone",
                "U+C21C|U+C21C  순  HANGUL SYLLABLE SUN",
                "U+C21C|  parts       U+1109 ᄉ HANGUL CHOSEONG SIOS",
                "U+C21C|              U+116E ᅮ HANGUL JUNGSEONG U",
                "U+C21C|              U+11AB ᆫ HANGUL JONGSEONG NIEUN",
                "U+6C34|  meaning     water, liquid, lotion, juice",
                "U+6C34|  pinyin      shuǐ",
                "U+6C34|  on          スイ",
                "U+6C34|  kun         みず, かわ",
                "U+6C34|  radical     85 ⽔ water",
                "U+6C34|  strokes     4",
                "U+4E00|  number      1",
                "U+4E00|              U+2F00 ⼀ KANGXI RADICAL ONE",
                "U+2F08|  looks like  U+4EBA 人 CJK UNIFIED IDEOGRAPH-4EBA",
                "U+FDFA|  decomposed  compatibility (NFKD), isolated",
                "U+FDFA|              U+0020 ␠ SPACE",
                "U+FB03|  decomposed  compatibility (NFKD)",
                "U+00BD|  number      1/2",
                "U+0F33|  number      -1/2",
                "U+11FC0|  number      1/320",
                "U+5146|  number      1000000000000",
                "U+1F1EB|U+1F1EB  🇫  REGIONAL INDICATOR SYMBOL LETTER F",
            })
    void a_card_has_a_line(String codePoint, String line) {
        assertThat(card(codePoint).lines()).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        "U+265C, number",
        "U+265C, mirrored",
        "U+265C, uppercase",
        "U+265C, decomposed",
        "U+265C, combining",
        "U+0378, age",
        "U+10D00, looks like",
        "U+200D, looks like",
        "U+265C, see also",
        "U+D800, UTF-8",
        "U+D800, Linux",
        "U+000A, Vim",
        "U+0041, C",
        "U+0041, variants",
        "U+D800, URL",
        "U+D800, HTML",
        "U+D800, CSS",
        "U+0000, HTML",
        "U+0000, CSS",
        "U+0085, HTML",
        "U+00E9, titlecase",
        "U+0041, scripts",
    })
    void a_card_leaves_out_fields_without_a_value(String codePoint, String label) {
        assertThat(card(codePoint).fields()).extracting(CardField::label).doesNotContain(label);
    }

    @Test
    void the_longest_decomposition_is_all_there() {
        assertThat(field(card("ﷺ"), "parts").values()).hasSize(18);
    }

    @Test
    void of_many_look_alikes_the_text_has_the_first() {
        Card card = card("A");
        int all = field(card, "looks like").values().size();
        assertThat(all).isGreaterThan(20);
        assertThat(card.lines()).contains("              and " + (all - 12) + " more");
    }

    @Test
    void look_alikes_look_like_each_other() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            for (int lookalike : LORE.lookalikes(codePoint)) {
                assertThat(LORE.lookalikes(lookalike)).contains(codePoint).doesNotContain(lookalike);
            }
        }
    }

    @Test
    void an_emoji_of_several_has_a_card_of_its_own() {
        String family = "👩\u200D🚀";
        CharacterNames names = new CharacterNames() {
            @Override
            public String nameOf(String characters) {
                return characters.equals(family) ? "woman astronaut" : null;
            }

            @Override
            public List<String> keywords(String characters) {
                return characters.equals(family) ? List.of("rocket", "space") : List.of();
            }
        };
        assertThat(Card.of(family, names).lines())
                .containsExactly(
                        "U+1F469 U+200D U+1F680  👩\u200D🚀  woman astronaut",
                        "  keywords    rocket, space",
                        "  parts       U+1F469 👩 WOMAN",
                        "              U+200D  [ZWJ] ZERO WIDTH JOINER",
                        "              U+1F680 🚀 ROCKET",
                        "  UTF-8       F0 9F 91 A9 E2 80 8D F0 9F 9A 80",
                        "  UTF-16      D83D DC69 200D D83D DE80",
                        "  HTML        &#128105;&#8205;&#128640;  &#x1F469;&#x200D;&#x1F680;",
                        "  CSS         \\1F469\\200D\\1F680",
                        "  Java        \\uD83D\\uDC69\\u200D\\uD83D\\uDE80",
                        "  JavaScript  \\u{1F469}\\u200D\\u{1F680}",
                        "  JSON        \\uD83D\\uDC69\\u200D\\uD83D\\uDE80",
                        "  Python      \\U0001F469\\u200D\\U0001F680",
                        "  Rust        \\u{1F469}\\u{200D}\\u{1F680}",
                        "  Go          \\U0001F469\\u200D\\U0001F680",
                        "  C           \\U0001F469\\u200D\\U0001F680",
                        "  URL         %F0%9F%91%A9%E2%80%8D%F0%9F%9A%80");
    }

    @Test
    void what_is_no_emoji_is_made_harmless_character_by_character() {
        assertThat(Card.of("a\u0301\u202Eb", LORE).shown()).isEqualTo("a\u0301[RLO]b");
    }

    @Test
    void many_names_are_broken_between_two_of_them() {
        CharacterNames names = new CharacterNames() {
            @Override
            public List<String> aliases(String characters) {
                return List.of("a".repeat(30), "b".repeat(34), "c d".repeat(22));
            }
        };
        assertThat(Card.of('x', names).lines())
                .startsWith(
                        "U+0078  x  LATIN SMALL LETTER X",
                        "  aliases     " + "a".repeat(30) + ", " + "b".repeat(34) + ",",
                        "              " + "c d".repeat(22));
    }

    @Test
    void for_programs_a_card_is_a_line_of_json() {
        assertThat(card("U+202E").toJson())
                .startsWith("{\"code\":\"U+202E\",\"char\":\"\\u202E\",\"shown\":\"[RLO]\",")
                .contains(",\"html\":[\"&#8238;\",\"&#x202E;\"],\"css\":\"\\\\202E\",", ",\"bidi_class\":\"")
                .endsWith(",\"percent\":\"%E2%80%AE\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "U+000A|\"char\":\"\\u000A\",\"shown\":\"␊\"",
                "U+240A|\"char\":\"␊\",\"shown\":\"␊\"",
                "U+D800|\"char\":null,\"shown\":\"\uFFFD\"",
                "U+FFFD|\"char\":\"\uFFFD\",\"shown\":\"\uFFFD\"",
                "U+0301|\"char\":\"\u0301\",\"shown\":\"◌\u0301\"",
                "U+00E9|\"uppercase\":{\"code\":\"U+00C9\",\"char\":\"É\",\"shown\":\"É\","
                        + "\"name\":\"LATIN CAPITAL LETTER E WITH ACUTE\"}",
                "U+00DF|\"uppercase\":{\"code\":\"U+0053 U+0053\",\"char\":\"SS\",\"shown\":\"SS\",\"name\":null}",
                "U+00E9|\"parts\":[{\"code\":\"U+0065\",\"char\":\"e\",\"shown\":\"e\","
                        + "\"name\":\"LATIN SMALL LETTER E\"},"
                        + "{\"code\":\"U+0301\",\"char\":\"\u0301\",\"shown\":\"◌\u0301\","
                        + "\"name\":\"COMBINING ACUTE ACCENT\"}]",
                "U+200D|\"utf8\":\"E2 80 8D\"",
                "U+200D|\"js\":\"\\\\u200D\"",
            })
    void json_tells_a_character_from_what_is_shown_for_it(String code, String members) {
        assertThat(card(code).toJson()).contains(members);
    }

    /** Primes leave no pattern of blocks unseen; the first planes are dense, the rest is not. */
    @Test
    void nothing_on_any_card_disturbs_a_terminal() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += codePoint < 0x3400 ? 1 : 89) {
            assertHarmless(codePoint);
        }
    }

    @Property
    void a_card_is_harmless_in_text_and_in_json(@ForAll @IntRange(max = Character.MAX_CODE_POINT) int codePoint) {
        assertHarmless(codePoint);
    }

    private static void assertHarmless(int codePoint) {
        Card card = Card.of(codePoint, LORE);
        assertThat(String.join("", card.lines()) + card.toJson())
                .as(card.code())
                .matches(text -> text.codePoints().noneMatch(CardTest::disturbs));
    }

    private static boolean disturbs(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.UNASSIGNED,
                    UCharacterCategory.LINE_SEPARATOR,
                    UCharacterCategory.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static Card card(String what) {
        return what.startsWith("U+")
                ? Card.of(Integer.parseInt(what.substring("U+".length()), 16), LORE)
                : Card.of(what, LORE);
    }

    private static CardField field(Card card, String label) {
        return card.fields().stream()
                .filter(field -> field.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
