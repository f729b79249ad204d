package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkout whose scripts run with a {@code java}, a {@code mvn} and an {@code apt-get} that are short scripts, with
 * no other programs than POSIX has. So they build nothing, and a row of a table takes a moment.
 */
public final class Checkout {

    /** The programs that the scripts may use on each system. Those of BSD_LIKE refuse what only GNU's can do. */
    private static final List<String> POSIX =
            List.of(("awk cat chmod cksum cp cut grep head id iconv ls mkdir mkfifo mktemp mv ps rm rmdir sed"
                            + " sleep sort tail tee")
                    .split(" "));

    private static final List<String> BEYOND_POSIX = List.of("find", "stat", "date", "readlink", "touch");

    private static final String BSD_LIKE = """
            #!/bin/sh
            for each in "$@"; do
              case ${0##*/}:$each in
                %s)
                  echo "${0##*/}: illegal option -- $each" >&2
                  exit 1 ;;
              esac
            done
            PATH=/usr/bin:/bin
            exec "${0##*/}" "$@"
            """.formatted(String.join(
            "|",
            "stat:-*c*|readlink:-*|sed:-i|sed:-r|sed:--*|find:-printf|find:-quit|find:-mindepth|date:-d|date:+*N*",
            "head:-n-*|mktemp:--*|mktemp:-p|cp:-a|cp:--*|mkdir:--*|touch:-d|touch:--*|grep:-P|grep:--*|sort:-V"));

    /** It is one of a version that a file beside it names. Each start of the program is a line of its log. */
    private static final String JAVA = """
            #!/bin/sh
            self=$0
            [ ! -L "$self" ] || self=$(readlink "$self")
            home=${self%/bin/*}
            [ -z "${JAVA_TOOL_OPTIONS-}" ] || echo "Picked up JAVA_TOOL_OPTIONS: $JAVA_TOOL_OPTIONS" >&2
            case ${JAVA_TOOL_OPTIONS-} in *Nonsense*) echo 'Unrecognized option: -Nonsense' >&2; exit 1 ;; esac
            read -r version <"$home/version" || exit 1
            for each in "$@"; do
              case $each in
                -XshowSettings:properties)
                  printf '    java.home = %s\\nopenjdk version "%s" 2026-01-01\\n' "$home" "$version" >&2
                  exit ;;
                -XX:DumpLoadedClassList=*) listed=yes && echo java/lang/Object >"${each#*=}" ;;
                -XX:SharedArchiveFile=*.new) echo archive >"${each#*=}" ;;
                serve) [ -z "${listed-}" ] || { echo 'listening on 127.0.0.1:4711.' && exec sleep 100; } ;;
              esac
            done
            while [ "$1" != -jar ]; do shift; [ $# -gt 0 ] || exit 0; done
            shift 2
            case $1 in index) ;; *) echo "$version runs $*" ;; esac
            """;

    private static final String MVN = """
            #!/bin/sh
            echo built >>"$HOME/builds"
            for each in "$@"; do case $each in -Dbuild.folder=*) folder=${each#*=} ;; esac; done
            mkdir -p "$folder"
            [ ! -e "$HOME/maven-fails" ] || { cat "$HOME/maven-fails"; exit 1; }
            [ ! -p "$HOME/gate" ] || read -r _ <"$HOME/gate"
            [ -e pom.xml ] && echo jar >"$folder/charfinder.jar"
            """;

    private static final String APT_GET = """
            #!/bin/sh
            [ "$(id -u)" -eq 0 ] || { echo 'E: Unable to acquire the dpkg frontend lock' >&2; exit 100; }
            case $* in
              *update*) [ ! -e "$HOME/apt-fails" ] || { cat "$HOME/apt-fails"; exit 100; } ;;
              *assume-no*) [ ! -e "$HOME/apt-fails" ] || exit 100; echo 'Need to get 140 MB of archives.' ;;
              *) cat "$HOME/apt-fails"; exit 100 ;;
            esac
            """;

    private static final String SUDO = """
            #!/bin/sh
            case $1 in
              -n) shift ;;
              -v) exit ;;
            esac
            export USER_ID=0
            "$@"
            """;

    /** What a script has done. */
    public record Result(int exitCode, String out, String err) {}

    public final Path project;
    public final Path home;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Makes a checkout that has not been built, and a Java 17 and Maven in PATH.
     *
     * @param folder of the test
     * @param name of the folder of the checkout in it
     */
    public Checkout(Path folder, String name) throws IOException {
        project = Files.createDirectories(folder.resolve(name));
        home = Files.createDirectories(folder.resolve("home"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(project.resolve("src/main"));
        Files.createFile(project.resolve("pom.xml"));
        copyScripts();
        for (String each : POSIX) {
            script(bin.resolve(each), BSD_LIKE);
        }
        for (String each : BEYOND_POSIX) {
            script(bin.resolve(each), BSD_LIKE.replace("|readlink:-*|", "|readlink:-f|"));
        }
        Files.createSymbolicLink(bin.resolve("sh"), Path.of("/bin/sh"));
        Files.createSymbolicLink(bin.resolve("env"), Path.of("/usr/bin/env")); // which needs this PATH
        script(bin.resolve("mvn"), MVN);
        environment.put("PATH", bin.toString());
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        Path jdk = java("jdk", "17.0.1");
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
    }

    private void copyScripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scripts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes a JDK of a version in a folder of the home. */
    public Path java(String name, String version) throws IOException {
        Path jdk = home.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("version"), version + "\n");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), JAVA);
        return jdk;
    }

    /** Takes a program away. */
    public Checkout without(String program) throws IOException {
        Files.delete(bin.resolve(program));
        return this;
    }

    /** Adds an apt-get, and a user who may use it. */
    public Checkout withAptGet() throws IOException {
        script(bin.resolve("apt-get"), APT_GET);
        script(bin.resolve("id"), "#!/bin/sh\necho \"${USER_ID:-0}\"\n");
        return this;
    }

    /** Adds an apt-get, and a user who may use it with sudo. */
    public Checkout withSudo() throws IOException {
        script(bin.resolve("sudo"), SUDO);
        return withAptGet().set("USER_ID", "1000");
    }

    /** Replaces a program of PATH. */
    public Checkout with(String program, String text) throws IOException {
        script(bin.resolve(program), text);
        return this;
    }

    /** Adds the programs of this system, in place of those that have only what POSIX has. */
    public Checkout withThisSystem() throws IOException {
        for (String each : POSIX) {
            without(each);
        }
        for (String each : BEYOND_POSIX) {
            without(each);
        }
        return set("PATH", bin + ":/usr/bin:/bin");
    }

    public Checkout set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts a command in a folder. */
    public Process start(Path folder, String... command) throws IOException {
        List<String> whole = new ArrayList<>(Program.withDefaultSignals(List.of(command)));
        whole.set(0, "/usr/bin/env");
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs a script of the checkout. */
    public Result run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(project.resolve("scripts").resolve(script).toString()));
        command.addAll(List.of(arguments));
        return finish(start(home, command.toArray(String[]::new)));
    }

    /** Waits for the end; what the process says is short. */
    public static Result finish(Process process) throws IOException, InterruptedException {
        Program.limit(process);
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        return new Result(process.exitValue(), out, err);
    }

    /** How often Maven was called. */
    public long builds() throws IOException {
        Path builds = home.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }
}
