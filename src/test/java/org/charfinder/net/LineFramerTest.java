package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {

    private static final int LIMIT = 16;

    /** In the input, \xhh is a byte. Events other than lines stand in brackets. */
    private record Example(String input, String... events) {}

    static List<Example> examples() {
        return List.of(
                new Example("sun\n", "sun"),
                new Example("sun\r\n", "sun"),
                new Example("sun\r\\x00", "sun"),
                new Example("sun\r", "sun"),
                new Example("sun\rmoon\r", "sun", "moon"),
                new Example("sun\r\n\nmoon\n\r\n", "sun", "", "moon", ""),
                new Example("sun\r\\x00\\x00moon\n", "sun", "\\x00moon"),
                new Example("sun\r\r\n\r\\x00\n", "sun", "", "", ""),
                new Example("\n", ""),
                new Example("un", new String[0]),
                new Example("♜\\xff\\xff\n", "♜\\xff"),
                new Example("0123456789abcdef\n", "0123456789abcdef"),
                new Example("0123456789abcdefg\nsun\n", "[TOO_LONG]", "sun"),
                new Example("0123456789abcdefghijklmnopqrstuvwxyz\r\nsun\r\n", "[TOO_LONG]", "sun"),
                // telnet commands are not part of the line, nor counted, nor do they part CR from LF
                new Example("s\\xff\\xf1un\r\\xff\\xf1\n", "sun"),
                new Example("0123456789\\xff\\xfa0123456789\\xff\\xf0abcdef\n", "0123456789abcdef"),
                new Example("su\\xff\\xf6n\n", "[ARE_YOU_THERE]", "sun"),
                new Example("\\xff\\xfd\\x06\\xff\\xfb\\x1f\n", "[DO 6]", "[WILL 31]", ""),
                new Example("\\xff\\xfd\n\n", "[DO 10]", ""),
                new Example("su\\xff\\xf4n\n", "[INTERRUPT]", "n"),
                new Example("su\\xff\\xf5n\n", "[ABORT_OUTPUT]", "sun"),
                new Example("su\\xff\\xecn\n", "su", "[END]"),
                new Example("sun\n\\xff\\xecmoon\n", "sun", "[END]"),
                // Debian's telnet replaces bytes that are keys without their highest bit
                new Example("\\xe2\\x99\\xff\\xf3\\xff\\xfd\\x06\n", "[DO 6]", "♜"), // 9C, Ctrl-\\
                new Example("\\xc3\\xff\\xf4\n", "\u00C3"), // 83, Ctrl-C
                new Example("\\xc3\\xff\\xec\n", "\u00C4"), // 84, Ctrl-D
                new Example("\\xc3\\xff\\xf5\n", "\u00CF"), // 8F, Ctrl-O
                new Example("\\xc3\\xff\\xed\n", "\u00DA"), // 9A, Ctrl-Z
                new Example("\\xf0\\x9f\\xff\\xed\\x80\n", "\uD83D\uDE80"),
                new Example("0123456789abcdefghi\\xe2\\x99\\xff\\xf3\nsun\n", "[TOO_LONG]", "sun"),
                new Example("0123456789abcde\\xe2\\x99\\xff\\xf3\nsun\n", "[TOO_LONG]", "sun"),
                new Example("0123456789abcdefghi♜\\xff\\xf3sun\n", "[INTERRUPT]", "sun"),
                new Example("0123456789abcdefghi\\xe2\\x99\nsun\\xff\\xf3\n", "[TOO_LONG]", "[INTERRUPT]", ""),
                new Example("♜\\xff\\xf4\n", "[INTERRUPT]", ""),
                new Example("\\xf0\\x9f\\x99\\x82\\xff\\xf4\n", "[INTERRUPT]", ""),
                new Example("\\xff\\xff\\xff\\xf4\n", "[INTERRUPT]", ""),
                new Example("\\xef\\xc1\\xff\\xec", "\\xef\\xc1", "[END]"), // C1 continues nothing
                // keys in a client that sends each of them
                new Example("sub\\x08n\n", "sun"),
                new Example("sub\\x7fn\n", "sun"),
                new Example("sub\\xff\\xf7n\n", "sun"),
                new Example("\\x08\\x08sun\n", "sun"),
                new Example("a♜\\x08b\n", "ab"),
                new Example("a😀\\x08b\n", "ab"),
                new Example("\\x80\\x80\\x80\\x80\\x80\\x08b\n", "\\x80b"),
                new Example("moon\\x15sun\n", "sun"),
                new Example("moon\\xff\\xf8sun\n", "sun"),
                new Example("0123456789abcdefghi\\x15sun\n", "sun"),
                new Example("0123456789abcdefghi\\x08\\x08\\x08\\x08\n", "[TOO_LONG]"),
                new Example("\\x03", "[INTERRUPT]"),
                new Example("\\x03\r\nsun\n", "[INTERRUPT]", "sun"),
                new Example("\\x03\n\n", "[INTERRUPT]", ""),
                new Example("\\x03sun\n", "[INTERRUPT]", "sun"),
                new Example("s\\x03un\n", "s\\x03un"),
                new Example("\\x04", "[END]"),
                new Example("moon\\x15\\x04", "[END]"),
                new Example("s\\x04un\n", "s\\x04un"),
                new Example("0123456789abcdefghi\\x03\\x04\n", "[TOO_LONG]"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bytes_become_lines_and_commands(Example example) {
        assertThat(events(bytes(example.input), Integer.MAX_VALUE, false)).containsExactly(example.events);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bytes_mean_the_same_one_at_a_time(Example example) {
        assertThat(events(bytes(example.input), 1, false)).containsExactly(example.events);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bytes_mean_the_same_cut_in_two_anywhere(Example example) {
        byte[] bytes = bytes(example.input);
        for (int cut = 1; cut < bytes.length; cut++) {
            LineFramer framer = new LineFramer(LIMIT);
            List<String> events = new ArrayList<>();
            feed(framer, Arrays.copyOf(bytes, cut), events);
            feed(framer, Arrays.copyOfRange(bytes, cut, bytes.length), events);
            assertThat(events).as("cut at %d", cut).containsExactly(example.events);
        }
    }

    @Test
    void at_the_end_of_the_input_the_rest_is_a_line() {
        assertThat(events(bytes("sun\nmoon"), 3, true)).containsExactly("sun", "moon", "[END]");
        assertThat(events(bytes("sun\n"), 3, true)).containsExactly("sun", "[END]");
        assertThat(events(bytes(""), 3, true)).containsExactly("[END]");
        assertThat(events(bytes("0123456789abcdefg"), 3, true)).containsExactly("[TOO_LONG]", "[END]");
    }

    /** So it is if the line ends the session: no byte behind it is asked for. */
    @Test
    void a_line_in_one_piece_takes_no_memory_of_its_own() {
        LineFramer framer = new LineFramer(LIMIT);
        byte[] input = bytes(":quit\n");
        framer.add(input, 0, input.length);
        assertThat(framer.next()).isEqualTo(Event.LINE);
        assertThat(framer.capacity()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\xff\\xfa", "0123456789abcdefghi"})
    void discarded_input_takes_no_memory(String beginning) {
        LineFramer framer = new LineFramer(LIMIT);
        List<String> events = new ArrayList<>();
        feed(framer, bytes(beginning), events);
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        feed(framer, megabyte, events);
        assertThat(events).isEmpty();
        assertThat(framer.line()).isEmpty();
    }

    @Property
    void any_bytes_mean_the_same_however_they_are_cut(
            @ForAll("traffic") byte[] bytes, @ForAll @IntRange(min = 1, max = 7) int chunk, @ForAll boolean ended) {
        assertThat(events(bytes, chunk, ended)).isEqualTo(events(bytes, Integer.MAX_VALUE, ended));
    }

    @Property
    void no_line_is_longer_than_the_limit(@ForAll("traffic") byte[] bytes) {
        assertThat(events(bytes, 5, true))
                .allSatisfy(event ->
                        assertThat(event.replaceAll("\\\\x..", "?").length()).isLessThanOrEqualTo(LIMIT));
    }

    @Property
    void lines_of_text_come_back_as_they_were(
            @ForAll @Size(min = 1, max = 8) List<@From("text") String> lines, @ForAll("lineEnds") String lineEnd) {
        String input = String.join(lineEnd, lines) + lineEnd;
        assertThat(events(input.getBytes(UTF_8), 3, false)).isEqualTo(lines);
    }

    @Provide
    Arbitrary<byte[]> traffic() {
        Arbitrary<Byte> telling = Arbitraries.of(
                (byte) '\r',
                (byte) '\n',
                (byte) 0,
                (byte) 3,
                (byte) 4,
                (byte) 8,
                (byte) 21,
                (byte) 127,
                Telnet.IAC,
                Telnet.SB,
                Telnet.SE,
                Telnet.DO,
                Telnet.WILL,
                Telnet.DONT,
                Telnet.IP,
                Telnet.EC,
                Telnet.EL,
                Telnet.AYT,
                Telnet.EOF,
                (byte) 'a',
                (byte) 'b',
                (byte) 0xE2,
                (byte) 0x99);
        return Arbitraries.frequencyOf(Tuple.of(3, telling), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withCharRange(' ', '~').withChars('é', '♜').ofMaxLength(5);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r\0", "\r");
    }

    /** The events of bytes that arrive in chunks. */
    private static List<String> events(byte[] bytes, int chunk, boolean ended) {
        LineFramer framer = new LineFramer(LIMIT);
        List<String> events = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = (int) Math.min(bytes.length, (long) from + chunk);
            feed(framer, Arrays.copyOfRange(bytes, from, to), events);
            from = to;
        }
        if (ended) {
            framer.end();
            take(framer, events);
        }
        return events;
    }

    /** As the server does: the array is reused as soon as the framer has returned it. */
    private static void feed(LineFramer framer, byte[] chunk, List<String> events) {
        framer.add(chunk, 0, chunk.length);
        take(framer, events);
        Arrays.fill(chunk, (byte) '#');
    }

    private static void take(LineFramer framer, List<String> events) {
        for (Event event = framer.next(); event != Event.NONE; event = framer.next()) {
            switch (event) {
                case LINE -> events.add(text(Arrays.copyOfRange(framer.line(), framer.lineStart(), framer.lineStop())));
                case DO, WILL -> events.add("[" + event + " " + framer.option() + "]");
                case END -> {
                    if (!events.contains("[END]")) {
                        events.add("[END]");
                    }
                    return;
                }
                default -> events.add("[" + event + "]");
            }
        }
    }

    private static String text(byte[] line) {
        String text = new String(line, UTF_8);
        if (Arrays.equals(text.getBytes(UTF_8), line) && text.chars().noneMatch(c -> c < ' ')) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        new String(line, UTF_8).chars().filter(c -> c == '♜').forEach(c -> escaped.append((char) c));
        String rest = new String(line, ISO_8859_1).replace(new String("♜".getBytes(UTF_8), ISO_8859_1), "");
        rest.chars().forEach(c -> escaped.append(c < ' ' || c > '~' ? "\\x%02x".formatted(c) : (char) c));
        return escaped.toString();
    }

    private static byte[] bytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); ) {
            int codePoint = escaped.codePointAt(i);
            if (escaped.startsWith("\\x", i)) {
                bytes.writeBytes(HexFormat.of().parseHex(escaped.substring(i + 2, i + 4)));
                i += 4;
            } else {
                bytes.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
                i += Character.charCount(codePoint);
            }
        }
        return bytes.toByteArray();
    }
}
