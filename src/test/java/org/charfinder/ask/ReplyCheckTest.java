package org.charfinder.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyCheckTest {

    private static Status check(String query, String reply) {
        byte[] bytes = reply.replace("\\r", "\r").replace("\\n", "\n").getBytes(UTF_8);
        return ReplyCheck.of(query, bytes, bytes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rook|line\\r\\n1 match for 'rook'\\r\\n|FOUND",
                "rook|line\\r\\nline\\r\\n2 matches for 'rook'\\r\\n|FOUND",
                "rook|line\\r\\n1 match for 'rook' - 3 more by other names (:also)\\r\\n|FOUND",
                " rook |line\\r\\n1 match for 'rook'\\r\\n|FOUND",
                "snowmam|line\\r\\n1 match closest to 'snowmam'\\r\\n|FOUND",
                "rook|line\\r\\nline\\r\\n2 of 11,533 matches for 'rook' (:more for the next)\\r\\n|FOUND",
                "it's|line\\r\\n1 match for \"it's\"\\r\\n|FOUND",
                "\"a\"|line\\r\\n1 match for '\"a\"'\\r\\n|FOUND",
                "rook|No match for 'rook'\\r\\n|NO_MATCH",
                "rook|No match for 'rook' - did you mean: euro (3), snowman (3)?\\r\\n|NO_MATCH",
                "rook|``|NO_MATCH",
                // not of this query
                "rook|line\\r\\n1 match for 'king'\\r\\n|",
                "rook|No match for 'king'\\r\\n|",
                "rook|No match for 'rooks'\\r\\n|",
                // not complete
                "rook|1 match for 'rook'\\r\\n|",
                "rook|line\\r\\nline\\r\\n1 match for 'rook'\\r\\n|",
                "rook|line\\r\\n2 matches for 'rook'\\r\\n|",
                "rook|line\\r\\n1,000 matches for 'rook'\\r\\n|",
                "rook|line\\r\\nNo match for 'rook'\\r\\n|",
                "rook|line\\r\\n1 match for 'rook'|",
                "rook|line\\r\\n1 match for 'rook'\\n|",
                // of other servers
                "rook|\\r\\n|",
                "rook|\\n|",
                "rook|HTTP/1.1 400 Bad Request\\r\\n\\r\\n|",
                "rook|rook\\r\\n|",
                "rook|0 matches for 'rook'\\r\\n|",
            })
    void a_reply_is_known_by_its_status_line(String query, String reply, Status status) {
        assertThat(check(query, reply)).isEqualTo(status);
    }

    @Property
    void any_bytes_have_a_status_or_none(@ForAll String query, @ForAll byte[] reply) {
        assertThat(ReplyCheck.of(query, reply, reply.length)).isIn(null, Status.NO_MATCH, Status.FOUND);
    }
}
