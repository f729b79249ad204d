package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is told without /proc. The rest needs processes: see TerminalIT and CommandsIT. */
class StandardStreamsTest {

    @Test
    void a_broken_pipe_is_known_by_its_message_whatever_standard_output_is() {
        assertThat(StandardStreams.isClosedPipe(new IOException("Broken pipe"))).isTrue();
    }

    /** From JDK 22 to 24, Java has a console all the same. */
    @Test
    void the_pipes_of_a_test_are_no_terminal() {
        assertThat(StandardStreams.isConsoleTerminal()).isFalse();
    }
}
