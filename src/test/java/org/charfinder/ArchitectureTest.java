package org.charfinder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure of the sources: which package may use which, no circles, and the sizes of files. */
class ArchitectureTest {

    private static final String ROOT = "org.charfinder";

    /** The packages, each behind those that it may use; it need not use all of them. */
    private static final List<String> ORDER = List.of(
            "json",
            "unicode",
            "loop",
            "client",
            "net",
            "index",
            "indexfile",
            "query",
            "format",
            "card",
            "server",
            "bench",
            "web",
            "cli");

    /** Packages that stay apart, although their order would allow that one uses the other. */
    private static final Map<String, List<String>> APART = Map.of(
            "loop", List.of("json", "unicode"),
            "client", List.of("json", "unicode"),
            "net", List.of("json", "unicode", "client"),
            "index", List.of("loop", "client", "net"),
            "indexfile", List.of("loop", "client", "net"),
            "query", List.of("indexfile", "loop", "client", "net"),
            "format", List.of("indexfile", "loop", "client", "net"),
            "card", List.of("indexfile", "loop", "client", "net"),
            "server", List.of("indexfile", "client"),
            "bench", List.of("index", "indexfile", "net", "query", "server"));

    private static final int MOST_LINES = 300;
    private static final int MOST_COLUMNS = 120;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static List<String> rooms() {
        return ORDER;
    }

    @Test
    void the_order_names_every_package() {
        assertThat(MAIN.stream()
                        .map(ArchitectureTest::room)
                        .filter(room -> !room.isEmpty())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_package_uses_only_those_before_it(String room) {
        List<String> allowed = new ArrayList<>(ORDER.subList(0, ORDER.indexOf(room) + 1));
        allowed.removeAll(APART.getOrDefault(room, List.of()));
        classes()
                .that(inRoom(List.of(room)))
                .should()
                .onlyDependOnClassesThat(notOurs().or(inRoom(allowed)))
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
    @MethodSource("rooms")
    void a_package_says_what_it_is_and_where_null_may_be(String room) throws ClassNotFoundException {
        assertThat(Class.forName(ROOT + "." + room + ".package-info").isAnnotationPresent(NullMarked.class))
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

    /** The package of a class below ours, such as {@code net}; empty for the main class. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static DescribedPredicate<JavaClass> inRoom(List<String> rooms) {
        return DescribedPredicate.describe(
                "are in " + rooms, type -> type.getPackageName().startsWith(ROOT + ".") && rooms.contains(room(type)));
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
