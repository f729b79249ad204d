package org.charfinder.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.charfinder.ask.ScriptedServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to servers that play scripts. */
@Timeout(60)
class AskingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(100);

    private final List<Answer> answers = new ArrayList<>();

    private static AskOptions options(Duration timeout, int retries, ScriptedServer... servers) {
        List<InetSocketAddress> addresses =
                Arrays.stream(servers).map(ScriptedServer::address).toList();
        return new AskOptions(addresses, 4, 3, false, Double.POSITIVE_INFINITY, timeout, retries);
    }

    private static Questions questions(List<String> texts) {
        Iterator<String> all = texts.iterator();
        AtomicInteger number = new AtomicInteger();
        return new Questions() {
            @Override
            public Question next() {
                return all.hasNext() ? new Question(number.getAndIncrement(), all.next()) : null;
            }

            @Override
            public boolean isOver() {
                return !all.hasNext();
            }
        };
    }

    private static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).toList();
    }

    private void ask(AskOptions options, List<String> texts) throws IOException {
        try (Asking asking = new Asking(options, questions(texts), answers::add, System::nanoTime, new Random(1))) {
            asking.run();
        }
    }

    private List<Long> numbers() {
        return answers.stream().map(answer -> answer.question().number()).toList();
    }

    private void assertAllFound(int count) {
        assertThat(numbers())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, count).boxed().toList());
        for (Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(Status.FOUND);
            assertThat(new String(answer.reply(), UTF_8))
                    .isEqualTo(ScriptedServer.replyTo(answer.question().text()));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, false", "1, 1, true", "5, 1, true", "1, 50, true", "20, 10, true", "20, 10, false"})
    void each_question_has_its_answer(int connections, int pipeline, boolean inOrder) throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            AskOptions options = new AskOptions(
                    List.of(server.address()), connections, pipeline, inOrder, Double.POSITIVE_INFINITY, PATIENCE, 0);
            ask(options, words(5000));
            assertAllFound(5000);
            if (inOrder) {
                assertThat(numbers()).isSorted();
            }
        }
    }

    @Test
    void few_questions_open_few_connections() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            ask(options(PATIENCE, 0, server), words(2));
            assertAllFound(2);
            assertThat(server.connections()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void no_questions_open_no_connection() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            ask(options(PATIENCE, 0, server), List.of());
            assertThat(answers).isEmpty();
            assertThat(server.connections()).isZero();
        }
    }

    /** What the first connections of a server do wrong, and what is told if they do nothing else. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Script.GARBAGE_GREETING, "its greeting is none of the protocol"),
                Arguments.of(Script.REFUSES, "Error: too many clients, try again later"),
                Arguments.of(Script.CLOSES_AT_ONCE, "connection closed by the server"),
                Arguments.of(Script.CLOSES_IN_A_REPLY, "connection closed by the server"),
                Arguments.of(Script.RESETS, "connection reset by the server"),
                Arguments.of(Script.ANSWERS_GARBAGE, "its reply is none of the protocol"),
                Arguments.of(Script.ANSWERS_TO_ANOTHER_QUERY, "its reply is none of the protocol"),
                Arguments.of(Script.LEAVES_A_LINE_OUT, "its reply is none of the protocol"),
                Arguments.of(Script.SILENT, "no byte of a reply for 0 s"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_a_server_leaves_is_asked_of_it_again(Script fault, String problem) throws Exception {
        assertThat(problem).isNotEmpty();
        try (ScriptedServer server = new ScriptedServer(fault, Script.GOOD)) {
            ask(options(fault == Script.SILENT ? LITTLE_PATIENCE : PATIENCE, 5, server), words(50));
            assertAllFound(50);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_a_server_leaves_is_asked_of_another_one(Script fault, String problem) throws Exception {
        assertThat(problem).isNotEmpty();
        try (ScriptedServer bad = new ScriptedServer(fault);
                ScriptedServer good = new ScriptedServer(Script.GOOD)) {
            ask(options(fault == Script.SILENT ? LITTLE_PATIENCE : PATIENCE, 3, bad, good), words(50));
            assertAllFound(50);
            assertThat(answers).allMatch(answer -> good.address().equals(answer.server()));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void without_a_server_that_answers_each_question_fails_with_the_reason(Script fault, String problem)
            throws Exception {
        try (ScriptedServer server = new ScriptedServer(fault)) {
            ask(options(fault == Script.SILENT ? LITTLE_PATIENCE : PATIENCE, 1, server), words(1000));
            assertThat(numbers()).hasSize(1000).doesNotHaveDuplicates();
            assertThat(answers).allMatch(answer -> answer.status() == Status.FAILED && answer.reply().length == 0);
            assertThat(answers)
                    .allMatch(answer -> answer.problem().startsWith("127.0.0.1:")
                            && answer.problem().contains(": " + problem));
        }
    }

    @Test
    void without_a_server_each_question_fails_soon() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        ask(new AskOptions(List.of(nowhere), 4, 1, true, 1e6, PATIENCE, 2), words(10_000));
        assertThat(numbers()).isEqualTo(LongStream.range(0, 10_000).boxed().toList());
        assertThat(answers).allMatch(answer -> answer.problem().equals("127.0.0.1:" + port + ": connection refused"));
    }

    @Test
    void a_question_that_ends_each_connection_fails_alone() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.CLOSES_AT_POISON)) {
            List<String> texts = new ArrayList<>(words(40));
            texts.set(7, "poison");
            ask(options(PATIENCE, 2, server), texts);
            assertThat(numbers()).hasSize(40).doesNotHaveDuplicates();
            assertThat(answers)
                    .allMatch(answer ->
                            answer.status() == (answer.question().number() == 7 ? Status.FAILED : Status.FOUND));
            assertThat(server.poisoned()).isEqualTo(3); // it was asked again twice
        }
    }

    @Test
    void a_server_that_says_that_it_stops_costs_no_question_an_attempt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.STOPS_IN_WORDS, Script.STOPS_IN_WORDS, Script.GOOD)) {
            AskOptions one =
                    new AskOptions(List.of(server.address()), 1, 3, false, Double.POSITIVE_INFINITY, PATIENCE, 2);
            ask(one, words(20));
            assertAllFound(20);
        }
    }

    @Test
    void errors_of_the_query_are_answers() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            ask(options(PATIENCE, 0, server), List.of("bad", ":limit 5", "nothing", "rook"));
            answers.sort(
                    (a, b) -> Long.compare(a.question().number(), b.question().number()));
            assertThat(answers.stream().map(Answer::status))
                    .containsExactly(Status.ERROR, Status.ERROR, Status.NO_MATCH, Status.FOUND);
            assertThat(new String(answers.get(0).reply(), UTF_8)).isEqualTo("Error: no such thing\r\n");
            assertThat(answers.get(1).problem()).isEqualTo("commands of a session can't be asked");
        }
    }

    /** Also if all of its connections have failed, and the other server has taken all that there may be. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_server_that_is_back_gets_its_share_again(int failures) throws Exception {
        Script[] scripts = new Script[failures + 1];
        Arrays.fill(scripts, Script.CLOSES_AT_ONCE);
        scripts[failures] = Script.GOOD;
        try (ScriptedServer late = new ScriptedServer(scripts);
                ScriptedServer steady = new ScriptedServer(Script.GOOD)) {
            BooleanSupplier bothAnswer = () -> answers.stream()
                            .filter(one -> late.address().equals(one.server()))
                            .count()
                    >= 100;
            Questions endless = new Questions() {
                private long number;

                @Override
                public Question next() {
                    return isOver() ? null : new Question(number, "word" + number++);
                }

                @Override
                public boolean isOver() {
                    return bothAnswer.getAsBoolean();
                }
            };
            try (Asking asking = new Asking(
                    options(PATIENCE, 5, late, steady), endless, answers::add, System::nanoTime, new Random(1))) {
                asking.run();
            }
            assertAllFound(answers.size());
        }
    }

    @Test
    void questions_may_come_late() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            List<Question> ready = new ArrayList<>(List.of(new Question(0, "first")));
            boolean[] over = new boolean[1];
            Questions slow = new Questions() {
                @Override
                public Question next() {
                    return ready.isEmpty() ? null : ready.remove(0);
                }

                @Override
                public boolean isOver() {
                    return over[0];
                }
            };
            Asking[] asking = new Asking[1];
            Answers then = answer -> {
                answers.add(answer);
                new Thread(() -> asking[0].execute(() -> {
                            over[0] = answers.size() == 3;
                            if (!over[0]) {
                                ready.add(new Question(answers.size(), "next"));
                            }
                        }))
                        .start();
            };
            asking[0] = new Asking(options(PATIENCE, 0, server), slow, then, System::nanoTime, new Random(1));
            asking[0].run();
            asking[0].close();
            assertAllFound(3);
        }
    }

    @Test
    void without_room_for_answers_no_further_question_is_taken() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            AtomicInteger taken = new AtomicInteger();
            Questions counted = new Questions() {
                @Override
                public Question next() {
                    return isOver() ? null : new Question(taken.get(), "word" + taken.getAndIncrement());
                }

                @Override
                public boolean isOver() {
                    return taken.get() == 1000;
                }
            };
            boolean[] full = new boolean[1];
            Asking[] asking = new Asking[1];
            Answers bounded = new Answers() {
                @Override
                public void accept(Answer answer) {
                    answers.add(answer);
                    if (answers.size() == 10) {
                        full[0] = true;
                        int before = taken.get();
                        new Thread(() -> asking[0].execute(() -> {
                                    assertThat(taken.get()).isEqualTo(before);
                                    full[0] = false;
                                }))
                                .start();
                    }
                }

                @Override
                public boolean hasRoom() {
                    return !full[0];
                }
            };
            asking[0] = new Asking(options(PATIENCE, 0, server), counted, bounded, System::nanoTime, new Random(1));
            asking[0].run();
            asking[0].close();
            assertAllFound(1000);
        }
    }

    @Test
    void a_stop_ends_the_run_with_what_is_complete() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD)) {
            Asking[] asking = new Asking[1];
            Answers some = answer -> {
                answers.add(answer);
                if (answers.size() == 100) {
                    asking[0].stop();
                }
            };
            asking[0] = new Asking(
                    options(PATIENCE, 0, server), questions(words(100_000)), some, System::nanoTime, new Random(1));
            asking[0].run();
            asking[0].close();
            assertThat(asking[0].isStopped()).isTrue();
            assertThat(answers).hasSizeBetween(100, 10_000);
        }
    }

    @Test
    void an_answer_that_can_not_be_taken_ends_the_run() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Script.GOOD);
                Asking asking = new Asking(
                        options(PATIENCE, 0, server),
                        questions(words(10)),
                        answer -> {
                            throw new IOException("the disk is full");
                        },
                        System::nanoTime,
                        new Random(1))) {
            assertThatThrownBy(asking::run).isInstanceOf(IOException.class).hasMessage("the disk is full");
        }
    }

    @Property(tries = 50)
    void nothing_is_lost_and_nothing_comes_twice_whatever_servers_do(@ForAll long seed) throws Exception {
        List<Answer> got = new ArrayList<>();
        try (ScriptedServer first = ScriptedServer.random(seed);
                ScriptedServer second = ScriptedServer.random(seed + 1);
                ScriptedServer good = new ScriptedServer(Script.GOOD)) {
            boolean inOrder = (seed & 1) == 0;
            AskOptions options = new AskOptions(
                    List.of(first.address(), second.address(), good.address()),
                    6,
                    4,
                    inOrder,
                    Double.POSITIVE_INFINITY,
                    PATIENCE,
                    1000);
            try (Asking asking =
                    new Asking(options, questions(words(400)), got::add, System::nanoTime, new Random(seed))) {
                asking.run();
            }
        }
        answers.clear();
        answers.addAll(got);
        assertAllFound(400);
    }
}
