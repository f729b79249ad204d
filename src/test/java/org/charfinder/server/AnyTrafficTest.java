package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.Client;
import org.charfinder.net.ForwardingFactory;
import org.charfinder.net.LineHandler;
import org.charfinder.net.RunningServer;

/** Any bytes in any segments: the replies do not depend on the segments, and other clients are not disturbed. */
class AnyTrafficTest {

    /** Counts the clients that are connected. */
    private static final class Counting extends ForwardingFactory {

        private final AtomicInteger open;

        Counting(LineHandler.Factory host, AtomicInteger open) {
            super(host);
            this.open = open;
        }

        @Override
        public LineHandler create(SocketAddress client) {
            open.incrementAndGet();
            return new Session(super.create(client)) {
                @Override
                public void closed() {
                    super.closed();
                    open.decrementAndGet();
                }
            };
        }
    }

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final byte AYT = (byte) 246;
    private static final AtomicInteger OPEN = new AtomicInteger();

    private static RunningServer server;
    private static Client bystander;
    private static byte[] rooks;

    @BeforeContainer
    static void serve() throws IOException {
        server = new RunningServer(
                RunningServer.options(), options -> new Counting(new SearchService(INDEX, options), OPEN));
        bystander = server.connect();
        bystander.readReply();
        rooks = bystander.send("rook\n").readUntil("?> ".getBytes(UTF_8));
        assertThat(rooks).asString(UTF_8).contains(" matches for 'rook'");
    }

    @AfterContainer
    static void all_clients_are_gone_and_the_server_ends_well() throws IOException {
        bystander.close();
        server.close();
        assertThat(OPEN).hasValue(0);
    }

    @Property(tries = 200)
    void any_split_gives_the_same_bytes_back(
            @ForAll @Size(max = 12) List<@From("anything") byte[]> pieces,
            @ForAll @IntRange(min = 1, max = 9) int segment)
            throws IOException {
        byte[] all = join(pieces);
        assertThat(converse(all, segment)).isEqualTo(converse(all, Integer.MAX_VALUE));
    }

    /** Without Ctrl-C and Ctrl-O: while the server sends a reply, their effect depends on the moment. */
    @Property(tries = 50)
    void any_split_gives_the_same_bytes_back_when_what_follows_has_to_wait(
            @ForAll @Size(max = 12) List<@From("linesAndOptions") byte[]> pieces,
            @ForAll @IntRange(min = 1, max = 9) int segment)
            throws IOException {
        byte[] all = join(pieces);
        assertThat(converse(all, segment)).isEqualTo(converse(all, Integer.MAX_VALUE));
    }

    @Property(tries = 500)
    void random_bytes_do_not_disturb_other_clients(@ForAll @Size(max = 300) byte[] bytes, @ForAll boolean reset)
            throws IOException {
        Client client = server.connect();
        client.send(bytes);
        if (reset) {
            client.reset();
        } else {
            client.halfClose().readToEnd();
            client.close();
        }
        assertThat(bystander.send("rook\n").readUntil("?> ".getBytes(UTF_8))).isEqualTo(rooks);
    }

    /** Valid input, and input that is nearly valid. */
    @Provide
    Arbitrary<byte[]> anything() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, texts("rook", "black chess", "qqqq", " ", "é\n", "euro\nsnowman\n\n", "x".repeat(5000))),
                Tuple.of(3, texts("\n", "\r\n", "\r", "\r\0")),
                Tuple.of(2, texts("\b", "\u007F", "\u0015", "\u0003", "\u0004", "\u001B")),
                Tuple.of(2, telnet()),
                Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofSize(1)));
    }

    @Provide
    Arbitrary<byte[]> linesAndOptions() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, texts("letter\n", "syllable\r\n", "rook\n", "qqqq", "\n", "\r", "\b", "\u0015", "\u0004")),
                Tuple.of(1, telnet().filter(command -> command.length == 3 || command[1] == AYT)));
    }

    private static Arbitrary<byte[]> texts(String... texts) {
        return Arbitraries.of(texts).map(text -> text.getBytes(UTF_8));
    }

    private static Arbitrary<byte[]> telnet() {
        return Arbitraries.of(
                new byte[] {-1, -3, 6},
                new byte[] {-1, -5, 31},
                new byte[] {-1, -2, 1},
                new byte[] {-1, -6, 24, 0, 'x', -1, -1, '\n', -1, -16},
                new byte[] {-1, AYT},
                new byte[] {-1, -9},
                new byte[] {-1, -8},
                new byte[] {-1, -12},
                new byte[] {-1, -20},
                new byte[] {-1, -1},
                new byte[] {-1, -6},
                new byte[] {-1, 0});
    }

    private static byte[] join(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] converse(byte[] bytes, int segment) throws IOException {
        try (Client client = server.connect()) {
            for (int from = 0; from < bytes.length; ) {
                int to = (int) Math.min(bytes.length, (long) from + segment);
                client.send(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            return client.halfClose().readToEnd();
        }
    }
}
