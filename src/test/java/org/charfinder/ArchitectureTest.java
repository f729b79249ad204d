package org.charfinder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure of the sources: which package may use which, no circles, and the sizes of files. */
class ArchitectureTest {

    private static final String ROOT = "org.charfinder";

    /** The packages, each with those that it may use, which stand before it. */
    private static final Map<String, Set<String>> USES = new LinkedHashMap<>();

    static {
        USES.put("unicode", Set.of());
        USES.put("json", Set.of("unicode"));
        USES.put("loop", Set.of());
        USES.put("client", Set.of("loop"));
        USES.put("net", Set.of("loop"));
        USES.put("index", Set.of("unicode"));
        USES.put("indexfile", Set.of("index", "unicode"));
        USES.put("query", Set.of("index", "unicode"));
        USES.put("format", Set.of("query", "json", "unicode"));
        USES.put("card", Set.of("query", "index", "json", "unicode"));
        USES.put("pick", Set.of("card", "query", "index", "unicode"));
        USES.put("work", Set.of("net"));
        USES.put("server", Set.of("work", "card", "query", "index", "net", "loop", "unicode"));
        USES.put("dict", Set.of("work", "card", "query", "index", "net", "unicode"));
        USES.put("ask", Set.of("client", "loop", "unicode"));
        USES.put("answers", Set.of("ask", "format", "json", "unicode"));
        USES.put("bench", Set.of("client", "loop", "json", "unicode"));
        USES.put("web.page", Set.of("card", "query", "unicode"));
        USES.put("web.metrics", Set.of("work", "server", "net", "loop", "query", "indexfile", "index", "unicode"));
        USES.put(
                "web.resource",
                Set.of("web.page", "web.metrics", "card", "format", "query", "indexfile", "index", "json", "unicode"));
        USES.put("web", Set.of("work", "web.resource", "web.page", "web.metrics", "query", "index", "unicode"));
        USES.put(
                "cli",
                Set.of(
                        "web",
                        "web.metrics",
                        "bench",
                        "answers",
                        "ask",
                        "client",
                        "pick",
                        "dict",
                        "server",
                        "work",
                        "card",
                        "format",
                        "query",
                        "indexfile",
                        "index",
                        "net",
                        "loop",
                        "unicode"));
    }

    private static final int MOST_LINES = 300;
    private static final int MOST_COLUMNS = 120;

    private static final JavaClasses MAIN = new ClassFileImporter().importUrl(folderOf(Charfinder.class));

    static Set<String> packages() {
        return USES.keySet();
    }

    @Test
    void the_table_names_every_package() {
        assertThat(MAIN.stream()
                        .map(ArchitectureTest::nameOfPackage)
                        .filter(name -> !name.isEmpty())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(USES.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_what_it_may(String name) {
        List<String> before = new ArrayList<>(USES.keySet());
        assertThat(before.subList(0, before.indexOf(name))).containsAll(USES.get(name));
        Set<String> allowed = new HashSet<>(USES.get(name));
        allowed.add(name);
        classes()
                .that(areIn(Set.of(name)))
                .should()
                .onlyDependOnClassesThat(notOurs().or(areIn(allowed)))
                .check(MAIN);
    }

    @Test
    void no_packages_form_a_circle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void no_top_level_classes_form_a_circle() {
        slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_says_what_it_is_and_where_null_may_be(String name) throws ClassNotFoundException {
        assertThat(Class.forName(ROOT + "." + name + ".package-info").isAnnotationPresent(NullMarked.class))
                .isTrue();
    }

    @Test
    void no_file_is_long() throws IOException {
        assertThat(javaFilesIn(Path.of("src/main/java"))
                        .filter(file -> lines(file).size() > MOST_LINES))
                .isEmpty();
    }

    @Test
    void no_line_is_long() throws IOException {
        assertThat(javaFilesIn(Path.of("src")).flatMap(ArchitectureTest::longLines))
                .isEmpty();
    }

    private static Stream<Path> javaFilesIn(Path folder) throws IOException {
        return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> longLines(Path file) {
        return lines(file).stream()
                .filter(line -> line.codePointCount(0, line.length()) > MOST_COLUMNS)
                .map(line -> file + ": " + line.strip());
    }

    /** Where the classes of the program are; those of tests are elsewhere. */
    private static URL folderOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The package of a class below ours, such as {@code net}; empty for the main class. */
    private static String nameOfPackage(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> packages) {
        return DescribedPredicate.describe(
                "are in " + packages,
                type -> type.getPackageName().startsWith(ROOT + ".") && packages.contains(nameOfPackage(type)));
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return DescribedPredicate.describe(
                "are of other projects", type -> !type.getPackageName().startsWith(ROOT + "."));
    }

    /** A top-level class with all that is nested in it is one idea; and so is a sealed type with what it permits. */
    private static final class TopLevelClasses implements SliceAssignment {

        private static final Map<String, String> SEALED = MAIN.stream()
                .map(JavaClass::reflect)
                .filter(Class::isSealed)
                .flatMap(parent -> Arrays.stream(parent.getPermittedSubclasses())
                        .map(permitted -> Map.entry(topLevel(permitted.getName()), topLevel(parent.getName()))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().startsWith(ROOT)) {
                return SliceIdentifier.ignore();
            }
            String name = topLevel(type.getName());
            return SliceIdentifier.of(SEALED.getOrDefault(name, name));
        }

        private static String topLevel(String name) {
            int nested = name.indexOf('$');
            return nested < 0 ? name : name.substring(0, nested);
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }
}
