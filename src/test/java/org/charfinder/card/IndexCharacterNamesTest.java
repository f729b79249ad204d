package org.charfinder.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexCharacterNamesTest {

    private static final CharacterNames LORE = new IndexCharacterNames(WholeIndex.INDEX);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "🥴|FACE WITH UNEVEN EYES AND WAVY MOUTH|woozy face|drunk",
                "☃|SNOWMAN|snowy weather|cold",
                "\u202E|RIGHT-TO-LEFT OVERRIDE|RLO|''",
                "👩\u200D🚀|woman astronaut|''|rocket",
                "❤\uFE0F|red heart|''|love",
                "🇫🇷|flag: France|''|flag",
                "👋🏻|waving hand: light skin tone|''|''",
                "\uE000|<private-use-E000>|''|''",
            })
    void a_card_has_other_names_and_keywords(String characters, String name, String alias, String keyword) {
        Card card = Card.of(characters, LORE);
        assertThat(card.name()).isEqualTo(name);
        assertHas(card, "aliases", alias);
        assertHas(card, "keywords", keyword);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "→ LaTeX \\rightarrow",
                "→ Typst arrow.r",
                "→ Lean \\to",
                "→ HTML &rarr;",
                "→ Compose ->",
                "→ digraph ->",
                "→ keysym rightarrow",
                "→ Adobe arrowright",
                "≠ Compose /=",
                "≠ ASCII !=",
                "© ASCII (c)",
                "é digraph e'",
                "é Compose 'e",
                "€ digraph Eu",
                "👍 shortcode :thumbsup:",
                "👍 shortcode :+1:",
                "👍🏽 shortcode :+1_tone3:",
                "🇫🇷 shortcode :flag_fr:",
                "❤\uFE0F emoticon <3",
                "🙂 emoticon :-)",
                "ℝ LaTeX \\mathbb{R}",
                "ξ keysym Greek_xi",
            })
    void a_card_says_how_a_character_is_typed(String characters, String label, String way) {
        Card card = Card.of(characters, LORE);
        assertHas(card, label, way);
        assertThat(card.toString()).contains(way);
        assertThat(card.toJson()).contains('"' + label.toLowerCase(Locale.ROOT) + "\":[");
    }

    @ParameterizedTest
    @CsvSource({
        "♜, shortcode",
        "→, shortcode",
        "→, emoticon",
        "👍, LaTeX",
        "≠, synonym",
        "\uE000, Compose",
        "A, Compose"
    })
    void a_card_has_no_line_for_what_has_no_name_for_a_character(String characters, String label) {
        assertHas(Card.of(characters, LORE), label, "");
    }

    /** That a field has a value, or if that is empty, that there is no such field. */
    private static void assertHas(Card card, String label, String value) {
        List<String> values = card.fields().stream()
                .filter(field -> field.label().equals(label))
                .flatMap(field -> field.values().stream())
                .map(CardValue::toString)
                .toList();
        if (value.isEmpty()) {
            assertThat(values).as(label).isEmpty();
        } else {
            assertThat(values).as(label).contains(value);
        }
    }
}
