package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LogLineTest {

    /** ISO 8601, with the offset from UTC. */
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";

    private static String line(String message, Throwable thrown) {
        LoggingEvent event =
                new LoggingEvent("", new LoggerContext().getLogger("test"), Level.WARN, message, thrown, new Object[0]);
        return new LogLine().doLayout(event);
    }

    @Test
    void is_time_level_and_message() {
        assertThat(line("accept_failed", null)).matches(TIME + " WARN  accept_failed\n");
    }

    @Test
    void is_one_line_of_printable_ascii_whatever_the_message_and_the_exception_hold() {
        Exception cause = new IllegalArgumentException("\u009B31m ".repeat(100));
        Exception thrown = new IllegalStateException("\r\n12:00:00.000 INFO  forged \u001B[2J ♜", cause);
        assertThat(line("a\nb\u0000\u202E", thrown))
                .matches("[ -~]+\n")
                .contains("a\\nb\\x00\\u202e exception=java.lang.IllegalStateException '\\r\\n12:00:00.000")
                .contains(" at org.charfinder.cli.LogLineTest.")
                .contains("exception=java.lang.IllegalArgumentException '\\x9b31m ")
                .hasSizeLessThan(4096);
    }
}
