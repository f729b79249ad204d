package org.charfinder.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Question;
import org.charfinder.ask.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 2323);
    private static final Question ROOK = new Question(0, "rook");
    private static final Question KING = new Question(1, "king");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("journal");
    }

    private void write(Question... questions) throws IOException {
        try (Journal journal = new Journal(file, true)) {
            for (Question question : questions) {
                journal.add(question);
            }
            journal.flush();
        }
    }

    @Test
    void it_remembers_what_is_answered() throws IOException {
        write(ROOK);
        write(KING);
        try (Journal journal = new Journal(file, true)) {
            assertThat(journal.has(ROOK)).isTrue();
            assertThat(journal.has(KING)).isTrue();
            assertThat(journal.has(new Question(2, "rook"))).isFalse();
            assertThat(journal.isResumed()).isTrue();
        }
    }

    @Test
    void without_resuming_it_begins_anew() throws IOException {
        write(ROOK);
        try (Journal journal = new Journal(file, false)) {
            assertThat(journal.isResumed()).isFalse();
            assertThat(journal.has(ROOK)).isFalse();
        }
        assertThat(file).hasContent("# the queries of charfinder ask that are answered\n");
    }

    @Test
    void a_line_that_was_cut_off_does_not_count_and_spoils_no_other() throws IOException {
        write(ROOK, KING);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 3), StandardOpenOption.TRUNCATE_EXISTING);
        write(new Question(2, "queen"));
        try (Journal journal = new Journal(file, true)) {
            assertThat(journal.has(ROOK)).isTrue();
            assertThat(journal.has(KING)).isFalse();
            assertThat(journal.has(new Question(2, "queen"))).isTrue();
        }
    }

    @Test
    void a_first_line_that_was_cut_off_spoils_no_other() throws IOException {
        Files.writeString(file, "0 0000");
        write(KING);
        try (Journal journal = new Journal(file, true)) {
            assertThat(journal.has(KING)).isTrue();
        }
    }

    @Test
    void what_could_not_be_written_is_not_answered() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (Journal journal = new Journal(file, false)) {
            AnswerStream stream =
                    new AnswerStream(AnswerFormats.named("plain"), new BufferedOutputStream(full), journal);
            stream.accept(Answer.of(ROOK, Status.FOUND, new byte[10], SERVER, 0));
            assertThatThrownBy(stream::flush).hasMessage("No space left on device");
        }
        try (Journal journal = new Journal(file, true)) {
            assertThat(journal.has(ROOK)).isFalse();
        }
    }

    @Test
    void a_run_without_answers_has_written_the_head() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int run = 0; run < 2; run++) {
            try (Journal journal = new Journal(file, true)) {
                new AnswerStream(AnswerFormats.named("tsv"), out, journal).flush();
            }
        }
        assertThat(out.toString()).hasLineCount(1);
    }

    @Test
    void other_queries_than_before_are_an_error_that_says_which() throws IOException {
        write(ROOK, KING);
        try (Journal journal = new Journal(file, true)) {
            assertThatThrownBy(() -> journal.has(new Question(1, "queen")))
                    .hasMessage("query 2 is not the one that it was; --resume needs the same queries");
        }
    }

    @Test
    void a_stream_notes_what_it_has_written_but_no_failures_and_has_one_head() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int run = 0; run < 2; run++) {
            try (Journal journal = new Journal(file, true)) {
                AnswerStream stream = new AnswerStream(AnswerFormats.named("csv"), out, journal);
                Question question = run == 0 ? ROOK : KING;
                stream.accept(Answer.of(question, Status.NO_MATCH, new byte[0], SERVER, 0));
                stream.accept(Answer.without(new Question(7, "lost"), Status.FAILED, "no server"));
                stream.flush();
            }
        }
        assertThat(out.toString())
                .isEqualTo("query,status,code,char,name,message\nrook,no_match,,,,\nking,no_match,,,,\n");
        try (Journal journal = new Journal(file, true)) {
            assertThat(journal.has(ROOK) && journal.has(KING)).isTrue();
            assertThat(journal.has(new Question(7, "lost"))).isFalse();
        }
    }
}
