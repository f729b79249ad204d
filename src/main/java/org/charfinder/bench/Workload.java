package org.charfinder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.charfinder.client.Asker;

/** The queries of a benchmark, in a pseudo-random order that is the same in each run. Not thread-safe. */
public final class Workload {

    private static final String LINE_END = "\r\n";

    private final byte[][] lines; // with their ends
    private int state; // of a linear congruential generator, whose high bits are good enough here

    private Workload(List<String> queries) {
        lines = queries.stream()
                .filter(query -> !query.isBlank())
                .map(query -> (query + LINE_END).getBytes(UTF_8))
                .toArray(byte[][]::new);
    }

    /**
     * A mix like that of real users: half of the queries have a few results, the others more, many or none.
     *
     * @return from its start
     */
    public static Workload usual() {
        try (InputStream resource = Workload.class.getResourceAsStream("queries.txt")) {
            return new Workload(new BufferedReader(new InputStreamReader(resource, UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The lines of a file; blank lines are left out.
     *
     * @param file in UTF-8, a query a line
     * @return from its start
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     * @throws IOException if it can't be read
     * @throws IllegalArgumentException if there is no query, or a query is too long; the message says which
     */
    public static Workload read(Path file) throws IOException {
        Workload queries = new Workload(Files.readAllLines(file));
        if (queries.lines.length == 0) {
            throw new IllegalArgumentException("there is no query in it");
        }
        for (byte[] line : queries.lines) {
            if (line.length > Asker.MAX_LINE) {
                int limit = Asker.MAX_LINE - LINE_END.length();
                throw new IllegalArgumentException("a query is longer than " + limit + " bytes");
            }
        }
        return queries;
    }

    /** The next query, with its line end. */
    byte[] next() {
        state = state * 1664525 + 1013904223; // Numerical Recipes
        return lines[(state >>> 8) % lines.length];
    }
}
