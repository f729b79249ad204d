package org.charfinder.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charfinder.index.UnicodeNameIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexCharacterNamesTest {

    private static final CharacterNames LORE = new IndexCharacterNames(UnicodeNameIndex.build());

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

    /** That a field has a value, or if that is empty, that there is no such field. */
    private static void assertHas(Card card, String label, String value) {
        List<String> values = card.fields().stream()
                .filter(field -> field.label().equals(label))
                .flatMap(field -> field.values().stream())
                .toList();
        if (value.isEmpty()) {
            assertThat(values).as(label).isEmpty();
        } else {
            assertThat(values).as(label).contains(value);
        }
    }
}
