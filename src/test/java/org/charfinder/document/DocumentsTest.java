package org.charfinder.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the documents lead somewhere, and what they say of the sources is so. */
class DocumentsTest {

    private static final Path README = Path.of("README.md");
    private static final Path ARCHITECTURE = Path.of("docs", "ARCHITECTURE.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "charfinder");

    /** A document as another file names it: {@code docs/PROTOCOL.md#errors}. */
    private static final Pattern NAMED = Pattern.compile("\\bdocs/[\\w-]+\\.md(#[\\w-]+)?");

    private static final Pattern JAVA_FILE = Pattern.compile("[a-z]+(/[a-z]+)*/[A-Z]\\w*\\.java");
    private static final Pattern SESSION = Pattern.compile("\\s*\\$ .*");

    private static final Map<Path, Document> BY_PATH =
            Document.all().stream().collect(toMap(Document::path, Function.identity()));

    static List<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_link_leads_to_a_file_or_a_heading(Document document) {
        assertThat(document.links().stream().map(link -> fault(document, link)).filter(fault -> !fault.isEmpty()))
                .isEmpty();
    }

    @Test
    void a_document_that_another_file_names_is_there() throws IOException {
        for (String folder : List.of("src/main", "src/test/java", "scripts", "measure", "ops")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(Files::isRegularFile).flatMap(DocumentsTest::wronglyNamed))
                        .isEmpty();
            }
        }
    }

    private static Stream<String> wronglyNamed(Path file) {
        String text = text(file);
        if (!text.contains("docs/")) { // most of the megabytes; a pattern would take seconds for them
            return Stream.empty();
        }
        return NAMED.matcher(text)
                .results()
                .map(named -> fault(BY_PATH.get(README), named.group()))
                .filter(fault -> !fault.isEmpty())
                .map(fault -> file + ": " + fault);
    }

    /** What is wrong with a link; empty if nothing is. */
    private static String fault(Document document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        String anchor = hash < 0 ? "" : link.substring(hash + 1);
        Path target = file.isEmpty()
                ? document.path()
                : document.path().resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return link + " leads to no file";
        }
        Document linked = BY_PATH.get(target);
        boolean found = anchor.isEmpty() || (linked != null && linked.anchors().contains(anchor));
        return found ? "" : link + " leads to no heading";
    }

    @ParameterizedTest
    @CsvSource({
        "The two orders, the-two-orders",
        "`pick`: search as you type, pick-search-as-you-type",
        "Where would I change …, where-would-i-change-",
        "'Scripts of other sites, generated clients', scripts-of-other-sites-generated-clients",
    })
    void an_anchor_is_that_of_github(String heading, String anchor) {
        assertThat(new Document(README, List.of("# " + heading)).anchors()).containsExactly(anchor);
    }

    @Test
    void links_in_code_and_in_blocks_are_text() {
        Document document = new Document(
                README,
                List.of("`[a](b)` [c](d.md#e) [f](http://g)", "```text", "[h](i)", "# j", "```", "# k", "## k"));
        assertThat(document.links()).containsExactly("d.md#e");
        assertThat(document.anchors()).containsExactlyInAnyOrder("k", "k-1");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_session_is_a_console_block_so_that_it_is_replayed(Document document) {
        assertThat(document.prose().stream()
                        .filter(line -> SESSION.matcher(line).matches()))
                .isEmpty();
        assertThat(document.blocks().stream()
                        .filter(block -> !block.kind().equals("console"))
                        .flatMap(block -> block.lines().stream())
                        .filter(line -> SESSION.matcher(line).matches()))
                .isEmpty();
        assertThat(Session.of(document)).allMatch(session -> !session.command().isBlank());
    }

    @Test
    void the_readme_is_short() {
        assertThat(BY_PATH.get(README).lines()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void each_page_is_linked_for_users_or_for_contributors() throws IOException {
        Set<String> linked = new HashSet<>(BY_PATH.get(README).links());
        linked.addAll(BY_PATH.get(Path.of("CONTRIBUTING.md")).links());
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            assertThat(pages.map(Path::toString).filter(page -> page.endsWith(".md")))
                    .allMatch(linked::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_source_that_is_named_is_there(Document document) {
        Stream<String> blocks = document.blocks().stream().flatMap(block -> block.lines().stream());
        assertThat(Stream.concat(document.prose().stream(), blocks)
                        .flatMap(line -> JAVA_FILE.matcher(line).results())
                        .map(file -> file.group())
                        .filter(file -> !file.startsWith("examples/")))
                .allMatch(file -> Files.exists(SOURCES.resolve(file)));
    }

    @Test
    void the_tour_has_as_many_lines_as_it_says() {
        String architecture = String.join("\n", BY_PATH.get(ARCHITECTURE).lines());
        String tour = architecture.substring(architecture.indexOf("## A tour of 2,500 lines"));
        List<String> files = Pattern.compile("(?m)^\\d+\\. `(.*?)`")
                .matcher(tour)
                .results()
                .map(file -> file.group(1))
                .toList();
        assertThat(tour).contains("These " + files.size() + " files");
        assertThat(files.stream()
                        .mapToLong(file -> text(SOURCES.resolve(file)).lines().count())
                        .sum())
                .isBetween(2_300L, 2_700L);
    }

    @Test
    void the_architecture_tells_of_each_package() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .toList();
            assertThat(BY_PATH.get(ARCHITECTURE).lines().stream()
                            .filter(line -> line.matches("\\| `[a-z.]+` \\|.*"))
                            .map(line -> line.replaceFirst("\\| `(.*?)`.*", "$1")))
                    .containsExactlyInAnyOrderElementsOf(packages);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1); // so that any file can be read
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
