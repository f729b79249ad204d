package org.charfinder.dict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.RunningServer;
import org.charfinder.net.TestReply;
import org.charfinder.query.Finders;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictSessionTest {

    private static final DictService SERVICE = new DictService(
            new Finders(WholeIndex.INDEX), Workers.inCallersThread(), RunningServer.options(), "charfinder 1.2");

    private final LineHandler session = SERVICE.create(new InetSocketAddress("127.0.0.1", 50_000));
    private final TestReply reply = new TestReply();

    private String receive(Consumer<Reply> answer) {
        answer.accept(reply.reply());
        return new String(reply.take(), UTF_8);
    }

    private String ask(String line) {
        return ask(line.getBytes(UTF_8));
    }

    private String ask(byte[] line) {
        return receive(answer -> session.answer(line, 0, line.length, answer));
    }

    private List<String> lines(String command) {
        return Arrays.asList(ask(command).split("\r\n"));
    }

    @Test
    void the_greeting_names_capabilities_and_a_message_that_differs_each_time() {
        String form = "220 charfinder 1\\.2 <mime> <[\\d.]+@charfinder>\r\n";
        String first = receive(session::greet);
        assertThat(first).matches(form);
        LineHandler other = SERVICE.create(new InetSocketAddress("127.0.0.1", 50_001));
        assertThat(receive(other::greet)).matches(form).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "DEFINE unicode snowman              > 150",
                "define UNICODE snowman              > 150",
                "DEFINE * snowman                    > 150",
                "DEFINE ! \"black chess rook\"       > 150",
                "DEFINE * ♜                          > 150",
                "DEFINE * U+265C                     > 150",
                "DEFINE * \\&euro\\;                 > 150",
                "DEFINE other snowman                > 550",
                "DEFINE * snowmam                    > 552",
                "DEFINE * qqxxqq                     > 552",
                "DEFINE * \"\"                       > 552",
                "DEFINE * block:arows                > 501",
                "DEFINE                              > 501",
                "DEFINE *                            > 501",
                "DEFINE * chess rook                 > 501",
                "DEFINE * \"chess                    > 501",
                "MATCH * exact snowman               > 152",
                "MATCH * PREFIX snow                 > 152",
                "MATCH * word \"rook black\"         > 152",
                "MATCH * substring nowma             > 152",
                "MATCH * lev snowmam                 > 152",
                "MATCH * . snowmam                   > 152",
                "MATCH * . \"chess rok\"             > 152",
                "MATCH unicode exact snowmam         > 552",
                "MATCH * lev \"\"                    > 552",
                "MATCH * soundex snowman             > 551",
                "MATCH other exact snowman           > 550",
                "MATCH other soundex snowman         > 550",
                "MATCH                               > 501",
                "MATCH * exact                       > 501",
                "MATCH * exact chess rook            > 501",
                "SHOW DB                             > 110",
                "show databases                      > 110",
                "SHOW STRAT                          > 111",
                "SHOW STRATEGIES                     > 111",
                "SHOW INFO unicode                   > 112",
                "SHOW INFO other                     > 550",
                "SHOW INFO                           > 501",
                "SHOW SERVER                         > 114",
                "SHOW                                > 501",
                "SHOW THINGS                         > 501",
                "SHOW DB now                         > 501",
                "CLIENT curl's 8                     > 250",
                "CLIENT                              > 501",
                "STATUS                              > 210",
                "HELP                                > 113",
                "OPTION MIME                         > 250",
                "OPTION                              > 501",
                "OPTION SPEED                        > 501",
                "AUTH user secret                    > 502",
                "SASLAUTH plain x                    > 502",
                "QUIT                                > 221",
                "SNOWMAN                             > 500",
                "?                                   > 500",
            })
    void codes(String command, String code) {
        List<String> lines = lines(command);
        assertThat(lines.get(0)).startsWith(code + " ");
        if (code.startsWith("1")) {
            assertThat(lines.get(lines.size() - 1)).isEqualTo("250 ok");
            assertThat(lines.get(lines.size() - 2)).isEqualTo(".");
        } else {
            assertThat(lines).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t "})
    void an_empty_line_has_no_answer(String line) {
        assertThat(ask(line)).isEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_an_error() {
        assertThat(ask(new byte[] {'H', (byte) 0xFF})).isEqualTo("501 the command is not valid UTF-8\r\n");
    }

    @Test
    void a_definition_is_the_card() {
        assertThat(lines("DEFINE unicode \"black chess rook\""))
                .startsWith(
                        "150 1 definition retrieved - texts follow",
                        "151 \"BLACK CHESS ROOK\" unicode \"Characters of Unicode\"",
                        "U+265C  ♜  BLACK CHESS ROOK")
                .contains("  block       Miscellaneous Symbols")
                .endsWith(".", "250 ok");
    }

    @Test
    void a_word_that_is_no_headword_is_a_query_in_the_order_best() {
        List<String> lines = lines("DEFINE * rook");
        assertThat(lines.get(0)).startsWith("150 10 definitions ");
        assertThat(lines).contains("151 \"BLACK CHESS ROOK\" unicode \"Characters of Unicode\"");
    }

    /** What a client lists, it can show. */
    @ParameterizedTest
    @CsvSource({"prefix, japanese", "substring, women", "word, flag", "exact, keycap: *", "prefix, tibetan letter -"})
    void each_match_has_a_definition(String strategy, String word) {
        List<String> matches = lines("MATCH * %s \"%s\"".formatted(strategy, word)).stream()
                .filter(line -> line.startsWith("unicode "))
                .toList();
        assertThat(matches).isNotEmpty();
        for (String match : matches) {
            assertThat(ask("DEFINE " + match)).as(match).startsWith("150 ");
        }
    }

    @Test
    void counts_are_those_of_the_lines() {
        List<String> one = lines("MATCH * exact snowman");
        assertThat(one).containsExactly("152 1 match found - list follows", "unicode \"SNOWMAN\"", ".", "250 ok");
        List<String> many = lines("MATCH * substring c");
        assertThat(many.get(0)).isEqualTo("152 256 matches found - list follows");
        assertThat(many).hasSize(256 + 3);
        ask("DEFINE * snowman");
        assertThat(ask("STATUS")).isEqualTo("210 sent 1 definition and 257 matches\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEFINE * snowman", "MATCH * exact snowman", "SHOW DB", "SHOW SERVER", "HELP"})
    void each_text_has_a_header_for_clients_that_know_mime(String command) {
        String header = "Content-type: text/plain; charset=utf-8\r\nContent-transfer-encoding: 8bit\r\n\r\n";
        String plain = ask(command);
        assertThat(plain).doesNotContain(header);
        assertThat(ask("OPTION mime")).startsWith("250 ");
        assertThat(ask(command)).contains(header).isEqualToIgnoringNewLines(withHeader(plain, header));
    }

    /** A header is behind the line that announces the text: 151 if there is one, else the first. */
    private static String withHeader(String plain, String header) {
        int status = Math.max(plain.indexOf("151 "), 0);
        int at = plain.indexOf("\r\n", status) + 2;
        return plain.substring(0, at) + header + plain.substring(at);
    }

    @Test
    void a_line_that_begins_with_a_dot_has_another_one_before_it() {
        String sent = receive(answer -> new DictReply(answer, false).text("112 x", List.of(".", "..", "a.", ".b", "")));
        assertThat(sent).isEqualTo("112 x\r\n..\r\n...\r\na.\r\n..b\r\n\r\n.\r\n");
    }

    @Property
    void no_line_is_longer_than_1024_bytes(@ForAll List<String> parts) {
        String line = String.join("♜", parts).repeat(20).replaceAll("[\r\n\\p{Cs}]", "");
        String sent = receive(answer -> new DictReply(answer, false).status(line));
        assertThat(sent.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(1024);
        assertThat(line).startsWith(sent.strip().isEmpty() ? "" : sent.substring(0, sent.length() - 2));
    }

    @Property(tries = 2_000)
    void whatever_a_client_sends_the_answer_is_whole(@ForAll("commands") String command) {
        String sent = ask(command);
        assertThat(sent).matches("(?s)([1-5]\\d\\d .*\r\n)?");
        assertThat(Stream.of(sent.split("\r\n")).filter("."::equals).count())
                .isEqualTo(Stream.of(sent.split("\r\n"))
                        .filter(line -> line.matches("1(1[0-4]|5[12]) .*"))
                        .count());
    }

    @Provide
    Arbitrary<String> commands() {
        return Arbitraries.of(
                        "DEFINE",
                        "MATCH",
                        "SHOW",
                        "*",
                        "!",
                        "unicode",
                        "exact",
                        "prefix",
                        "word",
                        "lev",
                        ".",
                        "\"",
                        "'",
                        "\\",
                        "rook",
                        "a",
                        "♜",
                        "U+265C",
                        "-",
                        "|",
                        "block:arrows",
                        "keyword:",
                        "INFO",
                        "DB",
                        "STRAT",
                        "OPTION",
                        "MIME",
                        "CLIENT",
                        "\t")
                .list()
                .ofMaxSize(6)
                .map(words -> String.join(" ", words));
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE, 420 no command for 1800 seconds",
        "UNFINISHED_LINE, 420 command not finished within 60 seconds",
        "SHUTDOWN, 421 the server is shutting down",
        "PROXY_HEADER, 530 no PROXY header is expected from this address",
    })
    void a_client_is_told_why_its_session_ends(DisconnectReason reason, String line) {
        assertThat(receive(answer -> session.disconnect(reason, answer))).isEqualTo(line + "\r\n");
    }

    @Test
    void a_line_that_is_too_long_is_one_error() {
        assertThat(receive(session::answerTooLong)).isEqualTo("500 command longer than 1022 bytes\r\n");
    }

    @Test
    void too_many_clients_are_told_to_come_again() {
        assertThat(receive(SERVICE::refuse)).isEqualTo("420 too many clients, try again later\r\n");
        assertThat(receive(SERVICE::refuseFromAddress))
                .isEqualTo("420 too many clients from your address, try again later\r\n");
    }
}
