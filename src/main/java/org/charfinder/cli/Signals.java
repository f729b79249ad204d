package org.charfinder.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shuts down on SIGINT (Ctrl-C), SIGTERM and SIGHUP (the terminal is gone). Java's shutdown hooks do not tell which
 * signal it was, and the exit code after Ctrl-C would be 130 instead of 0. {@code sun.misc.Signal} tells; it is not
 * part of the platform's API, so it is looked up at run time. Where it is missing, a shutdown hook is used.
 */
final class Signals {

    /** Exit codes after a signal, as shells have them: 128 plus its number. */
    private static final int KILLED_BY_TERM = 128 + 15;

    private static final int KILLED_BY_INT = 128 + 2;

    private static final int KILLED_BY_HUP = 128 + 1;

    private final Runnable shutDown;
    private final Runnable hurry;
    private final AtomicInteger exitCode = new AtomicInteger(-1); // of the first signal

    /**
     * Does nothing yet. Both actions return at once, and any thread may call them.
     *
     * @param shutDown asks for a shutdown; the first signal calls it
     * @param hurry asks not to delay it; each further signal calls it
     */
    Signals(Runnable shutDown, Runnable hurry) {
        this.shutDown = shutDown;
        this.hurry = hurry;
    }

    /** Makes signals shut down. A second Ctrl-C ends the process at once. */
    void install() {
        try {
            handle("INT", () -> got(0));
            handle("TERM", () -> got(KILLED_BY_TERM));
            handle("HUP", () -> got(KILLED_BY_HUP)); // Java keeps it ignored under nohup
        } catch (ReflectiveOperationException e) {
            Thread serving = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                shutDown.run();
                joinQuietly(serving);
            }));
        }
    }

    /**
     * Makes this process go on after SIGINT, which a terminal sends to all that runs in it. A process that it starts is
     * not affected. Without {@code sun.misc.Signal}, nothing changes.
     */
    static void ignoreInterrupt() {
        try {
            handle("INT", () -> null);
        } catch (ReflectiveOperationException e) {
            // Ctrl-C then ends this process, too
        }
    }

    /** Whether Ctrl-C, or SIGINT from elsewhere, was the first signal. */
    boolean isInterrupted() {
        return exitCode.get() == 0;
    }

    /** The exit code of the process: 0 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP. */
    int exitCode() {
        return Math.max(0, exitCode.get());
    }

    private static void handle(String name, Supplier<@Nullable Object> action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler onSignal = (proxy, method, args) ->
                method.getDeclaringClass() == Object.class ? own(proxy, method, args) : action.get();
        Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, onSignal);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }

    private @Nullable Object got(int code) {
        if (exitCode.compareAndSet(-1, code)) {
            shutDown.run();
        } else if (code == 0) {
            Runtime.getRuntime().halt(KILLED_BY_INT);
        } else {
            hurry.run();
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // this is the equals() of the proxy
    private static @Nullable Object own(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> Signals.class.getName();
        };
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
