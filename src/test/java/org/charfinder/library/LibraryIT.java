package org.charfinder.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.charfinder.process.Program;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars as another project gets them, and what docs/LIBRARY.md says of them. */
class LibraryIT {

    private static final Path LIBRARY = Path.of(System.getProperty("charfinder.library"));
    private static final String DEPENDENCIES =
            String.join(File.pathSeparator, LIBRARY.toString(), jarOf(ULocale.class), jarOf(NullMarked.class));
    private static final String LOG_CONFIGURATOR = "META-INF/services/ch.qos.logback.classic.spi.Configurator";

    @TempDir
    private static Path folder;

    private static Path index;
    private static String page;
    private static Document pom;

    @BeforeAll
    static void read() throws Exception {
        new Program(folder, Map.of()).run("--version"); // puts an index there
        index = folder.resolve("cache/charfinder/charfinder_index.ser");
        page = Files.readString(Path.of("docs/LIBRARY.md"));
        try (JarFile jar = new JarFile(LIBRARY.toFile());
                InputStream stream =
                        jar.getInputStream(jar.getEntry("META-INF/maven/org.charfinder/charfinder/pom.xml"))) {
            pom = Jsoup.parse(stream, "UTF-8", "", Parser.xmlParser());
        }
    }

    private static String jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static List<String> blocks(String kind) {
        return Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    // a program that uses it

    private static Path source(Path sources, String text) throws IOException {
        boolean module = text.startsWith("module ");
        Path file = sources.resolve(module ? "module-info.java" : "example/Hearts.java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The exit code, and what the compiler says. */
    private static String compile(String path, Path classes, List<Path> sources) {
        List<String> args = new ArrayList<>(
                List.of("-Xlint:all", "-Werror", "--release", "17", path, DEPENDENCIES, "-d", "" + classes));
        sources.forEach(source -> args.add("" + source));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(out, out, args.toArray(String[]::new));
        return exitCode + " " + said;
    }

    @ParameterizedTest
    @CsvSource({"--class-path, -cp, example.Hearts", "--module-path, -p, example/example.Hearts"})
    void the_program_of_the_page_compiles_and_runs(String path, String option, String main) throws Exception {
        boolean modules = main.contains("/");
        Path work = folder.resolve(modules ? "modules" : "classes");
        List<Path> sources = new ArrayList<>();
        for (String block : blocks("java")) {
            if (modules || !block.startsWith("module ")) {
                sources.add(source(work.resolve("src"), block));
            }
        }
        assertThat(sources).hasSize(modules ? 2 : 1);
        Path classes = work.resolve("out");
        assertThat(compile(path, classes, sources)).isEqualTo("0 ");

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of(option, classes + File.pathSeparator + DEPENDENCIES));
        command.addAll(modules ? List.of("-m", main) : List.of(main));
        command.add(index.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).isEqualTo(blocks("text").get(0));
        assertThat(Program.exitCode(process)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.SearchService", "net.LineServer", "cli.LogConfigurator", "web.WebServer"})
    void a_module_does_not_see_the_program(String type) throws IOException {
        Path work = folder.resolve(type);
        List<Path> sources = List.of(
                source(work, blocks("java").get(0)),
                source(work, "package example;\nclass Hearts { org.charfinder." + type + " hidden; }\n"));
        assertThat(compile("--module-path", work.resolve("out"), sources))
                .startsWith("1 ")
                .contains("package org.charfinder." + type.replaceFirst("[.].*", "") + " is not visible");
    }

    // the jars

    @Test
    void the_library_has_neither_other_libraries_nor_the_log_of_the_program() throws IOException {
        assertThat(entries(LIBRARY))
                .contains("module-info.class", "META-INF/LICENSE", "META-INF/NOTICE")
                .allMatch(name -> name.matches("(org/charfinder/|META-INF/|org/$|module-info[.]class$).*"))
                .doesNotContain(LOG_CONFIGURATOR);
    }

    @Test
    void the_program_has_both_and_is_no_module() throws IOException {
        assertThat(entries(Path.of(System.getProperty("charfinder.jar"))))
                .contains(LOG_CONFIGURATOR, "com/ibm/icu/util/ULocale.class", "org/eclipse/jetty/server/Server.class")
                .doesNotContain("module-info.class")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "sources, org/charfinder/query/Finder.java",
        "javadoc, org/charfinder/query/Finder.html",
    })
    void sources_and_documentation_come_with_it(String kind, String entry) throws IOException {
        String name = LIBRARY.getFileName().toString().replace(".jar", "-" + kind + ".jar");
        assertThat(entries(LIBRARY.resolveSibling(name))).contains(entry);
    }

    // the pom

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "description",
                "url",
                "licenses > license > name",
                "licenses > license > url",
                "developers > developer > name",
                "scm > connection",
                "scm > url"
            })
    void the_pom_has_what_maven_central_asks_for(String element) {
        assertThat(pom.select("project > " + element).text()).isNotBlank();
    }

    @Test
    void a_project_gets_icu4j_and_annotations_and_nothing_else() {
        assertThat(pom.select("project > dependencies > dependency").stream()
                        .filter(dependency ->
                                dependency.select("> scope, > optional").isEmpty())
                        .map(dependency -> text(dependency, "artifactId")))
                .containsExactlyInAnyOrder("icu4j", "jspecify");
    }

    @Test
    void the_page_names_this_version() {
        String version = text(pom.selectFirst("project"), "version");
        Document shown = Jsoup.parse(blocks("xml").get(0), Parser.xmlParser());
        assertThat(shown.select("version").text()).isEqualTo(version);
        assertThat(LIBRARY).hasFileName("charfinder-" + version + ".jar");
        assertThat(page).contains("`charfinder-" + version + "-all.jar`");
    }

    private static String text(Element parent, String child) {
        return parent.select("> " + child).text();
    }
}
