package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Question;
import org.charfinder.ask.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFilesTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 2323);
    private static final AnswerFormat PLAIN = AnswerFormats.named("plain");

    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();

    private static Answer answer(long number, String query, Status status) {
        return Answer.of(new Question(number, query), status, (query + "\r\n").getBytes(UTF_8), SERVER, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, rook, 0000001-rook.txt",
        "11, euro currency 2, 0000012-euro-currency-2.txt",
        "11, Black Chess ROOK, 0000012-black-chess-rook-28fe86ce.txt",
        "0, ♜, 0000001-0c1d33e0.txt",
        "0, ../../etc/passwd, 0000001-etc-passwd-df406b03.txt",
        "0, con, 0000001-con.txt",
        "0, 'a\0b', 0000001-a-b-15e87871.txt",
        "9999999, rook, 10000000-rook.txt",
    })
    void the_name_of_a_file_has_the_number_and_the_letters_of_the_query(long number, String query, String name)
            throws IOException {
        try (AnswerFiles files = new AnswerFiles(folder, PLAIN, loop::add)) {
            assertThat(files.name(new Question(number, query))).isEqualTo(name);
        }
    }

    @Property
    void any_query_has_a_name_that_any_file_system_takes(@ForAll @LongRange(min = 0) long number, @ForAll String query)
            throws IOException {
        Path any = Files.createTempDirectory("files");
        try (AnswerFiles files = new AnswerFiles(any, PLAIN, loop::add)) {
            assertThat(files.name(new Question(number, query)))
                    .matches("-?[0-9]{7,19}(-[a-z0-9]+)*\\.txt")
                    .hasSizeLessThan(100);
        } finally {
            Files.delete(any);
        }
    }

    @Test
    void each_answer_is_a_file_and_a_failure_is_none() throws IOException {
        try (AnswerFiles files = new AnswerFiles(folder.resolve("a/b"), PLAIN, loop::add)) {
            files.accept(answer(0, "rook", Status.FOUND));
            files.accept(answer(1, "nothing", Status.NO_MATCH));
            files.accept(answer(2, "lost", Status.FAILED));
        }
        assertThat(folder.resolve("a/b")).isDirectoryContaining("glob:**/0000001-rook.txt");
        try (var all = Files.list(folder.resolve("a/b"))) {
            assertThat(all.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("0000001-rook.txt", "0000002-nothing.txt");
        }
        assertThat(folder.resolve("a/b/0000001-rook.txt")).hasContent("rook\r\n");
        try (AnswerFiles again = new AnswerFiles(folder.resolve("a/b"), PLAIN, loop::add)) {
            assertThat(again.has(new Question(0, "rook"))).isTrue();
            assertThat(again.has(new Question(0, "king"))).isFalse();
            assertThat(again.has(new Question(2, "lost"))).isFalse();
        }
    }

    @Test
    void there_is_no_room_while_very_many_wait_and_room_again_once_they_are_written() throws Exception {
        try (AnswerFiles files = new AnswerFiles(folder, PLAIN, loop::add)) {
            int waiting = 0;
            for (; files.hasRoom(); waiting++) {
                files.accept(answer(waiting, "rook", Status.FOUND));
            }
            loop.take().run();
            assertThat(files.hasRoom()).isTrue();
            for (int i = 1; i < waiting; i++) {
                loop.take().run();
            }
        }
    }

    @Test
    void a_file_that_can_not_be_written_is_told_at_once_and_at_the_end() throws Exception {
        AnswerFiles files = new AnswerFiles(folder, PLAIN, loop::add);
        Files.createDirectories(folder.resolve("0000001-rook.txt/in the way"));
        files.accept(answer(0, "rook", Status.FOUND));
        assertThatThrownBy(() -> loop.take().run()).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(files::close).isInstanceOf(IOException.class);
    }
}
