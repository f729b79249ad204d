package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

    @ParameterizedTest
    @CsvSource({
        "READING, REPLYING AWAITING FINISHING CLOSED",
        "REPLYING, READING AWAITING FINISHING CLOSED",
        "AWAITING, READING REPLYING FINISHING CLOSED",
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

    @Test
    void no_phase_follows_that_is_not_drawn() {
        assertThat(Phase.READING.to(Phase.READING)).isEqualTo(Phase.READING);
        assertThat(Phase.READING.to(Phase.REPLYING)).isEqualTo(Phase.REPLYING);
        assertThatIllegalStateException()
                .isThrownBy(() -> Phase.FINISHING.to(Phase.READING))
                .withMessage("FINISHING may not become READING");
    }

    @ParameterizedTest
    @CsvSource({
        "READING, 1, 0",
        "REPLYING, 5, 4",
        "AWAITING, 1, 0",
        "FINISHING, 4, 4",
        "LINGERING, 1, 1",
        "CLOSED, 0, 0",
    })
    void interest_follows_from_the_phase(Phase phase, int wanting, int full) { // OP_READ is 1, OP_WRITE is 4
        assertThat(phase.interest(true)).isEqualTo(wanting);
        assertThat(phase.interest(false)).isEqualTo(full);
    }
}
