package org.charfinder.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.charfinder.index.WholeIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.junit.jupiter.api.Test;

/** The example in Java of the README is what this test runs, with an index that all tests share. */
class ReadmeExampleTest {

    @Test
    void it_finds_what_its_comments_say() throws QueryException {
        Finder finder = new Finder(WholeIndex.INDEX);
        QueryResult hearts = finder.find("\"black heart\" -heavy");
        int total = hearts.total();
        String name = hearts.matches().next().name();
        assertThat(Document.read(Path.of("README.md")).blocks().stream()
                        .filter(block -> block.kind().equals("java"))
                        .flatMap(block -> block.lines().stream()))
                .containsExactly(
                        "Finder finder = new Finder(UnicodeNameIndex.build());",
                        "QueryResult hearts = finder.find(\"\\\"black heart\\\" -heavy\");",
                        "hearts.total(); // " + total,
                        "hearts.matches().next().name(); // " + name);
    }
}
