package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** For any bytes, however they are split, the framer finds what docs/PROTOCOL.md says. */
class FramerFuzzTest {

    private static final int LIMIT = 16;
    private static final byte AROUND = '#';

    /**
     * A byte of options, then what a client sends. The lower half of the options is the number of lengths of pieces; 16
     * is the end.
     */
    static Stream<byte[]> seeds() {
        return Stream.of(
                        "\0sun\r\nmoon\n\r\0un",
                        "\22\1\2black rook\rwhite\b\b\177 \25king",
                        "\23\3\2\4♜ 😀\bé♜♜♜♜♜♜♜\n\3\n\3sun\n\4moon",
                        "\20s\3u\4n\0123456789abcdefg\b\n0123456789abcdefghi\25sun")
                .map(text -> text.getBytes(UTF_8));
    }

    /** The same, for bytes that are no text. */
    static Stream<byte[]> telnetSeeds() {
        return Stream.of(
                        "\1\5su\377\366n\377\375\6\r\377\361\n\377\373\37\377\376\1\377\374\1",
                        "\22\3\1s\377\372\30\1\377\377\n\377\360un\377\377\n\377\364\377\365x\377\355",
                        "\21\3\342\231\377\363\n\303\377\354ab\377\367c\377\370d\377\354moon",
                        "\0000123456789abcdefghi\342\231\377\363\n")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    @MethodSource({"seeds", "telnetSeeds"})
    @FuzzTest
    void any_bytes_mean_what_the_protocol_says_however_they_are_cut(byte[] input) {
        int how = input.length == 0 ? 0 : input[0];
        int lengthsStop = Math.min(input.length, 1 + (how & 15));
        byte[] lengths = Arrays.copyOfRange(input, Math.min(1, lengthsStop), lengthsStop);
        byte[] sent = Arrays.copyOfRange(input, lengthsStop, input.length);
        boolean ended = (how & 16) != 0;

        List<String> expected = new Protocol().events(sent, ended);
        assertThat(framed(sent, new byte[0], ended)).as("in one piece").isEqualTo(expected);
        assertThat(framed(sent, lengths, ended)).as("cut").isEqualTo(expected);
    }

    private static List<String> framed(byte[] sent, byte[] lengths, boolean ended) {
        LineFramer framer = new LineFramer(LIMIT);
        List<String> events = new ArrayList<>();
        int from = 0;
        for (byte length : lengths) {
            int to = Math.min(sent.length, from + (length & 0xFF));
            feed(framer, Arrays.copyOfRange(sent, from, to), events);
            from = to;
        }
        feed(framer, Arrays.copyOfRange(sent, from, sent.length), events);
        if (ended) {
            framer.end();
            take(framer, events);
        }
        return events;
    }

    /** As the server does: from the middle of an array that is reused afterwards. */
    private static void feed(LineFramer framer, byte[] piece, List<String> events) {
        byte[] array = new byte[piece.length + 2];
        Arrays.fill(array, AROUND);
        System.arraycopy(piece, 0, array, 1, piece.length);
        framer.add(array, 1, 1 + piece.length);
        take(framer, events);
        assertThat(array[0]).isEqualTo(AROUND);
        assertThat(array[1 + piece.length]).isEqualTo(AROUND);
        Arrays.fill(array, AROUND);
    }

    private static void take(LineFramer framer, List<String> events) {
        Event event;
        while ((event = framer.next()) != Event.NONE) {
            if (event == Event.END) {
                if (!events.contains("END")) {
                    events.add("END");
                }
                return; // the framer repeats it
            }
            int length = framer.lineStop() - framer.lineStart();
            events.add(
                    switch (event) {
                        case LINE -> "LINE " + new String(framer.line(), framer.lineStart(), length, ISO_8859_1);
                        case DO, WILL -> event + " " + (framer.option() & 0xFF);
                        default -> event.toString();
                    });
            assertThat(length).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(framer.line().length).as("bytes kept").isLessThanOrEqualTo(LIMIT);
    }

    /** A model of docs/PROTOCOL.md for lines and Telnet. It sees the whole input, a char for each byte. */
    private static final class Protocol {

        private static final Pattern LAST_CHARACTER =
                Pattern.compile("([^\u0080-\u00BF][\u0080-\u00BF]{0,3}|[\u0080-\u00BF]{1,4})\\z");
        private static final Pattern CHARACTER_THAT_LACKS_BYTES = Pattern.compile(
                "([\u00C2-\u00DF]|[\u00E0-\u00EF][\u0080-\u00BF]?|[\u00F0-\u00F4][\u0080-\u00BF]{0,2})\\z");

        private final List<String> events = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private boolean tooLong; // once, and erasing characters does not help
        private String swallowed = ""; // what belongs to the line end before, if it comes now
        private boolean over;

        List<String> events(byte[] sent, boolean ended) {
            for (int i = 0; i < sent.length && !over; i++) {
                if (sent[i] != Telnet.IAC) {
                    data((char) (sent[i] & 0xFF));
                } else if (++i < sent.length) {
                    byte command = sent[i];
                    switch (command) {
                        case Telnet.SB -> i = endOfSubnegotiation(sent, i + 1);
                        case Telnet.DO, Telnet.WILL, Telnet.DONT, Telnet.WONT -> {
                            if (++i < sent.length && (command == Telnet.DO || command == Telnet.WILL)) {
                                events.add((command == Telnet.DO ? "DO " : "WILL ") + (sent[i] & 0xFF));
                            }
                        }
                        default -> command(command);
                    }
                }
            }
            if (ended && !over) {
                end();
            }
            return events;
        }

        private static int endOfSubnegotiation(byte[] sent, int i) {
            while (i + 1 < sent.length && !(sent[i] == Telnet.IAC && sent[i + 1] == Telnet.SE)) {
                i += sent[i] == Telnet.IAC ? 2 : 1;
            }
            return i + 1;
        }

        private void command(byte command) {
            switch (command) {
                case Telnet.IAC -> data('\u00FF');
                case Telnet.EC -> eraseCharacter();
                case Telnet.EL -> eraseLine();
                case Telnet.AYT -> events.add("ARE_YOU_THERE");
                case Telnet.IP -> unlessWithinCharacter('\u0083', this::interrupt);
                case Telnet.EOF -> unlessWithinCharacter('\u0084', this::end);
                case Telnet.AO -> unlessWithinCharacter('\u008F', () -> events.add("ABORT_OUTPUT"));
                case Telnet.SUSP -> unlessWithinCharacter('\u009A', this::interrupt);
                case Telnet.BRK, Telnet.ABORT -> unlessWithinCharacter('\u009C', this::interrupt);
                default -> {}
            }
        }

        private void unlessWithinCharacter(char typed, Runnable meaning) {
            if (CHARACTER_THAT_LACKS_BYTES
                    .matcher(line.substring(Math.max(0, line.length() - 3)))
                    .find()) {
                append(typed);
            } else {
                meaning.run();
            }
        }

        private void data(char b) {
            boolean ofTheLineEndBefore = swallowed.indexOf(b) >= 0;
            swallowed = b == '\r' ? "\n\0" : "";
            if (ofTheLineEndBefore) {
                return;
            }
            boolean atLineStart = line.isEmpty();
            if (b == '\n' || b == '\r') {
                endLine();
            } else if (b == '\b' || b == '\177') {
                eraseCharacter();
            } else if (b == '\25') { // Ctrl-U
                eraseLine();
            } else if (b == '\3' && atLineStart) { // Ctrl-C
                interrupt();
                swallowed = "\r\n";
            } else if (b == '\4' && atLineStart) { // Ctrl-D
                end();
            } else {
                append(b);
            }
        }

        private void append(char b) {
            line.append(b);
            tooLong |= line.length() > LIMIT;
        }

        private void eraseCharacter() {
            Matcher last = LAST_CHARACTER.matcher(line);
            if (!tooLong && last.find()) {
                line.setLength(last.start());
            }
        }

        private void eraseLine() {
            line.setLength(0);
            tooLong = false;
        }

        private void interrupt() {
            eraseLine();
            events.add("INTERRUPT");
        }

        private void endLine() {
            events.add(tooLong ? "TOO_LONG" : "LINE " + line);
            eraseLine();
        }

        private void end() {
            if (!line.isEmpty()) {
                endLine();
            }
            events.add("END");
            over = true;
        }
    }
}
