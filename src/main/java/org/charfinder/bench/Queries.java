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

/** What is asked: lines, in an order that looks like chance, and is the same each time. */
public final class Queries {

    private static final String LINE_END = "\r\n";

    private final byte[][] lines; // with their ends
    private int state; // of a linear congruential generator, whose high bits are good enough here

    private Queries(List<String> queries) {
        lines = queries.stream()
                .filter(query -> !query.isBlank())
                .map(query -> (query + LINE_END).getBytes(UTF_8))
                .toArray(byte[][]::new);
    }

    /** What people ask, in our opinion: half of it has a few results, the rest more, many or none. */
    public static Queries usual() {
        try (InputStream resource = Queries.class.getResourceAsStream("queries.txt")) {
            return new Queries(new BufferedReader(new InputStreamReader(resource, UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The lines of a file; blank ones do not count.
     *
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     * @throws IOException if it can't be read
     * @throws IllegalArgumentException if there is no query, or one that is too long; the message says which
     */
    public static Queries read(Path file) throws IOException {
        Queries queries = new Queries(Files.readAllLines(file));
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

    /** The next one, with its line end. */
    byte[] next() {
        state = state * 1664525 + 1013904223; // Numerical Recipes
        return lines[(state >>> 8) % lines.length];
    }
}
