package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.query.FoundCodes.codes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as users of Windows type them. */
class AltCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "alt 0128    = U+20AC",
                "Alt+0169    = U+00A9",
                "alt 130     = U+00E9",
                "ALT-1       = U+263A",
                "alt 31      = U+25BC",
                "alt 127     = U+2302",
                "alt 255     = U+00A0",
                "alt + 9829  = U+2665",
                "20AC alt+x  = U+20AC",
                "u+1f600 Alt+X = U+1F600",
            })
    void a_code_typed_with_alt_is_what_it_types(String query, String code) throws QueryException {
        assertThat(codes(query)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alt 0", "alt 1114112", "alt 9999999", "alt key", "option alt x", "alt0128"})
    void anything_else_is_words(String query) {
        assertThat(AltCode.read(query)).isNull();
    }
}
