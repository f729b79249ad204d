package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlNamesTest {

    private static final int CONTROLS = 65;

    @Test
    void a_control_is_called_by_its_first_alias_and_its_first_abbreviation() throws IOException {
        Map<Integer, String> names = new TreeMap<>();
        Map<Integer, String> abbreviations = new TreeMap<>();
        for (String line : CharacterDatabase.read("NameAliases.txt").lines()) {
            String[] fields = line.split(";");
            switch (fields[2]) {
                case "control", "figment" -> names.putIfAbsent(Integer.parseInt(fields[0], 16), fields[1]);
                case "abbreviation" -> abbreviations.putIfAbsent(Integer.parseInt(fields[0], 16), fields[1]);
                default -> {}
            }
        }
        assertThat(names).hasSize(CONTROLS);
        names.forEach((control, name) ->
                assertThat(ControlNames.of(control)).isEqualTo(name + " (" + abbreviations.get(control) + ")"));
        assertThat(Stream.of(0xA, 0x7F, 0x9F).map(ControlNames::abbreviationOf)).containsExactly("LF", "DEL", "APC");
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(UnicodeNames::isControl))
                .containsExactlyElementsOf(names.keySet());
    }
}
