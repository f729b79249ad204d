package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.charfinder.process.Checkout;
import org.charfinder.process.Checkout.Result;
import org.charfinder.process.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts do on systems of all kinds, and say when something is missing. Java and Maven are scripts, too. */
class ScriptsTest {

    private static final String SDKMAN = ".sdkman/candidates/java/x";

    @TempDir
    private Path folder;

    private Checkout checkout() throws IOException {
        return new Checkout(folder, "checkout");
    }

    private static void assertRuns(Result result, String command) {
        assertThat(result.err()).doesNotContain("illegal option", "not found", "rror");
        assertThat(result.out()).isEqualTo("17.0.1 runs " + command + "\n");
        assertThat(result.exitCode()).isZero();
    }

    // shells and systems

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox ash"})
    void any_shell_runs_them_with_what_posix_has(String shell) throws Exception {
        Program.assumeInstalled(shell.split(" ")[0]);
        Checkout checkout = checkout();
        String[] command = ("/usr/bin/" + shell + " serve --port 1").split(" ");
        Path scripts = checkout.project.resolve("scripts");
        Result first = Checkout.finish(checkout.start(scripts, command));
        assertRuns(first, "serve --port 1");
        Path target = checkout.project.resolve("target");
        assertThat(first.err().lines())
                .containsExactly(
                        "charfinder: building " + target.resolve("charfinder.jar")
                                + "; Maven fetches some 110 MB first, into " + checkout.home
                                + "/.m2, which takes a minute or more",
                        "charfinder: preparing Java 17 of " + checkout.home
                                + "/jdk for faster starts, which takes some 20 seconds");
        assertThat(target.resolve("charfinder.jsa")).exists();
        assertThat(target.resolve("charfinder-serve.jsa")).exists();

        FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 2000); // some shells compare seconds
        Files.setLastModifiedTime(target.resolve("prepared"), later);
        Result second = Checkout.finish(checkout.start(scripts, command));
        assertRuns(second, "serve --port 1");
        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(target.resolve("charfinder.jsa")).exists();
        assertThat(list(target))
                .containsExactly(
                        "build.log",
                        "charfinder-http.jsa",
                        "charfinder-serve.jsa",
                        "charfinder.jar",
                        "charfinder.jsa",
                        "prepared");
    }

    /** The file is part of the command of each package, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''            | serve | -Xmn4m    | -Dcharfinder.byName=true | 1
            serve         | serve | -Xmn4m    | -Xmx400m               | 1
            --port 1      | serve | -Xmn4m    | -Xmx400m               | 1
            serve --http 0 | http | NewRatio  | -Xmx400m               | 1
            --http 0      | http  | NewRatio  | -Xmx400m               | 1
            bench         | find  | NewRatio  | -Xmx400m               | unset
            ask rook      | find  | NewRatio  | -Xmx400m               | unset
            pick rook     | pick  | TieredStopAtLevel=1 | TieredStop   | unset
            find rook     | find  | TieredStopAtLevel=1 | TieredStop   | unset
            chess rook    | find  | TieredStopAtLevel=1 | TieredStop   | unset
            """)
    void options_of_java_suit_the_command(String arguments, String kind, String one, String other, String arenas)
            throws Exception {
        String print = ". scripts/lib/options.sh; unset MALLOC_ARENA_MAX; set_options \"$@\";"
                + " printf '%s %s %s' \"$kind\" \"${MALLOC_ARENA_MAX-unset}\" \"$options\"";
        for (String shell : List.of("dash", "bash")) {
            List<String> command = new ArrayList<>(List.of(shell, "-euc", print, shell));
            Stream.of(arguments.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
            Result result = Checkout.finish(new ProcessBuilder(command).start());
            assertThat(result.out())
                    .startsWith(kind + " " + arenas + " ")
                    .contains(one)
                    .contains(other);
            assertThat(result.out().contains("-Xmn4m"))
                    .as("young generation of lines")
                    .isEqualTo(kind.equals("serve"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARFINDER_SERVE_HTTP", "CHARFINDER_HTTP"})
    void a_variable_serves_the_page_as_the_option_does(String variable) throws Exception {
        for (String shell : List.of("dash", "bash")) {
            ProcessBuilder builder = new ProcessBuilder(
                    shell, "-euc", ". scripts/lib/options.sh; set_options serve; printf %s \"$kind\"");
            builder.environment().put(variable, "0");
            assertThat(Checkout.finish(builder.start()).out()).isEqualTo("http");
        }
    }

    /** HotSpot refuses two collectors. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHARFINDER_JAVA_OPTIONS | -XX:+UseG1GC            | false
            CHARFINDER_JAVA_OPTIONS | -Xmx1g -XX:+UseZGC -Da=b | false
            JAVA_TOOL_OPTIONS       | -XX:+UseParallelGC      | false
            JDK_JAVA_OPTIONS        | -XX:+UseShenandoahGC    | false
            _JAVA_OPTIONS           | -XX:+UseEpsilonGC       | false
            CHARFINDER_JAVA_OPTIONS | -Xmx1g                  | true
            CHARFINDER_JAVA_OPTIONS | -XX:+UseGCOverheadLimit | true
            """)
    void a_collector_that_the_user_chooses_is_the_only_one(String variable, String value, boolean serial)
            throws Exception {
        for (String shell : List.of("dash", "bash")) {
            ProcessBuilder builder = new ProcessBuilder(
                    shell, "-euc", ". scripts/lib/options.sh; set_options serve; printf '%s' \"$options\"");
            builder.environment().put(variable, value);
            Result result = Checkout.finish(builder.start());
            assertThat(result.out()).contains("-Xmx400m");
            assertThat(result.out().contains("-XX:+UseSerialGC")).isEqualTo(serial);
        }
    }

    @Test
    void archives_are_made_again_for_another_jar_and_another_java() throws Exception {
        Checkout checkout = checkout();
        Path target = checkout.project.resolve("target");
        assertThat(checkout.run("charfinder", "find", "rook").err()).contains("preparing");
        FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 2000); // some shells compare seconds
        Files.setLastModifiedTime(target.resolve("prepared"), later);
        assertThat(checkout.run("charfinder", "find", "rook").err()).isEmpty();

        Files.setLastModifiedTime(target.resolve("charfinder.jar"), later);
        assertPreparesOnce(checkout, "another jar");
        checkout.java("jdk", "17.0.2");
        assertPreparesOnce(checkout, "another Java at the same place");
        checkout.set("JAVA_HOME", checkout.java("other", "17.0.2").toString());
        assertPreparesOnce(checkout, "another Java");
        Files.writeString(target.resolve("prepared"), "/usr/bin/java 1 2 3\n");
        assertPreparesOnce(checkout, "a file of an older version");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    private static void assertPreparesOnce(Checkout checkout, String why) throws Exception {
        Path target = checkout.project.resolve("target");
        Files.delete(target.resolve("charfinder.jsa"));
        assertThat(checkout.run("charfinder", "find", "rook").err()).as(why).contains("preparing");
        assertThat(target.resolve("charfinder.jsa")).as(why).exists();
        FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 4000); // than the jar
        Files.setLastModifiedTime(target.resolve("prepared"), later);
        assertThat(checkout.run("charfinder", "find", "rook").err()).as(why).isEmpty();
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /**
     * Constructs that the shell of macOS or a POSIX shell lacks, and options that only GNU's programs have. Packages
     * are made on Debian.
     */
    @ParameterizedTest
    @MethodSource("scripts")
    void they_use_nothing_that_only_newer_shells_or_gnu_have(Path script) throws Exception {
        String text = Files.readString(script);
        assertThat(text)
                .doesNotContainPattern(
                        "declare -A|local -A|mapfile|readarray|&>>|\\|&|\\$\\{\\w+(,,|\\^\\^|@)|exec \\{")
                .doesNotContainPattern(
                        "readlink -f|stat -c|sed -(r|i)|-printf|-quit|\\bdate -d|\\b(flock|timeout|nproc)\\b|realpath")
                .doesNotContainPattern("grep -P|sort -V|xargs -r|head -n -|\\btac\\b|env -S|cp -a|mktemp -p");
        String shell = text.startsWith("#!/usr/bin/env bash") ? "bash" : "dash";
        assertThat(new ProcessBuilder(shell, "-n", script.toString()).start().waitFor())
                .as("syntax for " + shell)
                .isZero();
    }

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scripts"), 2)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package"))
                    .filter(file -> file.toString().endsWith(".sh") || isShell(file))
                    .toList()
                    .stream();
        }
    }

    private static boolean isShell(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line != null && line.matches("#!.*\\b(ba)?sh");
        } catch (IOException e) {
            return false; // no text
        }
    }

    @Test
    void links_to_a_script_lead_to_its_project() throws Exception {
        Checkout checkout = checkout();
        Path link = Files.createDirectories(checkout.home.resolve("bin")).resolve("charfinder");
        Files.createSymbolicLink(link, Path.of("../second"));
        Files.createSymbolicLink(checkout.home.resolve("second"), checkout.project.resolve("scripts/charfinder"));
        checkout.set("CDPATH", folder.toString());
        assertRuns(Checkout.finish(checkout.start(folder, link.toString(), "find", "rook")), "find rook");
        assertRuns(Checkout.finish(checkout.start(folder, "sh", "checkout/scripts/charfinder", "find")), "find");
    }

    // paths

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a!b", "#%20?", "%p", "-x", "ü", "日本", "x$y", "'", "\"", "\\", "*", "[a]", "a;b&"})
    void a_checkout_may_lie_in_an_odd_path(String name) throws Exception {
        Checkout checkout = new Checkout(folder, name);
        assertRuns(checkout.run("charfinder", "find", "rook"), "find rook");
        assertThat(checkout.project.resolve("target/charfinder.jar")).exists();
        assertThat(checkout.run("charfinder", "find").err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a!/b"})
    void where_java_cannot_read_the_program_is_in_the_cache_of_the_user(String name) throws Exception {
        Checkout checkout = new Checkout(folder, name);
        Result first = checkout.run("charfinder", "find", "rook");
        assertRuns(first, "find rook");
        assertThat(first.err())
                .startsWith("charfinder: Java can't read files in " + checkout.project + "; using " + checkout.home
                        + "/.cache/");
        assertThat(checkout.project.resolve("target")).doesNotExist();
        assertThat(checkout.run("charfinder", "find").err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);

        Result tests = checkout.run("test");
        assertThat(tests.err())
                .startsWith("charfinder: the tests can't run in ")
                .hasLineCount(1);
        assertThat(tests.exitCode()).isEqualTo(1);
    }

    // other users

    @Test
    void a_project_that_cannot_be_written_is_built_in_the_cache_of_the_user_once() throws Exception {
        Checkout checkout = checkout().set("XDG_CACHE_HOME", folder + "/cache");
        Files.createFile(checkout.project.resolve("target")); // since root may write to each folder
        Result first = checkout.run("charfinder", "find", "rook");
        assertRuns(first, "find rook");
        assertThat(first.err())
                .startsWith("charfinder: " + checkout.project + "/target can't be written; using " + folder
                        + "/cache/charfinder/");
        assertThat(checkout.run("charfinder", "find").err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"/dev/null, nor can /dev/null/", "/dev/a:b, nor in /dev/a:b/"})
    void without_a_cache_either_one_line_says_what_to_do(String cache, String why) throws Exception {
        Checkout checkout = checkout().set("XDG_CACHE_HOME", cache);
        Files.createFile(checkout.project.resolve("target"));
        Result result = checkout.run("charfinder", "find", "rook");
        assertThat(result.err())
                .contains(why, "; set XDG_CACHE_HOME to a folder ")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void a_program_that_another_user_has_built_runs_without_a_cache_too() throws Exception {
        Checkout checkout = checkout().set("XDG_CACHE_HOME", "/dev/null");
        Path target = Files.createDirectory(checkout.project.resolve("target"));
        Files.createFile(target.resolve("charfinder.jar"));
        checkout.with("mkdir", "#!/bin/sh\nexit 1\n"); // as on a disk that is read-only
        Result result = checkout.run("charfinder", "find", "rook");
        assertRuns(result, "find rook");
        assertThat(result.err())
                .contains("so each start takes longer; set XDG_CACHE_HOME")
                .hasLineCount(1);
    }

    /** As root leaves it that has a umask of 077. Root itself can read it, unless it has no such capability. */
    @Test
    void a_jar_that_cannot_be_read_is_replaced() throws Exception {
        Program.assumeInstalled("setpriv");
        Checkout checkout = checkout();
        Path target = Files.createDirectory(checkout.project.resolve("target"));
        Path jar = Files.writeString(target.resolve("charfinder.jar"), "of root\n");
        Path log = Files.createFile(target.resolve("build.log"));
        Files.setPosixFilePermissions(jar, Set.of());
        Files.setPosixFilePermissions(log, Set.of());
        String script = checkout.project.resolve("scripts/charfinder").toString();
        Result result = Checkout.finish(
                checkout.start(folder, "/usr/bin/setpriv", "--bounding-set", "-all", script, "find", "rook"));
        assertRuns(result, "find rook");
        assertThat(jar).hasContent("jar\n");
        assertThat(log).isReadable();
    }

    @Test
    void two_first_starts_at_once_build_once() throws Exception {
        Checkout checkout = checkout();
        String script = checkout.project.resolve("scripts/charfinder").toString();
        Process one = checkout.start(folder, script, "find", "a");
        Process other = checkout.start(folder, script, "find", "b");
        assertRuns(Checkout.finish(one), "find a");
        assertRuns(Checkout.finish(other), "find b");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 0", "99999999 1", ""})
    void a_lock_that_a_killed_start_has_left_is_removed(String holder) throws Exception {
        Checkout checkout = checkout();
        Path lock = Files.createDirectories(checkout.project.resolve("target/building"));
        Files.writeString(lock.resolve("holder"), holder);
        assertRuns(checkout.run("charfinder", "find", "rook"), "find rook");
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_signal_ends_the_making_of_manual_pages_and_maven() throws Exception {
        Checkout checkout = checkout();
        Path gate = checkout.home.resolve("gate"); // which Maven waits at
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        checkout.with("mvn", "#!/bin/sh\nread -r _ <\"$HOME/gate\"\necho finished >\"$HOME/finished\"\n");
        Process process = checkout.start(
                folder, checkout.project.resolve("scripts/install-man").toString());
        try (OutputStream opened = Files.newOutputStream(gate)) { // Maven is there
            new ProcessBuilder("kill", "-s", "TERM", "" + process.pid()).start().waitFor();
            assertThat(process.waitFor()).isEqualTo(143);
            assertThatThrownBy(() -> {
                        opened.write('\n');
                        opened.flush();
                    })
                    .as("nobody reads")
                    .isInstanceOf(IOException.class);
        }
        assertThat(checkout.home.resolve("finished")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void a_signal_ends_a_build_at_once_and_leaves_nothing(String signal, int status) throws Exception {
        Checkout checkout = checkout();
        Path gate = checkout.home.resolve("gate"); // which Maven waits at
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        Process process =
                checkout.start(folder, checkout.project.resolve("scripts/serve").toString());
        BufferedReader err = process.errorReader();
        assertThat(err.readLine()).startsWith("charfinder: building ");
        try (OutputStream opened = Files.newOutputStream(gate)) {
            opened.flush(); // Maven is there
            new ProcessBuilder("kill", "-s", signal, "" + process.pid()).start().waitFor();
            assertThat(err.readLine()).isNull();
            assertThat(process.waitFor()).isEqualTo(status);
        }
        assertThat(list(checkout.project.resolve("target"))).isSubsetOf("build.log");
    }

    // Java

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11.0.2   |     |         | Java 11 of BIN/java is too old; using Java 99 of HOME/sdk
            1.8.0_402|     |         | Java 8 of BIN/java is too old; using Java 99 of HOME/sdk
                     |     |         | ''
            17.0.1   | HOME/nowhere || JAVA_HOME=HOME/nowhere has no Java; using Java 17 of HOME/jdk
            11.0.2   | HOME/nowhere || JAVA_HOME=HOME/nowhere has no Java; using Java 99 of HOME/sdk
            17.0.1   | HOME/old | 1.8.0_1 | Java 8 of HOME/old/bin/java is too old; using Java 17 of HOME/jdk
            17.0.1   | HOME/new | 21 | ''
            """)
    void a_java_that_is_new_enough_is_found_and_the_user_is_told_once(
            String inPath, String javaHome, String version, String message) throws Exception {
        Checkout checkout = checkout();
        if (inPath == null) {
            checkout.without("java");
        } else {
            checkout.java("jdk", inPath);
        }
        checkout.java(SDKMAN, "99");
        if (javaHome != null) {
            checkout.set("JAVA_HOME", javaHome.replace("HOME", checkout.home.toString()));
        }
        if (version != null) {
            checkout.java(javaHome.substring(5), version);
        }
        Result first = checkout.run("charfinder", "find", "rook");
        String expected = message.replace("HOME/sdk", "HOME/" + SDKMAN)
                .replace("HOME/", checkout.home + "/")
                .replace("BIN/", folder + "/bin/");
        assertThat(first.err().lines().filter(line -> !line.contains("building") && !line.contains("preparing")))
                .as(first.err())
                .isEqualTo(message.isEmpty() ? List.of() : List.of("charfinder: " + expected));
        assertThat(first.out()).endsWith(" runs find rook\n");
        assertThat(checkout.run("charfinder", "find", "rook").err()).isEmpty();
    }

    @Test
    void options_for_each_java_do_not_hide_its_version() throws Exception {
        Checkout checkout = checkout().set("JAVA_TOOL_OPTIONS", "-Dx=y");
        assertThat(checkout.run("charfinder", "find", "rook").err())
                .contains("charfinder: preparing Java 17 of ")
                .endsWith("\nPicked up JAVA_TOOL_OPTIONS: -Dx=y\n");
        Result wrong = checkout.set("JAVA_TOOL_OPTIONS", "-Nonsense")
                .set("JAVA_HOME", checkout.home + "/jdk")
                .run("charfinder", "find", "rook");
        assertThat(wrong.err())
                .isEqualTo("charfinder: Java does not start with JAVA_TOOL_OPTIONS='-Nonsense': correct or unset it\n");
        assertThat(wrong.exitCode()).isEqualTo(1);
    }

    // packages and the network

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            brew | charfinder: Maven is needed; install it with: brew install maven, then run this again
            dnf  | charfinder: Maven is needed; install it with: dnf install maven, then run this again
            true | charfinder: Maven is needed; install Maven, then run this again
            """)
    void without_apt_the_line_says_what_to_install(String manager, String message) throws Exception {
        Checkout checkout = checkout().without("mvn").with(manager, "#!/bin/sh\n");
        Result result = checkout.run("serve");
        assertThat(result.err()).isEqualTo(message + "\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void a_user_who_may_not_install_is_told_what_root_has_to_do() throws Exception {
        Checkout checkout = checkout().withAptGet().without("mvn").with("id", "#!/bin/sh\necho 1000\n");
        assertThat(checkout.run("serve").err())
                .isEqualTo(
                        "charfinder: Maven is needed; run this as root, then run this again: apt-get install maven\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void how_much_is_fetched_is_said_to_root_and_to_a_user_with_sudo(boolean sudo) throws Exception {
        Checkout checkout = sudo ? checkout().withSudo() : checkout().withAptGet();
        assertThat(checkout.without("mvn").run("serve").err())
                .contains("charfinder: installing maven: 140 MB to fetch, which takes about half a minute\n");
    }

    /** As in images of cloud providers: its user has no password, and needs none for commands. */
    @Test
    void a_user_who_needs_no_password_is_not_asked_for_one_on_a_terminal() throws Exception {
        Program.assumeInstalled("script");
        Checkout checkout = checkout().withSudo().without("mvn").with("sudo", """
                #!/bin/sh
                [ "$1" != -v ] || { echo 'password for user:'; exit 1; }
                [ "$1" != -n ] || shift
                export USER_ID=0
                "$@"
                """);
        String serve = "'" + checkout.project.resolve("scripts/serve") + "'";
        Result result = Checkout.finish(
                checkout.start(folder, "/usr/bin/script", "-qec", serve, "/dev/null")); // has a terminal
        assertThat(result.out()).contains("installing maven: ").doesNotContain("password", "run this as root");
    }

    /** Without one, install would take the first package for the time. */
    @Test
    void each_call_of_install_says_how_long_it_takes() throws Exception {
        Pattern call = Pattern.compile("\\binstall ([\"'])(?:(?!\\1).)+\\1(.*)");
        List<Path> files = new ArrayList<>(List.of(Path.of("ops/container/build"), Path.of("src/package/check")));
        scripts().forEach(files::add);
        List<String> rest = new ArrayList<>();
        for (Path file : files) {
            call.matcher(Files.readString(file)).results().forEach(found -> rest.add(found.group(2)));
        }
        assertThat(rest).hasSizeGreaterThan(5).allMatch(words -> words.matches(" ([\"'])[a-z ]*minutes?\\1 .+"));
    }

    @Test
    void a_network_that_cannot_be_reached_is_one_line_of_apt() throws Exception {
        Checkout checkout = checkout().withAptGet().without("mvn");
        Path log = checkout.project.resolve("target/install.log");
        String failure =
                "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving"
                        + " 'deb.debian.org'\nE: Unable to locate package maven\n";
        Files.writeString(checkout.home.resolve("apt-fails"), failure.repeat(20));
        Result result = checkout.run("serve");
        assertThat(result.err().lines())
                .containsExactly(
                        "charfinder: Maven is needed; asking the distribution for maven",
                        "charfinder: can't fetch the lists of packages: the network can't be reached"
                                + " (Temporary failure resolving 'deb.debian.org'); see " + log);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    /** Its apt-get installs Maven, if it does. */
    private static final String APT_GET = """
            #!/bin/sh
            case $* in
              *assume-no*) echo 'Need to get 3 MB of archives.' ;;
              *update*) %s ;;
              *install*)
                %s
                printf '#!/bin/sh\\nmkdir -p target; for each in "$@"; do case $each in
                  -Dbuild.folder=*) mkdir -p "${each#*=}"; echo jar >"${each#*=}/charfinder.jar" ;;
                  esac; done\\n' >"${0%%/*}/mvn"
                chmod +x "${0%%/*}/mvn" ;;
            esac
            """;

    private static final String NO_FOREIGN_SOURCE =
            "echo 'W: Failed to fetch http://foreign.example/InRelease  Could not resolve foreign.example'";

    @Test
    void a_source_that_cannot_be_reached_matters_only_if_the_package_is_nowhere_else() throws Exception {
        Checkout checkout =
                checkout().withAptGet().without("mvn").with("apt-get", APT_GET.formatted(NO_FOREIGN_SOURCE, ""));
        assertRuns(checkout.run("charfinder", "find", "rook"), "find rook");

        Checkout other =
                new Checkout(folder.resolve("second"), "other").withAptGet().without("mvn");
        String notFound = "echo 'E: Unable to locate package maven'; exit 100";
        Result result = other.with("apt-get", APT_GET.formatted(NO_FOREIGN_SOURCE, notFound))
                .run("charfinder", "find", "rook");
        assertThat(result.err())
                .endsWith("charfinder: can't fetch the lists of packages: the network can't be reached"
                        + " (Could not resolve foreign.example); see " + other.project + "/target/install.log\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void lists_of_packages_that_another_process_reads_are_waited_for() throws Exception {
        String locked = "echo x >>\"$HOME/tries\"; [ \"$(grep -c x \"$HOME/tries\")\" -gt 3 ] ||"
                + " { echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1'; exit 100; }";
        Checkout checkout = checkout().withAptGet().without("mvn").with("apt-get", APT_GET.formatted(locked, ""));
        assertRuns(checkout.run("charfinder", "find", "rook"), "find rook");
        assertThat(checkout.home.resolve("tries")).hasContent("x\n".repeat(4));
        assertThat(checkout.project.resolve("target/install.log"))
                .content()
                .as("only of the last try")
                .doesNotContain("lock");
    }

    @ParameterizedTest
    @CsvSource({"fetched, INT, 130, false", "installed, INT, 130, true", "installed, TERM, 143, true"})
    void a_signal_ends_the_fetching_of_packages_but_not_their_installation(
            String phase, String signal, int status, boolean finished) throws Exception {
        String wait = """
                case $* in *download-only*) phase=fetched ;; *) phase=installed ;; esac
                if [ "$phase" = %s ]; then read -r _ <"$HOME/gate"; echo "$phase" >"$HOME/finished"; fi
                """.formatted(phase);
        Checkout checkout = checkout().withAptGet().without("mvn").with("apt-get", APT_GET.formatted("", wait));
        Path gate = checkout.home.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        Process process =
                checkout.start(folder, checkout.project.resolve("scripts/serve").toString());
        BufferedReader err = process.errorReader();
        assertThat(err.readLine()).endsWith("asking the distribution for maven");
        assertThat(err.readLine()).contains("installing maven: ");
        try (OutputStream opened = Files.newOutputStream(gate)) { // apt-get is there
            new ProcessBuilder("kill", "-s", signal, "" + process.pid()).start().waitFor();
            if (finished) {
                assertThat(err.readLine()).isEqualTo("charfinder: finishing the installation of packages");
                opened.write('\n');
            }
            opened.flush();
            assertThat(err.readLine()).isNull();
            assertThat(process.waitFor()).isEqualTo(status);
        }
        assertThat(Files.exists(checkout.home.resolve("finished"))).isEqualTo(finished);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            repo.maven.apache.org: Temporary failure in name resolution  | the network can't be reached (REASON)
            repo.maven.apache.org: Name or service not known             | the network can't be reached (REASON)
            Connect to repo.maven.apache.org:443 failed: Connection refused | the network can't be reached
            Network is unreachable                                       | the network can't be reached (REASON)
            status code: 407, reason phrase: Proxy Authentication Required (407) | 407
            """)
    void a_build_that_cannot_fetch_says_so_in_one_line(String failure, String message) throws Exception {
        Checkout checkout = checkout();
        Files.writeString(checkout.home.resolve("maven-fails"), """
                [ERROR] Some problems were encountered while processing the POMs:
                [ERROR] Non-resolvable import POM: Could not transfer artifact org.junit:junit-bom:pom:5.14.4 \
                from/to central (https://repo.maven.apache.org/maven2): %s -> [Help 1]
                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                """.formatted(failure));
        Result result = checkout.run("serve");
        assertThat(result.err()).hasLineCount(2);
        assertThat(result.err().lines().skip(1).findFirst().orElseThrow())
                .startsWith("charfinder: can't fetch what the build needs")
                .contains(message.replace(" (REASON)", ""))
                .endsWith("; see " + checkout.project.resolve("target/build.log"));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    // help

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            test         | --help      | 0 | usage: scripts/test
            test         | --jdk=9     | 2 | charfinder: there is no --jdk=9
            soak         | --help      | 0 | usage: scripts/soak
            soak         | many        | 2 | usage: scripts/soak
            install-man  | --help      | 0 | usage: scripts/install-man
            serve        | --help      | 0 | usage: scripts/serve
            """)
    void help_needs_no_build(String script, String argument, int status, String text) throws Exception {
        Checkout checkout = checkout();
        Result result = checkout.run(script, argument);
        assertThat(result.out() + result.err()).contains(text);
        assertThat(result.exitCode()).isEqualTo(status);
        assertThat(checkout.builds()).isZero();
    }

    /** With parts of the sources missing, none is finished. */
    @ParameterizedTest
    @ValueSource(strings = {"deb", "tarball", "image"})
    void a_package_is_made_after_the_program(String kind) throws Exception {
        Checkout checkout = checkout().withThisSystem();
        Result result = checkout.run("package", kind);
        assertThat(result.err()).contains("charfinder: making the " + kind);
        assertThat(result.exitCode()).isNotZero();
        assertThat(checkout.builds()).isPositive();
    }
}
