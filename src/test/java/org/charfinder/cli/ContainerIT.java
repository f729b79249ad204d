package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.charfinder.net.Client;
import org.charfinder.process.Container;
import org.charfinder.process.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image that {@code ops/container/build} makes of the jar and the JDK of this test, and what runs of it. */
class ContainerIT {

    private static final Path BUILD = Path.of("ops", "container", "build").toAbsolutePath();

    @TempDir
    private static Path shared;

    /** A build that waits for a mirror to answer, which takes seconds, while the image is built. */
    private static Process withoutMirror;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws Exception {
        for (String tool : List.of("mmdebstrap", "umoci", "crun")) {
            Program.assumeInstalled(tool);
        }
        String jar = System.getProperty("charfinder.jar");
        String nowhere = "http://127.0.0.1:1/debian";
        Files.createDirectory(shared.resolve("none"));
        withoutMirror = launch(BUILD.toString(), "--jar", jar, "--mirror", nowhere, shared + "/none/image.tar");
        assertThat(run(BUILD.toString(), "--jar", jar, image().toString())).startsWith("0 ");
        String unpack = "umoci unpack --image %s:%s %s".formatted(image(), version(), bundle());
        assertThat(run(unpack.split(" "))).startsWith("0 ");
    }

    private static Path image() {
        return shared.resolve("image");
    }

    private static Path bundle() {
        return shared.resolve("bundle");
    }

    /** The exit code, and all that was printed. */
    private static String run(String... command) throws Exception {
        return end(launch(command));
    }

    private static Process launch(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static String end(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Program.exitCode(process) + " " + said;
    }

    // the image

    private static JsonNode blob(JsonNode descriptor) {
        String digest = descriptor.path("digest").asString().replace("sha256:", "");
        return json(image().resolve("blobs/sha256").resolve(digest));
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file);
    }

    private static JsonNode manifest() {
        return json(image().resolve("index.json")).path("manifests").path(0);
    }

    private static String version() {
        return manifest()
                .path("annotations")
                .path("org.opencontainers.image.ref.name")
                .asString();
    }

    @Test
    void it_takes_at_most_50_mebibytes() throws Exception {
        try (Stream<Path> blobs = Files.list(image().resolve("blobs/sha256"))) {
            assertThat(blobs.mapToLong(blob -> blob.toFile().length()).sum()).isLessThanOrEqualTo(50 << 20);
        }
    }

    @Test
    void it_says_what_it_is_and_how_it_runs() {
        JsonNode config = blob(blob(manifest()).path("config")).path("config");
        assertThat(config.path("User").asString()).isEqualTo("65532:65532");
        assertThat(config.path("ExposedPorts").propertyNames()).containsExactlyInAnyOrder("2323/tcp", "8888/tcp");
        assertThat(config.path("StopSignal").asString()).isEqualTo("SIGTERM");
        assertThat(config.path("Cmd").toString()).isEqualTo("[\"serve\"]");
        JsonNode labels = config.path("Labels");
        assertThat(labels.path("org.opencontainers.image.title").asString()).isEqualTo("charfinder");
        assertThat(labels.path("org.opencontainers.image.version").asString()).isEqualTo(version());
        assertThat(labels.path("org.opencontainers.image.licenses").asString()).isEqualTo("MIT");
    }

    @Test
    void it_has_the_licences_of_what_is_in_it() {
        assertThat(List.of(
                        "usr/share/doc/charfinder/NOTICE",
                        "usr/share/doc/charfinder/LICENSE",
                        "usr/share/doc/libc6/copyright",
                        "usr/share/common-licenses/LGPL-2.1",
                        "usr/lib/jvm/java/legal/java.base/LICENSE",
                        "var/lib/dpkg/status.d/libc6"))
                .allSatisfy(name ->
                        assertThat(bundle().resolve("rootfs").resolve(name)).isNotEmptyFile());
    }

