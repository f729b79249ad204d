package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

    @ParameterizedTest
    @CsvSource({
        "READING, REPLYING FINISHING CLOSED",
        "REPLYING, READING FINISHING CLOSED",
        "FINISHING, LINGERING CLOSED",
        "LINGERING, CLOSED",
        "CLOSED, ''",
    })
    void phases_follow_as_drawn(Phase phase, String successors) {
        for (Phase next : Phase.values()) {
            if (next != phase) {
                assertThat(phase.mayBecome(next))
                        .as("%s to %s", phase, next)
                        .isEqualTo((" " + successors + " ").contains(" " + next + " "));
            }
        }
    }
}
