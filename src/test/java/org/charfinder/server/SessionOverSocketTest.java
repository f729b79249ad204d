package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.Client;
import org.charfinder.net.RunningServer;
import org.charfinder.query.Finders;
import org.charfinder.query.Order;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions of clients that pipeline, cancel, or read slowly. */
class SessionOverSocketTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private static RunningServer server;

    @BeforeAll
    @BeforeContainer
    static void serve() throws IOException {
        server = new RunningServer(RunningServer.options(), options -> service());
    }

    @AfterAll
    @AfterContainer
    static void end() throws IOException {
        server.close();
    }

    private static SearchService service() {
        return new SearchService(
                new Finders(INDEX),
                Workers.inCallersThread(),
                RunningServer.options(),
                0,
                Order.CODE,
                "charfinder 1.2");
    }

    @Test
    void commands_and_queries_are_answered_in_order() throws IOException {
        String[] lines = {
            "euro currency", ":limit 2", "rook", ":more", "", ":nonsense", "qqqq", ":", ":version", ":limit 0", "rook"
        };
        List<String> oneByOne = new TestSession(service()).askAll(lines);
        try (Client client = server.connect()) {
            client.readReply();
            client.send(String.join("\n", lines) + "\n");
            for (String expected : oneByOne) {
                assertThat(client.readReply()).isEqualTo(expected);
            }
        }
    }

    @Test
    void quit_ends_the_session_and_all_before_it_is_answered() throws IOException {
        try (Client client = server.connect()) {
            client.send("qqqq\n:quit\nrook\n");
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("?> No match for 'qqqq'\r\n?> ");
        }
    }

    @Test
    void ctrl_c_drops_commands_that_wait_too() throws IOException {
        try (Client client = new Client(server.port(), 4096)) {
            client.readReply();
            client.send("cjk\n:limit 3\n:quit\nrook\n");
            client.read(1000);
            client.send(new byte[] {(byte) 255, (byte) 244}); // IAC IP
            client.readUntil("\r\n?> ".getBytes(UTF_8));
            assertThat(client.send(":limit\n").readReply()).isEqualTo("No limit\r\n");
        }
    }

    /** The kernel takes part of the replies at a time, so the server continues in the middle of lines. */
    @Property(tries = 10)
    void labels_stay_in_their_places_however_the_client_reads(@ForAll @IntRange(min = 1, max = 5000) int piece)
            throws IOException {
        String query = "U+265C U+E000 U+2654..U+265F U+E000..U+E0F0 U+2654";
        int times = 2000;
        try (Client slow = new Client(server.port(), 4096)) {
            slow.readReply();
            String reply = new TestSession(service()).ask(query) + "?> ";
            byte[] expected = reply.repeat(times).getBytes(UTF_8);
            slow.send((query + "\n").repeat(times)).halfClose();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] read = slow.read(piece); read.length > 0; read = slow.read(piece)) {
                all.writeBytes(read);
            }
            assertThat(all.toByteArray()).isEqualTo(expected);
        }
    }
}
