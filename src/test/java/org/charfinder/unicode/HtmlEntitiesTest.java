package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlEntitiesTest {

    private static final int ALL_NAMES = 2125; // the HTML Standard, section 13.5, those that end in a semicolon

    @ParameterizedTest
    @CsvSource({
        "euro, €",
        "excl, !",
        "eacute, é",
        "Eacute, É",
        "Afr, \uD835\uDD04",
        "NotEqualTilde, \u2242\u0338",
        "fjlig, fj",
    })
    void a_name_stands_for_one_code_point_or_two(String entity, String characters) {
        assertThat(HtmlEntities.charactersOf(entity)).isEqualTo(characters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "copyx", "eur", "EURO", "euro;", "&euro;", "#8364"})
    void all_of_a_name_counts(String entity) {
        assertThat(HtmlEntities.charactersOf(entity)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "€, euro",
        "&, amp AMP",
        "!, excl",
        "\u00A0, nbsp NonBreakingSpace",
        "≠, ne NotEqual",
        "\uD835\uDD04, Afr",
        "\u2242\u0338, nesim NotEqualTilde",
        "♜, ''",
    })
    void of_all_names_of_a_character_the_handiest_comes_first(String characters, String entities) {
        assertThat(String.join(" ", HtmlEntities.entitiesOf(characters))).isEqualTo(entities);
    }

    @Test
    void every_name_there_is_is_known_both_ways() {
        int[] names = {0};
        HtmlEntities.all().forEach((characters, entities) -> {
            assertThat(entities)
                    .isNotEmpty()
                    .allSatisfy(entity ->
                            assertThat(HtmlEntities.charactersOf(entity)).isEqualTo(characters));
            names[0] += entities.size();
        });
        assertThat(names[0]).isEqualTo(ALL_NAMES);
    }
}
