package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start has to load, and what the scripts' archive of classes may do to it: nothing that is seen. */
class StartIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    /** What a find prints. */
    private static final String FOUND = "U+20A0 \t₠\tEURO-CURRENCY SIGN\nU+20AC \t€\tEURO SIGN\n"
            + "U+1F4B6\t💶\tBANKNOTE WITH EURO SIGN\nU+1FA99\t🪙\tCOIN\n(4 matches for 'euro currency')\n";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    // what is loaded

    private List<String> classesLoadedBy(String... args) throws Exception {
        Path log = folder.resolve("classes.log");
        Program program = new Program(shared, Map.of());
        program.onJvmWith("-Xlog:class+load:file=" + log).run(args);
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst(".*\\] (\\S+) .*", "$1"))
                .toList();
    }

    @Test
    void a_plain_find_needs_neither_parser_nor_log_nor_tables_of_characters() throws Exception {
        assertThat(classesLoadedBy("find", "chess", "rook"))
                .contains("org.charfinder.cli.Find")
                .noneMatch(name -> name.startsWith("picocli.") || name.contains("slf4j") || name.contains("logback"))
                .noneMatch(name -> name.startsWith("com.ibm.icu.impl.UCharacterProperty"))
                .noneMatch(name -> name.startsWith("org.jline.") || name.startsWith("org.charfinder.pick."));
    }

    @Test
    void a_plain_info_needs_neither_parser_nor_names_of_the_jdk() throws Exception {
        assertThat(classesLoadedBy("info", "U+265C"))
                .contains("org.charfinder.cli.Info")
                .noneMatch(name -> name.startsWith("picocli."))
                .doesNotContain("java.lang.CharacterName", "java.lang.runtime.ObjectMethods");
    }

    @ParameterizedTest
    @CsvSource({
        "find --start 0 rook, ",
        "words --top 1,       ",
        "serve --port x,      DurationConverter",
        "bench --port x,      DurationConverter",
        "index --unicode x,   IndexCommand$VersionConverter",
    })
    void only_the_command_that_is_called_is_made(String args, String part) throws Exception {
        List<String> parts = List.of("DurationConverter", "IndexCommand$VersionConverter");
        List<String> loaded = classesLoadedBy(args.split(" "));
        assertThat(loaded).contains("picocli.CommandLine").doesNotContain("picocli.CommandLine$HelpCommand");
        for (String each : parts) {
            assertThat(loaded.contains("org.charfinder.cli." + each)).as(each).isEqualTo(each.equals(part));
        }
        assertThat(loaded).noneMatch(name -> name.contains("logback"));
    }

    @Test
    void a_server_loads_nothing_of_what_it_is_not_asked_for() throws Exception {
        Path log = folder.resolve("classes.log");
        Program program = new Program(shared, Map.of()).onJvmWith("-Xlog:class+load:file=" + log);
        try (ServerProcess server = new ServerProcess(program, folder);
                Client client = server.connect()) {
            client.send("rook\n").readReply();
            server.signal("TERM");
            server.process.waitFor();
        }
        assertThat(Files.readString(log))
                .contains("org.charfinder.server.")
                .doesNotContain("org.jline.", "org.eclipse.jetty.")
                .doesNotContain("org.charfinder.pick.", "org.charfinder.dict.", "org.charfinder.ask.");
    }

    // scripts, in a project of their own that has the jar already

    private static Path prepared; // that no test changes for good, since to prepare one takes a quarter of a minute
    private static String said; // by the start that has prepared it

    /** As a script does that ends with {@code &}: an interrupt is then ignored by all that it starts. */
    @BeforeAll
    static void prepareProjectInTheBackground() throws Exception {
        prepared = project(shared);
        String script = "trap '' INT; exec " + prepared.resolve("scripts/charfinder") + " find euro currency";
        said = run(new ProcessBuilder("bash", "-c", script));
    }

    private static Path project(Path folder) throws IOException {
        Path project = unbuiltProject(folder, "project");
        Files.createDirectories(project.resolve("target"));
        Files.copy(Path.of(System.getProperty("charfinder.jar")), project.resolve("target/charfinder.jar"));
        return project;
    }

    private static Path unbuiltProject(Path folder, String name) throws IOException {
        Path project = Files.createDirectory(folder.resolve(name));
        copy("scripts", project);
        copy("pom.xml", project);
        Files.createDirectories(project.resolve("src/main"));
        return project;
    }

    private static void copy(String name, Path project) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static String find(Path project, String... environment) throws Exception {
        String script = project.resolve("scripts/charfinder").toString();
        return run(new ProcessBuilder(script, "find", "euro", "currency"), environment);
    }

    private static String run(ProcessBuilder builder, String... environment) throws Exception {
        builder.redirectErrorStream(true).environment().keySet().removeIf(name -> name.startsWith("CHARFINDER_"));
        builder.environment().put("JAVA_HOME", JAVA.toString());
        Stream.of(environment)
                .map(entry -> entry.split("=", 2))
                .forEach(e -> builder.environment().put(e[0], e[1]));
        Process process = builder.start();
        CompletableFuture.delayedExecutor(300, TimeUnit.SECONDS).execute(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly(); // or reading from it would never end
        });
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** Another Java and another jar are in ScriptsTest. */
    @Test
    void the_archives_are_made_once_and_in_the_background_too() throws Exception {
        assertThat(said).startsWith("charfinder: preparing ").endsWith(FOUND).hasLineCount(6);
        assertArchives(prepared);
        assertThat(find(prepared)).isEqualTo(FOUND);
    }

    private static void assertArchives(Path project) {
        for (String name : List.of("charfinder.jsa", "charfinder-serve.jsa", "charfinder-http.jsa")) {
            assertThat(project.resolve("target").resolve(name)).isNotEmptyFile();
        }
    }

    /**
     * What a command loads beside the archive: classes of the JDK and of the jar, without lambdas. Those of picocli are
     * left out, since JDK 25 stores no class that extends one that was compiled for Java 5.
     */
    private static List<String> read(ProcessBuilder command, Path log) throws Exception {
        run(command, "CHARFINDER_JAVA_OPTIONS=-Xlog:class+load:file=" + log);
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).anyMatch(line -> line.contains(" org.charfinder.index.Search ") && isArchived(line));
        return lines.stream()
                .filter(line -> line.contains("source: jrt:") || line.contains("source: file:"))
                .filter(line -> !line.contains(" picocli."))
                .toList();
    }

    private static boolean isArchived(String line) {
        return line.contains("shared objects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"find euro currency", "find schneemann", "find --limit 3 euro", "info U+20AC", "info €"})
    void the_archive_spares_the_reading_of_classes(String command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(0, prepared.resolve("scripts/charfinder").toString());
        assertThat(read(new ProcessBuilder(words), folder.resolve("log"))).hasSizeLessThan(20);
    }

    @Test
    void the_archive_of_a_server_spares_the_reading_of_classes() throws Exception {
        String untilReady = "exec 4< <(exec \"$0\" serve --host 127.0.0.1 --port 0 --http 0);"
                + " until [[ ${line-} = *http* ]]; do read -r line <&4 || exit; done; kill $!; cat <&4";
        String script = prepared.resolve("scripts/charfinder").toString();
        assertThat(read(new ProcessBuilder("bash", "-c", untilReady, script), folder.resolve("log")))
                .hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "foreign", "truncated", "of another JVM", "of another jar"})
    void an_archive_that_cannot_be_used_is_ignored(String harm) throws Exception {
        Path archive = prepared.resolve("target/charfinder.jsa");
        Path jar = prepared.resolve("target/charfinder.jar");
        FileTime made = Files.getLastModifiedTime(jar);
        byte[] bytes = Files.readAllBytes(archive);
        Files.delete(archive); // it may be read-only
        try {
            switch (harm) {
                case "empty" -> Files.createFile(archive);
                case "foreign" -> Files.writeString(archive, "PK and then something else".repeat(100_000));
                case "truncated" -> Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
                case "of another JVM" -> {
                    byte[] other = bytes.clone();
                    other[4]++; // the version of the format, after the magic number
                    Files.write(archive, other);
                }
                case "of another jar" -> {
                    Files.write(archive, bytes);
                    long before = made.toMillis() - 1000; // not the time that the archive knows
                    Files.setLastModifiedTime(jar, FileTime.fromMillis(before));
                    Files.setLastModifiedTime(prepared.resolve("src/main"), FileTime.fromMillis(0));
                }
                default -> {}
            }
            assertThat(find(prepared)).isEqualTo(FOUND);
        } finally {
            Files.write(archive, bytes);
            Files.setLastModifiedTime(jar, made);
        }
    }

    @Test
    void options_of_the_user_come_last() throws Exception {
        String flags = find(prepared, "CHARFINDER_JAVA_OPTIONS=-Xmx123m -XX:+PrintFlagsFinal");
        assertThat(flags).containsPattern("MaxHeapSize +:?= +130023424 ").containsPattern("TieredStopAtLevel +:?= +1 ");
    }

    @Test
    void a_project_in_a_path_beyond_ascii_is_built_without_a_locale() throws Exception {
        Path project = unbuiltProject(folder, "Prüfstand");
        for (String name : List.of("src/main", "LICENSE", "NOTICE")) {
            copy(name, project);
        }
        assertThat(find(project, "LC_ALL=C"))
                .startsWith("charfinder: building ")
                .endsWith(FOUND)
                .hasLineCount(7);
        assertArchives(project); // which no signal has been ignored for, as at a terminal
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "en_XX.UTF-8"})
    void arguments_beyond_ascii_need_no_locale(String locale) throws Exception {
        String script = prepared.resolve("scripts/charfinder").toString();
        assertThat(run(new ProcessBuilder(script, "find", "€", "--template", "{char}"), "LC_ALL=" + locale))
                .endsWith("€\n"); // behind a warning of bash
    }

    @Test
    void a_build_that_fails_says_why_even_if_maven_did_not_start() throws Exception {
        Path project = unbuiltProject(folder, "project");
        assertThat(find(project, "MAVEN_OPTS=-XX:NoSuchOption"))
                .contains("NoSuchOption")
                .contains("charfinder: the build failed, see " + project.resolve("target/build.log"));
    }
}
