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
 * Configures the log. A thread of its own writes it to standard error, so that the event loop never waits for a
 * terminal. If that thread can't keep up, lines are dropped. Logback finds this class by its service entry.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    private static final int QUEUE = 8192;

    /** For Logback. */
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
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN); // lower levels are for developers of servers
        context.getLogger("org.eclipse.jetty.http").setLevel(Level.ERROR); // these are about what clients send
        context.getLogger("org.eclipse.jetty.server.ProxyConnectionFactory").setLevel(Level.ERROR); // and these
        context.getLogger("org.eclipse.jetty.server.DetectorConnectionFactory").setLevel(Level.ERROR);
        context.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Opens the log, in another thread. Until it has ended, the log must not be used: SLF4J would complain.
     *
     * @return the thread
     */
    static Thread open() {
        Thread thread = new Thread(LoggerFactory::getILoggerFactory, "open-log");
        thread.start();
        return thread;
    }

    /** Makes the log contain each query. */
    static void beVerbose() {
        context().getLogger("org.charfinder").setLevel(Level.DEBUG);
    }

    /** Makes the log contain only errors of this program: other messages are for operators of a server. */
    static void beQuiet() {
        context().getLogger("org.charfinder").setLevel(Level.ERROR);
    }

    /** Writes the queued lines, and ends the log. */
    static void finish() {
        context().stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
