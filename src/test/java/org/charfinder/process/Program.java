package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as users start it: {@code java -jar charfinder.jar}, in a process and a folder of its own. */
public final class Program {

    /** For programs that end soon, as the scripts have it: the better compiler takes more time than it saves. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final long PATIENCE_SECONDS = 120; // only so that a test does not hang; never reached

    /** What a process did. */
    public record Result(int exitCode, String out, String err) {}

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> launcher;
    private final List<String> jvmOptions;
    private final boolean hasIndex;

    /**
     * A program that finds an index when it starts.
     *
     * @param folder where it runs, and keeps its cache
     */
    public Program(Path folder, Map<String, String> environment) {
        this(folder, environment, List.of(), List.of(), true);
    }

    private Program(
            Path folder,
            Map<String, String> environment,
            List<String> launcher,
            List<String> jvmOptions,
            boolean hasIndex) {
        this.hasIndex = hasIndex;
        this.folder = folder;
        this.environment = environment;
        this.launcher = launcher;
        this.jvmOptions = jvmOptions;
    }

    /** The same, which has to build the index unless something puts one into its folder. */
    public Program withoutIndex() {
        return new Program(folder, environment, launcher, jvmOptions, false);
    }

    /** The same, started by another command, such as {@code prlimit --nofile=100}. The last one starts the others. */
    public Program launchedBy(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(launcher);
        return new Program(folder, environment, all, jvmOptions, hasIndex);
    }

    /** The same, on a JVM with options. */
    public Program onJvmWith(String... options) {
        return new Program(folder, environment, launcher, List.of(options), hasIndex);
    }

    /** Skips the test if a command is missing, except where every test must run. */
    public static void assumeInstalled(String command) throws IOException, InterruptedException {
        boolean installed = new ProcessBuilder("bash", "-c", "command -v " + command)
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(installed || System.getenv("CI") != null, command + " is not installed");
    }

    public Result run(String... args) throws IOException, InterruptedException {
        return finish(start(ProcessBuilder.Redirect.PIPE, quickCommand(args)));
    }

    /** Runs a shell command in which $CHARFINDER is the program. */
    public Result shell(String script) throws IOException, InterruptedException {
        return finish(start(ProcessBuilder.Redirect.PIPE, List.of("bash", "-c", script)));
    }

    /** Starts it, with the log going to a file. */
    public Process start(Path log, String... args) throws IOException {
        return start(ProcessBuilder.Redirect.to(log.toFile()), command(args));
    }

    private Process start(ProcessBuilder.Redirect err, List<String> command) throws IOException {
        Path cache = folder.resolve("cache");
        if (hasIndex) {
            SharedFiles.copyIndexTo(cache, java(), jar());
        }
        ProcessBuilder builder = new ProcessBuilder(withDefaultSignals(command))
                .directory(folder.toFile())
                .redirectError(err);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.equals("NOTIFY_SOCKET") || name.startsWith("CHARFINDER_") || name.startsWith("LC_"));
        builder.environment()
                .putAll(Map.of(
                        "LANG", "C",
                        "XDG_CACHE_HOME", cache.toString(),
                        "CHARFINDER", String.join(" ", quickCommand())));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A command that signals end, even if the tests ignore signals because {@code nohup} or {@code &} started them. */
    static List<String> withDefaultSignals(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("env", "--default-signal=INT,HUP,QUIT,PIPE"));
        whole.addAll(command);
        return whole;
    }

    private static Result finish(Process process) throws IOException, InterruptedException {
        limit(process);
        process.getOutputStream().close();
        StringBuilder err = new StringBuilder();
        Thread errReader = new Thread(() -> new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))
                .lines()
                .forEach(line -> err.append(line).append('\n')));
        errReader.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        errReader.join();
        return new Result(exitCode(process), out, err.toString());
    }

    /** Ends a process that takes too long, and all processes that it started. A test that reads from it fails then. */
    static void limit(Process process) {
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly(); // the process itself would close what is being read
        });
    }

    public static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end");
        }
        return process.exitValue();
    }

    private List<String> quickCommand(String... args) throws IOException {
        List<String> command = command(args);
        command.add(launcher.size() + 1, QUICK_START); // the options of the test come later, and prevail
        return command;
    }

    private List<String> command(String... args) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(java().toString());
        if (jvmOptions.stream()
                .noneMatch(option -> option.startsWith("-Xlog:class"))) { // such a test looks at what the jar gives
            boolean server = args.length > 0 && args[0].equals("serve");
            command.addAll(SharedFiles.archiveOptions(java(), jar(), server));
        }
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(jar().toString());
        command.addAll(List.of(args));
        return command;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path jar() {
        String jar = System.getProperty("charfinder.jar");
        if (jar == null || !Files.exists(Path.of(jar))) {
            throw new IllegalStateException("run by Maven's verify, which makes the jar first");
        }
        return Path.of(jar);
    }
}
