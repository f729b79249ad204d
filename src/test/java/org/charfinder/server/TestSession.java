package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.Reply;
import org.charfinder.net.TestReply;

/** A session without a socket: a test sends it lines, and reads what the client would receive. */
final class TestSession {

    private static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.1", 50_000);
    private static final String PROMPT = "?> ";

    private final LineHandler session;
    private final TestReply reply = new TestReply();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean ended;

    /** Begins a session, and reads the prompt that it begins with. */
    TestSession(SearchService service) {
        session = service.create(CLIENT);
        assertThat(receive(session::greet)).asString(UTF_8).isEqualTo(PROMPT);
    }

    /** Sends a line, which has no line end, and returns the reply without the prompt behind it. */
    String ask(String line) {
        return ask(line.getBytes(UTF_8));
    }

    String ask(byte[] line) {
        return withoutPrompt(receive(answer -> session.answer(line, 0, line.length, answer)));
    }

    /** Sends each line when the one before is answered. */
    List<String> askAll(String... lines) {
        return Arrays.stream(lines).map(this::ask).toList();
    }

    /** Sends lines until the session ends, and returns all that came since it began, the first prompt included. */
    String converse(byte[]... lines) {
        for (byte[] line : lines) {
            if (!ended) {
                receive(answer -> session.answer(line, 0, line.length, answer));
            }
        }
        return received.toString(UTF_8);
    }

    String sendTooLongLine() {
        return withoutPrompt(receive(session::answerTooLong));
    }

    String cancelReply() {
        return withoutPrompt(receive(session::resume));
    }

    String disconnect(DisconnectReason reason) {
        return new String(receive(answer -> session.disconnect(reason, answer)), UTF_8);
    }

    boolean hasEnded() {
        return ended;
    }

    private byte[] receive(Consumer<Reply> answer) {
        assertThat(ended).as("the session has ended").isFalse();
        answer.accept(reply.reply());
        ended = reply.endsSession();
        byte[] bytes = reply.take();
        received.writeBytes(bytes);
        return bytes;
    }

    private static String withoutPrompt(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        assertThat(text).endsWith(PROMPT);
        return text.substring(0, text.length() - PROMPT.length());
    }

    /** The last line of a reply; a reply without matches has no other. */
    static String status(String reply) {
        String[] lines = reply.split("\r\n");
        return lines[lines.length - 1];
    }

    /** A string as UTF-8, but \xhh is a byte, and \r and \n are line ends. */
    static byte[] bytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher part = Pattern.compile("\\\\x([0-9a-f]{2})|(\\\\r)|(\\\\n)|(.)", Pattern.DOTALL)
                .matcher(escaped);
        while (part.find()) {
            if (part.group(1) != null) {
                bytes.writeBytes(HexFormat.of().parseHex(part.group(1)));
            } else {
                bytes.writeBytes(
                        part.group().replace("\\r", "\r").replace("\\n", "\n").getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
