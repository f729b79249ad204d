package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.charfinder.server.Request.Command;
import org.charfinder.server.Request.PlainQuery;
import org.charfinder.server.Request.Query;
import org.charfinder.unicode.Repr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

    private final RequestReader reader = new RequestReader();

    /** Reads a line that stands between other bytes, and describes what it is. */
    private String read(String escaped) {
        byte[] bytes = TestSession.bytes("x" + escaped + "x");
        Request request = reader.read(bytes, 1, bytes.length - 1);
        if (request instanceof Query query) {
            return "query " + query.text();
        } else if (request instanceof Command command) {
            return "command " + command.name() + " [" + command.argument() + "]";
        }
        return request.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "``|Nothing",
                "  |Nothing",
                "\t \u3000|Nothing",
                "\u00A0|query \u00A0",
                "\u3000|query \u3000",
                "\\x1c\\x1d\\x1e\\x1f|Nothing",
                "\u0085\u00A0\u2028|Nothing",
                "rook|query rook",
                "  black rook |query black rook",
                "\tblack rook\u00A0|query black rook",
                "qq'qq|query qq'qq",
                "qq\\|query qq\\",
                "♜|query ♜",
                "\uD83E\uDEE9|query \uD83E\uDEE9",
                ":|query :",
                " : |query :",
                "\t:\u3000|query :",
                "a :quit|query a :quit",
                ":limit 20|command :limit [20]",
                "  :LIMIT   20  |command :limit [20]",
                ":limit\t20\u3000x |command :limit [20\u3000x]",
                ":version|command :version []",
                ":info ♜|command :info [♜]",
                ":info 'a b'|command :info ['a b']",
                ": rook|query : rook",
                "::|query ::",
                ":: rook|query :: rook",
                ":♜|query :♜",
                ":smile:|query :smile:",
                ":quit:|query :quit:",
                ":-)|query :-)",
                ":)|query :)",
                ":=|query :=",
                ":D|query :D",
                ":+1:|query :+1:",
                ":nosuch|command :nosuch []",
                ":nosuch :x|command :nosuch [:x]",
                ":quitter|command :quitter []",
                "\uFEFF:version|command :version []",
                "\u200E:limit \u200B20\u200F\uFEFF|command :limit [20]",
                "\uFEFF \u00A0:LIMIT 20|command :limit [20]",
                ":info \u200D|command :info [\u200D]",
                ":info ❤\uFE0F|command :info [❤\uFE0F]",
                "\uFEFF:quit|End",
                "\uFEFF:smile:|query \uFEFF:smile:",
                ":hlep|command :hlep []",
                " :smile:|query :smile:",
                ":also:|query :also:",
                ":quit|End",
                " :QUIT now|End",
                ":quit\t'|End",
                "\\x1b[A|End",
                "  \\x01rook|End",
                "\\x00|End",
                "rook\\x1b|query rook\u001B",
                "qq\\x80|NotUtf8",
                "\\xc0\\xaf|NotUtf8",
                "\\xed\\xa0\\x80|NotUtf8",
                "\\xf4\\x90\\x80\\x80|NotUtf8",
                "qq\\xe2\\x99|NotUtf8",
                "qq\\xff|NotUtf8",
                ":quit \\xff|NotUtf8",
            })
    void a_line_is_read_as_one_request(String line, String request) {
        assertThat(read(line)).isEqualTo(request);
    }

    @Property
    void the_short_way_reads_the_same_as_the_long_one(
            @ForAll @StringLength(max = 20) @CharRange(from = ' ', to = '~') String line) {
        assertThat(read("\t" + line)).isEqualTo(read(line)); // a tab is white space, but not plain
    }

    @Test
    void plain_queries_are_one_object_that_is_used_again() {
        byte[] first = "black rook".getBytes(UTF_8);
        byte[] second = "white".getBytes(UTF_8);
        assertThat(Repr.isPlain(first, 0, first.length)).isTrue();
        Request request = reader.read(first, 0, first.length);
        assertThat(request).isInstanceOf(PlainQuery.class);
        assertThat(reader.read(second, 0, second.length)).isSameAs(request);
        assertThat(((PlainQuery) request).text()).isEqualTo("white");
    }

    @Test
    void a_line_may_be_long() {
        String line = "é".repeat(100_000);
        assertThat(read(line)).isEqualTo("query " + line);
        assertThat(read("é")).isEqualTo("query é");
    }
}
