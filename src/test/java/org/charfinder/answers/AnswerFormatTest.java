package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Question;
import org.charfinder.ask.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormatTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2323);

    private static final String ROOKS = "U+2656 \t♖\tWHITE CHESS ROOK\r\nU+1FA11\t🨑\tBLACK CHESS ROOK, \"ROTATED\"\r\n"
            + "2 of 18 matches for 'rook' (:more for the next)\r\n";

    private static Answer answer(String query, Status status, String reply, String problem) {
        Question question = new Question(0, query);
        return problem == null
                ? Answer.of(question, status, reply.getBytes(UTF_8), SERVER, 1)
                : Answer.without(question, status, problem);
    }

    private static Answer answer(String kind) {
        return switch (kind) {
            case "found" -> answer("rook", Status.FOUND, ROOKS, null);
            case "no match" -> answer("a\t\"b\"", Status.NO_MATCH, "No match for 'a\\t\"b\"'\r\n", null);
            case "refused" -> answer("block:x", Status.ERROR, "Error: no block \"x\"\r\n", null);
            case "not asked" -> answer("a\u001Bb", Status.ERROR, "", "the query has a control character");
            case "failed" -> answer("rook", Status.FAILED, "", "127.0.0.1:2323: \u001Bconnection refused");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String text(String format, String kind) {
        return new String(AnswerFormats.named(format).of(answer(kind)), UTF_8);
    }

    @Test
    void plain_is_what_the_server_sends() {
        assertThat(text("plain", "found")).isEqualTo(ROOKS);
        assertThat(text("plain", "no match")).isEqualTo("No match for 'a\\t\"b\"'\r\n");
        assertThat(text("plain", "refused")).isEqualTo("Error: no block \"x\"\r\n");
        assertThat(text("plain", "not asked")).isEqualTo("Error: the query has a control character: 'a\\x1bb'\r\n");
        assertThat(text("plain", "failed")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "found|{\"query\":\"rook\",\"status\":\"found\",\"total\":18,"
                        + "\"message\":\"2 of 18 matches for 'rook' (:more for the next)\",\"matches\":["
                        + "{\"code\":\"U+2656\",\"char\":\"♖\",\"name\":\"WHITE CHESS ROOK\"},"
                        + "{\"code\":\"U+1FA11\",\"char\":\"🨑\",\"name\":\"BLACK CHESS ROOK, \\\"ROTATED\\\"\"}]}",
                "no match|{\"query\":\"a\\u0009\\\"b\\\"\",\"status\":\"no_match\",\"total\":0,"
                        + "\"message\":\"No match for 'a\\\\t\\\"b\\\"'\",\"matches\":[]}",
                "refused|{\"query\":\"block:x\",\"status\":\"error\",\"total\":0,"
                        + "\"message\":\"Error: no block \\\"x\\\"\",\"matches\":[]}",
                "failed|{\"query\":\"rook\",\"status\":\"failed\",\"total\":0,"
                        + "\"message\":\"127.0.0.1:2323: \\u001bconnection refused\",\"matches\":[]}",
            })
    void jsonl_is_an_object_a_query(String kind, String object) {
        assertThat(text("jsonl", kind)).isEqualToIgnoringCase(object + "\n");
    }

    @Test
    void csv_and_tsv_are_a_row_a_match_and_at_least_one_a_query() {
        assertThat(new String(AnswerFormats.named("csv").head(), UTF_8))
                .isEqualTo("query,status,code,char,name,message\n");
        assertThat(text("csv", "found"))
                .isEqualTo("rook,found,U+2656,♖,WHITE CHESS ROOK,\n"
                        + "rook,found,U+1FA11,🨑,\"BLACK CHESS ROOK, \"\"ROTATED\"\"\",\n");
        assertThat(text("csv", "no match"))
                .isEqualTo("\"a\t\"\"b\"\"\",no_match,,,,\"No match for 'a\\t\"\"b\"\"'\"\n");
        assertThat(new String(AnswerFormats.named("tsv").head(), UTF_8))
                .isEqualTo("query\tstatus\tcode\tchar\tname\tmessage\n");
        assertThat(text("tsv", "no match")).isEqualTo("a \"b\"\tno_match\t\t\t\tNo match for 'a\\t\"b\"'\n");
        assertThat(text("tsv", "failed")).startsWith("rook\tfailed\t\t\t\t127.0.0.1:2323: ");
    }

    @Test
    void another_format_is_an_error_that_names_them_all() {
        assertThatThrownBy(() -> AnswerFormats.named("xml"))
                .hasMessage("no format 'xml'; one of plain, jsonl, csv, tsv");
    }
}
