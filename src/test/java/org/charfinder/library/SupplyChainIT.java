package org.charfinder.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** NOTICE and the bill of materials say the same of what is in charfinder.jar. */
class SupplyChainIT {

    private static final Path LIBRARY = Path.of(System.getProperty("charfinder.library"));

    /** Their poms name these licences, which are none or several others; the texts are in NOTICE. */
    private static final Map<String, String> MISNAMED = Map.of(
            "com.samskivert:jmustache The (New) BSD License", "BSD-3-Clause",
            "org.jline:jline-terminal BSD-4-Clause", "BSD-3-Clause");

    private static final Pattern NOTICED = Pattern.compile("(?m)^  ([\\w.-]+:[\\w.-]+) +(\\S+(?: OR \\S+)*)$");

    private static JsonNode bill() {
        String name = LIBRARY.getFileName().toString().replace(".jar", "-cyclonedx.json");
        Path file = LIBRARY.resolveSibling(name);
        assumeTrue(Files.exists(file) || System.getenv("CI") != null, "offline, Maven makes no bill of materials");
        return JsonMapper.shared().readTree(file);
    }

    /** The licences of each library. */
    private static Map<String, String> billed() {
        Map<String, String> licences = new TreeMap<>();
        for (JsonNode component : bill().path("components")) {
            String name = component.path("group").asString() + ":"
                    + component.path("name").asString();
            licences.put(name, licence(name, component));
        }
        return licences;
    }

    private static String licence(String library, JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(choice -> choice.path("license"))
                .map(licence -> licence.path("id").asString(licence.path("name").asString("")))
                .map(licence -> MISNAMED.getOrDefault(library + " " + licence, licence))
                .collect(Collectors.joining(" OR "));
    }

    private static Map<String, String> noticed(String notice) {
        return NOTICED.matcher(notice)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (a, b) -> a, TreeMap::new));
    }

    @Test
    void the_notice_names_each_library_with_its_licence() throws IOException {
        assertThat(noticed(Files.readString(Path.of("NOTICE")))).isNotEmpty().isEqualTo(billed());
    }

    @Test
    void the_notice_says_where_each_licence_is() throws IOException {
        String notice = Files.readString(Path.of("NOTICE"));
        assertThat(billed().values().stream()
                        .flatMap(licences -> Pattern.compile(" OR ").splitAsStream(licences)))
                .contains("Apache-2.0")
                .filteredOn(licence -> !licence.equals("BSD-2-Clause")) // the other choice is taken
                .allSatisfy(licence -> assertThat(notice).containsPattern("(?m)^  " + licence + "  +\\S"));
    }

    /** Each library has classes in the folder of its group. */
    @Test
    void the_jar_has_what_the_bill_names() throws IOException {
        String entries;
        try (JarFile jar = new JarFile(System.getProperty("charfinder.jar"))) {
            entries = jar.stream().map(entry -> entry.getName()).collect(Collectors.joining("\n"));
        }
        Map<String, String> elsewhere = Map.of("info/picocli", "picocli", "org/hdrhistogram", "org/HdrHistogram");
        assertThat(billed().keySet())
                .map(name -> name.substring(0, name.indexOf(':')).replace('.', '/'))
                .map(folder -> elsewhere.getOrDefault(folder, folder))
                .allSatisfy(folder -> assertThat(entries).contains("\n" + folder + "/"));
    }

    @Test
    void the_bill_is_the_same_at_each_build() {
        JsonNode metadata = bill().path("metadata");
        assertThat(metadata.path("component").path("purl").asString())
                .startsWith("pkg:maven/org.charfinder/charfinder@");
        assertThat(metadata.has("timestamp")).isFalse();
        assertThat(bill().toString()).doesNotContain(System.getProperty("user.dir"));
    }
}
