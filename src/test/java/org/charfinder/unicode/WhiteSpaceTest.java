package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhiteSpaceTest {

    @Test
    void is_the_white_space_property_and_the_four_separators() {
        Set<Integer> propList = IntStream.of(
                        0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
                        0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x1C,
                        0x1D, 0x1E, 0x1F)
                .boxed()
                .collect(Collectors.toSet());
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat(WhiteSpace.contains((char) c)).as("U+%04X", c).isEqualTo(propList.contains(c));
        }
    }

    @Test
    void strips_both_ends_only() {
        assertThat(WhiteSpace.strip("\u3000 chess  rook\t\u001F")).hasToString("chess  rook");
        assertThat(WhiteSpace.strip(" \t")).isEmpty();
    }
}
