package org.charfinder.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the server is ready, and that it stops. systemd names its socket in NOTIFY_SOCKET; without the
 * variable nothing happens. The JDK can't send to that socket, which takes datagrams, so systemd's own command does. It
 * is wherever systemd is, and a library would bring native code for each processor. A thread of its own runs the
 * command: the server never waits for it, and goes on if it fails.
 */
final class ServiceManager {

    static final String SOCKET = "NOTIFY_SOCKET";

    private static final Logger log = LoggerFactory.getLogger(ServiceManager.class);
    private static final String COMMAND = "systemd-notify";
    private static final long PATIENCE_SECONDS = 5; // for a systemd that does not take its messages

    private final @Nullable ExecutorService sender; // one thread, which keeps the order; null: no service manager

    /** @param environment of this process */
    ServiceManager(Map<String, String> environment) {
        String socket = environment.getOrDefault(SOCKET, "");
        sender = socket.isEmpty() ? null : Executors.newSingleThreadExecutor(ServiceManager::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "notify");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The server serves.
     *
     * @param where for the line that {@code systemctl status} shows
     */
    void ready(String where) {
        send("READY=1", "STATUS=Serving on " + where);
    }

    /** The server has begun to shut down. Any thread may call, and more than once. */
    void stopping() {
        send("STOPPING=1", "STATUS=Finishing the replies under way");
    }

    private void send(String... assignments) {
        if (sender != null) {
            sender.execute(() -> run(assignments));
        }
    }

    private static void run(String... assignments) {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(List.of(assignments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                log.warn("notify_failed message={} reason=\"no answer in {} s\"", assignments[0], PATIENCE_SECONDS);
            } else if (process.exitValue() != 0) {
                log.warn("notify_failed message={} reason=\"exit code {}\"", assignments[0], process.exitValue());
            }
        } catch (IOException e) {
            log.warn("notify_failed message={} reason=\"{}\"", assignments[0], e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
