package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void reads_one_number_or_two() {
        assertThat(Version.parse("13.0")).isEqualTo(new Version(13, 0));
        assertThat(Version.parse("13")).isEqualTo(new Version(13, 0));
        assertThat(Version.parse("15.1")).hasToString("15.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "13.", ".1", "13.0.0", "-1", "13 ", "256", "1.256", "9999999999"})
    void refuses_what_is_no_version(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Version.parse(text));
    }

    @Test
    void orders_by_number_not_by_text() {
        assertThat(Version.parse("9.0")).isLessThan(Version.parse("13.0"));
        assertThat(Version.parse("15.0")).isLessThan(Version.parse("15.1"));
    }

    @Test
    void packs_into_a_number_of_the_same_order() {
        assertThat(Version.unpacked(new Version(79, 1).packed())).isEqualTo(new Version(79, 1));
        assertThat(new Version(9, 9).packed()).isLessThan(new Version(10, 0).packed());
    }
}
