package org.charfinder.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of the examples, and how they are run against the jar. */
final class Examples {

    private static final Path FOLDER = Path.of("examples").toAbsolutePath();

    /** How docs/YOUR-OWN-SERVER.md runs an example. */
    private static final String SHOWN = "java( -X\\w+)? -cp target/charfinder\\.jar examples/";

    private Examples() {}

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same shell command, from any folder, with the Java of this test and the jar that it tests. */
    static String runnable(String shown) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return shown.replaceAll(SHOWN, java + "$1 -cp " + System.getProperty("charfinder.jar") + " " + FOLDER + "/");
    }
}