    @Test
    void a_mirror_that_cannot_be_reached_is_an_error_of_one_line_and_leaves_nothing() throws Exception {
        assertThat(end(withoutMirror))
                .startsWith("1 ")
                .contains("Could not connect to 127.0.0.1:1")
                .endsWith("charfinder: the distribution's packages can't be had; --mirror names another mirror\n");
        assertThat(shared.resolve("none")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--jar", "--jar no/such.jar image", "--nonsense image", "one two", "/etc"})
    void wrong_usage_is_an_error_with_code_2(String args) throws Exception {
        List<String> command = new ArrayList<>(List.of(BUILD.toString()));
        command.addAll(args.isEmpty() ? List.of() : List.of(args.split(" ")));
        assertThat(run(command.toArray(String[]::new)))
                .startsWith("2 charfinder: ")
                .hasLineCount(1);
    }

    // the container

    private Container start(Map<String, String> environment, String... args) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "crun makes cgroups as root only");
        return new Container(bundle(), folder.resolve("container"), log(), environment, args);
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String afterLast(String text, String before, String after) {
        return text.substring(text.lastIndexOf(before) + before.length(), text.lastIndexOf(after));
    }

    @Test
    void it_serves_without_root_capabilities_or_anything_to_write_to() throws Exception {
        Map<String, String> environment = Map.of("CHARFINDER_SERVE_LIMIT", "2", "CHARFINDER_SERVE_HTTP", "0");
        try (Container container = start(environment, "serve", "--host", "127.0.0.1", "--port", "0")) {
            BufferedReader out = new BufferedReader(new InputStreamReader(container.process.getInputStream(), UTF_8));
            int port = Integer.parseInt(afterLast(out.readLine(), ":", ". Hit"));
            String page = "http:" + afterLast(out.readLine(), "http:", "/");

            assertThat(container.status("CapEff")).matches("0+");
            assertThat(container.status("CapBnd")).matches("0+");
            assertThat(container.status("NSpid")).endsWith("\t1");
            assertThat(container.status("Uid")).startsWith("65532\t65532");
            try (Client client = new Client(port)) {
                client.readReply();
                assertThat(client.send("black chess rook\n").readReply())
                        .contains("♜\tBLACK CHESS ROOK\r\n", "5 matches for 'black chess rook'")
                        .hasLineCount(3);
            }
            get(page + "/readyz");
            assertThat(get(page + "/?query=snowman")).contains("☃");
            String metrics = get(page + "/metrics");
            assertThat(metrics)
                    .contains("charfinder_memory_limit_bytes %.8E"
                            .formatted((double) Container.MEMORY)
                            .replace("E+0", "E"));
            assertThat(metrics).containsPattern("charfinder_heap_max_ratio 0\\.(4[89]|50)");

            assertThat(run("kill", "" + container.pid())).startsWith("0 ");
            assertThat(out.readLine()).isEqualTo("Server shutting down.");
            assertThat(Program.exitCode(container.process)).isEqualTo(143);
        }
        assertThat(Files.readAllLines(log()).stream().filter(line -> !line.contains("slow_turn")))
                .singleElement()
                .asString()
                .contains(" INFO  statistics ");
    }

    /** A start is quick because these are there. */
    @Test
    void the_index_and_the_classes_are_read_and_not_made() throws Exception {
        String options = "-Xlog:class+load:stderr -Xlog:cds:stderr";
        try (Container container = start(Map.of("_JAVA_OPTIONS", options), "find", "rook")) {
            assertThat(container.readToEnd()).contains("BLACK CHESS ROOK");
        }
        assertThat(Files.readAllLines(log()))
                .anyMatch(line -> line.contains(" org.charfinder.index.Search ") && line.contains("shared objects"))
                .noneMatch(line -> line.contains("IndexBuilder"))
                .filteredOn(line -> line.contains("source: jrt:"))
                .hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find ♜",
                "find alt+130",
                "find rook --format json",
                "find nosuchthing",
                "info €",
                "words --top 5",
                "completion",
                "serve --port nonsense",
                "bench --port 1 --duration 1s"
            })
    void a_command_does_what_it_does_elsewhere(String command) throws Exception {
        String[] args = command.split(" ");
        Map<String, String> home = Map.of(
                "CHARFINDER_HOME", bundle().resolve("rootfs/usr/lib/charfinder").toString());
        Program.Result elsewhere = new Program(folder, home).run(args);
        try (Container container = start(Map.of(), args)) {
            assertThat(container.readToEnd()).isEqualTo(elsewhere.out());
            assertThat(Program.exitCode(container.process)).isEqualTo(elsewhere.exitCode());
        }
        assertThat(log()).content().isEqualTo(elsewhere.err());
    }
}
