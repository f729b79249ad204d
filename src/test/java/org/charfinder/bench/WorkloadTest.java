package org.charfinder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

    @TempDir
    private Path folder;

    private Workload read(String text) throws IOException {
        return Workload.read(Files.writeString(folder.resolve("queries.txt"), text));
    }

    private static Stream<String> some(Workload queries) {
        return Stream.generate(() -> new String(queries.next(), UTF_8)).limit(1000);
    }

    @Test
    void each_line_of_a_file_is_one_whatever_ends_it() throws IOException {
        Workload queries = read("rook\r\ngrößer ♜\rkönig\n\n  \nlast");
        assertThat(some(queries)).containsOnly("rook\r\n", "größer ♜\r\n", "könig\r\n", "last\r\n");
    }

    @Test
    void the_order_is_the_same_each_time_and_none_is_preferred() throws IOException {
        List<String> order = some(read("a\nb\nc\nd\n")).toList();
        assertThat(some(read("a\nb\nc\nd\n"))).containsExactlyElementsOf(order);
        assertThat(order.stream().filter("a\r\n"::equals).count()).isBetween(200L, 300L);
    }

    @Test
    void files_that_will_not_do_are_refused() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> read("\n \n")).withMessage("there is no query in it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("a\n" + "x".repeat(65_535)))
                .withMessage("a query is longer than 65534 bytes");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'g', 'r', (byte) 0xF6});
        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> Workload.read(latin));
    }

    /** As its Javadoc promises. */
    @Test
    void the_usual_ones_have_few_some_many_and_no_results() {
        UnicodeNameIndex index = WholeIndex.INDEX;
        List<Integer> totals = new ArrayList<>();
        some(Workload.usual())
                .distinct()
                .forEach(query -> totals.add(index.find(query.strip(), 0, 0).total()));
        assertThat(totals.stream().filter(total -> total == 0).count()).isBetween(3L, 10L);
        assertThat(totals.stream().filter(total -> total > 0 && total < 10).count())
                .isBetween(totals.size() * 4L / 10, totals.size() * 6L / 10);
        assertThat(totals).anyMatch(total -> total >= 10 && total < 100).anyMatch(total -> total >= 1000);
    }
}
