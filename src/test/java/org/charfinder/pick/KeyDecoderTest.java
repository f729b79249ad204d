package org.charfinder.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal sends, and the keys that it is cut into. */
class KeyDecoderTest {

    private static List<String> names(String sent, int chunk) {
        return keys(sent, chunk).stream().map(Key::name).toList();
    }

    private static List<Key> keys(String sent, int chunk) {
        KeyDecoder decoder = new KeyDecoder();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < sent.length(); i += chunk) {
            decoder.add(sent.substring(i, Math.min(sent.length(), i + chunk)));
            for (Key key = decoder.next(); key != null; key = decoder.next()) {
                keys.add(key);
            }
        }
        for (Key key = decoder.expire(); key != null; key = decoder.expire()) {
            keys.add(key);
        }
        assertThat(decoder.isPending()).isFalse();
        return keys;
    }

    @ParameterizedTest
    @CsvSource({
        "^[, escape",
        "^[[A, up",
        "^[OA, up",
        "^[[B, down",
        "^[[C, right",
        "^[OD, left",
        "^[[H, home",
        "^[[1~, home",
        "^[OF, end",
        "^[[4~, end",
        "^[[3~, delete",
        "^[[5~, page-up",
        "^[[6~, page-down",
        "^[[Z, shift-tab",
        "^[[1;5D, ctrl-left",
        "^[[1;3C, alt-right",
        "^[b, alt-b",
        "^[OM, enter",
        "^[[<0;3;4M, click",
        "^[[<64;3;4M, wheel-up",
        "^[[<65;3;4M, wheel-down",
        "^[[<0;3;4m, noise",
        "^[[15~, noise",
        "^[[24;80R, cursor",
        "^[[I, noise",
    })
    void a_sequence_is_one_key_in_whatever_pieces_it_arrives(String sent, String name) {
        String sequence = sent.replace("^[", "\u001B");
        for (int chunk = 1; chunk <= sequence.length(); chunk++) {
            assertThat(names(sequence, chunk)).as("%d at once", chunk).containsExactly(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, ctrl-a", "3, ctrl-c", "8, backspace", "9, tab", "10, ctrl-j", "13, enter", "127, backspace"})
    void controls_are_keys(int control, String name) {
        assertThat(names(Character.toString(control), 1)).containsExactly(name);
    }

    @Test
    void an_escape_before_a_sequence_is_a_key_of_its_own() {
        assertThat(names("\u001B\u001B[A", 4)).containsExactly("escape", "up");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void characters_beyond_the_first_plane_are_not_torn(int chunk) {
        assertThat(keys("a\uD83E\uDD8Ab", chunk)).extracting(Key::text).containsExactly("a", "\uD83E\uDD8A", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void what_is_pasted_is_one_text_even_if_it_has_keys(int chunk) {
        assertThat(keys("x\u001B[200~two\r\nlines\t\u0003\u001B[201~y", chunk))
                .containsExactly(Key.typed("x"), Key.pasted("two\r\nlines\t\u0003"), Key.typed("y"));
    }

    @Test
    void a_place_is_told_from_0() {
        assertThat(keys("\u001B[<0;3;4M\u001B[24;80R", 100))
                .containsExactly(Key.at("click", 2, 3), Key.at("cursor", 79, 23));
    }

    @Property
    void no_part_of_a_sequence_is_taken_for_text(@ForAll int one, @ForAll short two) {
        String sequence = "\u001B[" + Math.abs((long) one) + ";" + Math.abs((int) two) + "u";
        assertThat(names(sequence, 3)).hasSize(1).doesNotContain("text");
    }

    @Property
    void anything_at_all_is_cut_to_the_end(@ForAll String sent) {
        keys(sent, 3);
    }
}
