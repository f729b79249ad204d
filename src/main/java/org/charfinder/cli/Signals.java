package org.charfinder.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the server in good order on SIGINT (Ctrl-C), SIGTERM and SIGHUP (the terminal is gone). Java's own way, a shutdown
 * hook, does not tell which one it was, and would end with 130 after a Ctrl-C that did what it should. {@code
 * sun.misc.Signal} does better; it is not part of the platform's API, so it is looked for at run time, and where it is
 * missing the hook has to do.
 */
final class Signals {

    /** What shells make of a signal: 128 and its number. */
    private static final int KILLED_BY_TERM = 128 + 15;

    private static final int KILLED_BY_INT = 128 + 2;

    private static final int KILLED_BY_HUP = 128 + 1;

    private final Runnable shutDown;
    private final AtomicInteger exitCode = new AtomicInteger(-1); // of the first signal

    /** @param shutDown may be called from any thread; asks only, and returns at once */
    Signals(Runnable shutDown) {
        this.shutDown = shutDown;
    }

    /** From now on signals shut down; a second Ctrl-C ends the process at once. */
    void install() {
        try {
            handle("INT", 0);
            handle("TERM", KILLED_BY_TERM);
            handle("HUP", KILLED_BY_HUP); // unless it is ignored, as under nohup; Java sees to that
        } catch (ReflectiveOperationException e) {
            Thread serving = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                shutDown.run();
                joinQuietly(serving);
            }));
        }
    }

    /** What the process should end with: 0 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP. */
    int exitCode() {
        return Math.max(0, exitCode.get());
    }

    private void handle(String name, int code) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler onSignal = (proxy, method, args) ->
                method.getDeclaringClass() == Object.class ? own(proxy, method, args) : got(code);
        Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, onSignal);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }

    private Object got(int code) {
        if (exitCode.compareAndSet(-1, code)) {
            shutDown.run();
        } else if (code == 0) {
            Runtime.getRuntime().halt(KILLED_BY_INT);
        }
        return null;
    }

    private static Object own(Object proxy, Method method, Object[] args) {
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
