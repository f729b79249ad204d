package org.charfinder.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.charfinder.unicode.Repr;

/**
 * Formats a line of the log: {@code 2026-11-28T14:03:59.120+01:00 WARN  what has happened}. The time is that of the
 * local zone, in ISO 8601 with its offset; {@code Z} in UTC. A message is always one line of printable ASCII, and
 * contains its exception.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {

    /** How many of the innermost calls are shown. */
    private static final int CALLS = 8;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder message = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            append(message, thrown);
        }
        StringBuilder line = new StringBuilder();
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(' ').append("%-5s".formatted(event.getLevel())).append(' ');
        Repr.escape(line, message);
        return line.append('\n').toString();
    }

    private static void append(StringBuilder message, IThrowableProxy thrown) {
        message.append(" exception=").append(thrown.getClassName());
        if (thrown.getMessage() != null) {
            Repr.appendAscii(message.append(' '), thrown.getMessage(), 256);
        }
        var calls = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(CALLS, calls.length); i++) {
            message.append(i == 0 ? " at " : " < ").append(calls[i].getStackTraceElement());
        }
    }
}
