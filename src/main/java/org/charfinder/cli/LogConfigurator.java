package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * How the log is written: to standard error, by a thread of its own, so that the event loop never waits for a terminal;
 * when that thread can't keep up, lines are left out. Logback finds this class by its service entry.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    private static final int QUEUE = 8192;

    /** Logback makes one itself. */
    public LogConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogLine layout = new LogLine();
        layout.setContext(context);
        layout.start();

        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(US_ASCII);
        encoder.setLayout(layout);
        encoder.start();

        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();

        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setQueueSize(QUEUE);
        async.setDiscardingThreshold(0);
        async.setNeverBlock(true);
        async.addAppender(console);
        async.start();

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(async);
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN); // its remarks are for those who write servers
        context.getLogger("org.eclipse.jetty.http").setLevel(Level.ERROR); // and these are about what clients send
        context.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on the log has what each client asks. */
    static void beVerbose() {
        context().getLogger("org.charfinder").setLevel(Level.DEBUG);
    }

    /** From now on the log has only what is wrong with us: the loop's remarks are for those who run a server. */
    static void beQuiet() {
        context().getLogger("org.charfinder").setLevel(Level.ERROR);
    }

    /** Writes what is still queued. */
    static void finish() {
        context().stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
