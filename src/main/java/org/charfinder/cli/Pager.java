package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows long output on a terminal a screen at a time, as Git does. The pager is the shell command in CHARFINDER_PAGER,
 * or else in PAGER, or else {@code less}. If that variable is empty or {@code cat}, or if there is no {@code less},
 * the output goes to the terminal directly.
 */
final class Pager {

    /** The variable of this program alone. */
    static final String OWN_VARIABLE = "CHARFINDER_PAGER";

    /** With its status line, output of fewer rows fits on any screen; {@code less -F} decides about longer output. */
    private static final int LONG = 20;

    /** Of a shell: the command is no program, or there is none of that name. */
    private static final int CANNOT_RUN = 126;

    private static final int NOT_FOUND = 127;

    private Pager() {}

    /** Adds the option that does without a pager. */
    static TypedOption<Boolean> option(Subcommand command) {
        return command.flag(
                "Print long output on a terminal directly, not through $CHARFINDER_PAGER, $PAGER or less.",
                "--no-pager");
    }

    /** Whether output may not fit on a screen. To ask loads nothing but this class. */
    static boolean isLong(int rows) {
        return rows >= LONG;
    }

    /**
     * Shows what a writer receives, until the user leaves the pager. Ctrl-C is left to the pager meanwhile.
     *
     * @param text writes everything; it is called again, with {@code out}, if there is no pager that runs
     * @param out standard output
     */
    static void show(Consumer<PrintWriter> text, PrintWriter out) {
        String command = command(System.getenv());
        if (command == null || !isShownBy(command, text)) {
            text.accept(out);
        }
    }

    /** The shell command; null if there is none. */
    static @Nullable String command(Map<String, String> environment) {
        String command = environment.getOrDefault(OWN_VARIABLE, environment.get("PAGER"));
        if (command == null) {
            return isInstalled("less", environment.getOrDefault("PATH", "")) ? "less" : null;
        }
        return command.isBlank() || command.strip().equals("cat") ? null : command;
    }

    private static boolean isInstalled(String program, String path) {
        for (String folder : path.split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Returns false if the pager does not run. */
    private static boolean isShownBy(String command, Consumer<PrintWriter> text) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.putIfAbsent("LESS", "FRX"); // leave if it fits, show colours, keep the screen
        environment.putIfAbsent("LESSCHARSET", "utf-8"); // whatever the locale, as all output of this program
        environment.putIfAbsent("LV", "-c");
        Signals.ignoreInterrupt();
        try {
            Process pager = builder.start();
            try (PrintWriter writer =
                    new PrintWriter(new BufferedWriter(new OutputStreamWriter(pager.getOutputStream(), UTF_8)))) {
                text.accept(writer); // a pager that is left early closes the pipe, which is no error
            }
            int code = pager.waitFor();
            return code != CANNOT_RUN && code != NOT_FOUND;
        } catch (IOException e) {
            return false; // there is no shell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
