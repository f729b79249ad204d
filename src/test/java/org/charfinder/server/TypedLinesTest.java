package org.charfinder.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.charfinder.index.WholeIndex;
import org.charfinder.net.RunningServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users type and paste into a session, in both orders. */
class TypedLinesTest {

    private static final SearchService SERVICE = new SearchService(WholeIndex.INDEX, RunningServer.options());

    private final TestSession session = new TestSession(SERVICE);

    /** The codes of the lines of a reply. */
    private static String codes(String reply) {
        return String.join(
                " ",
                reply.lines()
                        .filter(line -> line.contains("\t"))
                        .map(line -> line.substring(0, line.indexOf('\t')).strip())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "U+265C, U+2656. => U+265C U+2656",
                "(U+265C) => U+265C",
                "U+265C \t♜\tBLACK CHESS ROOK => U+265C",
                "the arrow U+2192 => U+2192",
                "U+1F1EB U+1F1F7 => U+1F1EB U+1F1F7 U+1F1EB U+1F1F7",
                "U+1F1EB U+1F1F7\t🇫🇷\tflag: France => U+1F1EB U+1F1F7 U+1F1EB U+1F1F7",
                "1f1eb-1f1f7 => U+1F1EB U+1F1F7 U+1F1EB U+1F1F7",
                "\\N{SNOWMAN} => U+2603",
                "&#150; => U+2013",
                "8364 => U+8364 U+20AC",
                "e2 82 ac => U+20AC U+00E2 U+0082 U+00AC",
                "-> => U+2192",
                "!= => U+2260",
                "| => U+007C",
                "12:30 => U+1F567",
                "\uFEFFU+265C\u200B => U+265C",
                "\u200E♜\u200E => U+265C",
            })
    void a_line_finds_the_same_in_both_orders(String line, String codes) {
        assertThat(codes(session.ask(line))).isEqualTo(codes);
        session.ask(":order best");
        assertThat(codes(session.ask(line))).isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":)", ":-)", ":D", ":-(", ":'(", ":smile:", " :smile:", ":tada:", ":+1:", ":/", ":|", "::", ":="
            })
    void a_line_that_begins_with_a_colon_and_is_no_command_is_a_query(String line) {
        for (String order : new String[] {":order code", ":order best"}) {
            session.ask(order);
            assertThat(codes(session.ask(line))).as(order).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\uFEFF:version, charfinder",
        "\u200E:limit 5\u200E, 'Limit: 5'",
        ":order \u200Bbest, 'Order: best'",
        "\u00A0\uFEFF:words 1, '1 of '",
        "\uFEFF:info \uFEFF♜\u200B, '1 card for '",
        ":info U+1F1EB U+1F1F7, '1 card for '",
        ":info U+265C ♜ BLACK CHESS ROOK, '1 card for '",
        ":info \u200D, '1 card for '",
        "':order best\u200B', 'Order: best'",
        ":order\u200B, 'Order: code'",
        ":hlep, 'Error: no such command, try :help'",
        ":smile, 'Error: no such command, try :help, or smile without the colon'",
        ":note, 'Error: no such command, try :help, or note without the colon'",
        ":chess rook, 'Error: no such command, try :help, or chess rook without the colon'",
        ":stuck_out_tongue_winking_eye, 'Error: no such command, try :help, or stuck_out_tongue_winking_eye without'",
        "\uFEFF:hlep, 'Error: no such command, try :help'",
    })
    void what_cannot_be_seen_means_nothing_around_a_command(String line, String status) {
        assertThat(TestSession.status(session.ask(line))).startsWith(status);
    }

    @ParameterizedTest
    @CsvSource({
        "help, :help tells what to ask",
        "Help!, :help tells what to ask",
        "?, :help tells what to ask",
        "quit, :quit ends the session",
        "EXIT, :quit ends the session",
        "bye, :quit ends the session",
    })
    void the_words_of_a_newcomer_have_their_hint_with_what_cannot_be_seen_too(String word, String hint) {
        assertThat(TestSession.status(session.ask(word))).endsWith(" - " + hint);
        assertThat(TestSession.status(session.ask("\uFEFF" + word + "\u200B"))).endsWith(" - " + hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {":wq", ":qqqq", ":hlep"})
    void a_command_that_does_not_exist_and_finds_nothing_is_only_an_error(String line) {
        assertThat(TestSession.status(session.ask(line))).isEqualTo("Error: no such command, try :help");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"\u00A0,U+00A0", "\u3000,U+3000", "\u2028,U+2028", "\u0085,U+0085"})
    void a_lone_white_space_character_beyond_ascii_finds_itself(String line, String code) {
        assertThat(codes(session.ask(line))).isEqualTo(code);
        session.ask(":order best");
        assertThat(codes(session.ask(line))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vänster enkelt citationstecken", "нигде слово снеговик"})
    void words_of_any_script_can_have_no_match(String line) {
        assertThat(session.ask(line)).startsWith("No match for '" + line + "' - did you mean: ");
    }
}
