package org.charfinder.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The sources of the examples, and how they are run against the jar. */
final class Examples {

    private static final Path FOLDER = Path.of("examples").toAbsolutePath();

    /** How docs/YOUR-OWN-SERVER.md runs an example. */
    private static final String SHOWN = "java( -X\\w+)? -cp target/charfinder\\.jar examples/";

    private static final Pattern SOURCE = Pattern.compile("(?<=-cp )(\\S+) \\S+/(\\w+)\\.java\\b");

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

    /** Compiles all examples into a folder. */
    static void compile(Path classes) throws IOException {
        List<String> args =
                new ArrayList<>(List.of("-cp", System.getProperty("charfinder.jar"), "-d", classes.toString()));
        sources().forEach(source -> args.add(source.toString()));
        int exitCode =
                ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, args.toArray(String[]::new));
        assertThat(exitCode).isZero();
    }

    /** As {@link #runnable}, with classes in place of the source. */
    static String compiled(String shown, Path classes) {
        return SOURCE.matcher(runnable(shown)).replaceAll("$1:" + classes + " $2");
    }
}
