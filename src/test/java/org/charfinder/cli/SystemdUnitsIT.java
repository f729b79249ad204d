package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.process.HeldPort;
import org.charfinder.process.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units in ops/systemd: systemd takes them, and their command serves. No service manager runs. */
class SystemdUnitsIT {

    private static final Path UNITS = Path.of("ops", "systemd");
    private static final String JAVA = "/usr/bin/java";
    private static final Pattern COMMAND = Pattern.compile("(?s)\nExecStart=" + JAVA + " (.*?[^\\\\])\n");

    /** Mounts {@code /proc} as ProcSubset says, the first argument, and then is the command that the others are. */
    private static final String MOUNT_PROC = "[ $0 = all ] || mount -t proc -o subset=$0 proc /proc && exec \"$@\"";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyUnits() throws Exception {
        Program.assumeInstalled("systemd-analyze");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (String unit : List.of("charfinder.socket", "charfinder.service")) {
            Files.writeString(
                    folder.resolve(unit), Files.readString(UNITS.resolve(unit)).replace(JAVA, java));
        }
    }

    private void configure(boolean http) throws IOException {
        if (http) {
            Path dropIns = Files.createDirectory(folder.resolve("charfinder.service.d"));
            Files.copy(UNITS.resolve("http.conf"), dropIns.resolve("http.conf"));
        }
    }

    private String analyze(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "--no-pager"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Program.exitCode(process) + " " + said;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void systemd_finds_nothing_wrong(boolean http) throws Exception {
        configure(http);
        assertThat(analyze("verify", "./charfinder.socket", "./charfinder.service"))
                .isEqualTo("0 ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_service_is_exposed_to_at_most_a_level_of_1_5(boolean http) throws Exception {
        configure(http);
        assertThat(analyze("security", "--offline=true", "--threshold=15", "./charfinder.service"))
                .startsWith("0 ");
    }

    /** The unit decides what there is in {@code /proc}, where Java looks for IPv6. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_command_of_the_service_serves(boolean http) throws Exception {
        Program.assumeInstalled("perl");
        configure(http);
        Matcher command = COMMAND.matcher(Files.readString(UNITS.resolve("charfinder.service")));
        assertThat(command.find()).isTrue();
        List<String> words = Arrays.asList(command.group(1).replace("\\\n", "").split(" +"));
        int jar = words.indexOf("-jar");
        assertThat(words.subList(jar + 2, words.size())).startsWith("serve", "--inherit");
        Path home = folder.resolve("cache/charfinder"); // where there is an index
        Program program = new Program(folder, Map.of("CHARFINDER_HOME", home.toString()))
                .onJvmWith(words.subList(0, jar).toArray(String[]::new));
        if (isRoot()) {
            program = program.launchedBy("unshare", "--mount", "bash", "-c", MOUNT_PROC, setting("ProcSubset"));
        }
        List<String> options = new ArrayList<>(words.subList(jar + 4, words.size()));
        if (http) {
            options.addAll(List.of("--http", "0"));
        }
        try (HeldPort held =
                new HeldPort(program, folder, InetAddress.getByName("::1"), options.toArray(String[]::new))) {
            held.startServer();
            try (SocketChannel client = SocketChannel.open(new InetSocketAddress("::1", held.port))) {
                assertThat(Channels.newInputStream(client).readNBytes(3))
                        .asString(UTF_8)
                        .isEqualTo("?> ");
            }
            if (http) {
                assertThat(held.readLine()).startsWith("The page and the API are at http://[0:0:0:0:0:0:0:1]:");
            }
        }
    }

    /** The value of a setting of the service; the drop-in's counts. */
    private String setting(String name) throws IOException {
        String value = null;
        for (String file : List.of("charfinder.service", "charfinder.service.d/http.conf")) {
            Path path = folder.resolve(file);
            for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
                value = line.startsWith(name + "=") ? line.substring(name.length() + 1) : value;
            }
        }
        return value;
    }

    private static boolean isRoot() throws IOException {
        return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
    }
}
