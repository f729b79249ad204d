package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.charfinder.net.Client;
import org.junit.jupiter.api.Test;

/** Lines of any bytes: each has its reply, and nothing in the reply can harm a terminal. */
class AnyLineIT {

    private static final int IAC = 255;
    private static final String INVALID = "Error: query is not valid UTF-8\r\n";

    @Test
    void every_line_of_two_bytes_is_answered_by_what_a_terminal_can_show() throws Exception {
        try (Arena arena = new Arena("all lines of two bytes");
                Client client = new Client(arena.server.port())) {
            client.readReply();
            for (int first = 0; first <= 0xFF; first++) {
                ByteArrayOutputStream lines = new ByteArrayOutputStream();
                int ordinary = 0;
                for (int second = 0; second <= 0xFF; second++) {
                    byte[] line = {(byte) first, (byte) second, '\n'};
                    if ((first + second) % Scale.of(16, 1) > 0) {
                        continue; // of 16 neighbours one, which differs from line to line
                    }
                    if (isOrdinary(first) && isOrdinary(second)) {
                        lines.writeBytes(line);
                        ordinary++;
                    } else if (first != IAC && second != IAC) { // Telnet's answers are no text
                        assertHarmless(line, converse(arena, line));
                    } else { // in a connection of its own, too
                        converse(arena, line);
                    }
                }
                client.send(lines.toByteArray());
                for (; ordinary > 0; ordinary--) {
                    assertHarmless(lines.toByteArray(), client.readReply().getBytes(UTF_8));
                }
            }
            assertThat(client.halfClose().readToEnd()).isEmpty();
        }
    }

    /** Whether a byte can't end a line, a session, or what is before it. */
    private static boolean isOrdinary(int b) {
        return b >= ' ' && b != 0x7F && b != IAC;
    }

    /** All that comes back for a line, after the first prompt, before the session ends. */
    private static byte[] converse(Arena arena, byte[] line) throws IOException {
        try (Client client = new Client(arena.server.port())) {
            client.send(line).halfClose();
            assertThat(client.readReply()).isEmpty();
            return client.readToEnd();
        }
    }

    private static void assertHarmless(byte[] line, byte[] reply) {
        try {
            assertThat(UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)).codePoints())
                    .as("for %s", HexFormat.of().formatHex(line))
                    .noneMatch(c -> Character.isISOControl(c) && c != '\r' && c != '\n' && c != '\t');
        } catch (CharacterCodingException e) {
            throw new AssertionError("for " + HexFormat.of().formatHex(line), e);
        }
    }

    @Test
    void what_is_not_utf_8_is_an_error_and_what_is_strange_is_quoted() throws Exception {
        String[][] linesAndReplies = {
            {"c0af", INVALID}, // overlong forms of /
            {"e080af", INVALID},
            {"f08080af", INVALID},
            {"c080", INVALID}, // overlong NUL
            {"eda080", INVALID}, // surrogates
            {"edbfbf", INVALID},
            {"eda081edb080", INVALID},
            {"f4908080", INVALID}, // beyond U+10FFFF
            {"f888808080", INVALID},
            {"fe", INVALID},
            {"7a80", INVALID},
            {"7ae299", INVALID},
            {"7171007171", "No match for 'qq\\x00qq'\r\n"},
            {"7171c2857171", "No match for 'qq\\x85qq'\r\n"},
            {"7171c29b7171", "No match for 'qq\\x9bqq'\r\n"},
            {"71711b5d303b7171", "No match for 'qq\\x1b]0;qq'\r\n"},
            {"7171e280ae7171", "No match for 'qq\\u202eqq'\r\n"},
            {"7171efbfbe7171", "No match for 'qq\\ufffeqq'\r\n"},
            {"7171f48fbfbf", "No match for 'qq\\U0010ffff'\r\n"},
        };
        try (Arena arena = new Arena("lines that are not UTF-8, and strange ones");
                Client client = new Client(arena.server.port())) {
            client.readReply();
            for (String[] lineAndReply : linesAndReplies) {
                client.send(HexFormat.of().parseHex(lineAndReply[0] + "0d0a"));
                assertThat(client.readReply()).as(lineAndReply[0]).endsWith(lineAndReply[1]);
            }
        }
    }
}
