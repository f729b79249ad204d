package org.charfinder.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.AddressRange;
import org.charfinder.net.Client;
import org.charfinder.net.ClientAddresses;
import org.charfinder.net.ForwardingFactory;
import org.charfinder.net.LineHandler;
import org.charfinder.net.RunningServer;
import org.charfinder.net.ServerCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/PROTOCOL.md says of clients behind a proxy, and of limits by address. */
class ProxyProtocolTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";
    private static final String TEXT = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323\r\n";
    private static final String BINARY = SIGNATURE + "\41\21\0\14\300\0\2\7\306\63\144\1\334\4\11\23";
    private static final String UNEXPECTED =
            "Error: no PROXY header is expected from this address; the option --proxy-from of the server allows it\r\n";
    private static final String TOO_MANY = "Error: too many clients from your address, try again later\r\n";

    private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();
    private RunningServer server;

    /** Records the addresses of the clients. */
    private static final class Recording extends ForwardingFactory {

        private final BlockingQueue<String> addresses;

        Recording(LineHandler.Factory host, BlockingQueue<String> addresses) {
            super(host);
            this.addresses = addresses;
        }

        @Override
        public LineHandler create(SocketAddress client) {
            addresses.add(client.toString());
            return super.create(client);
        }
    }

    private void serve(int maxClients, int perAddress, String... proxies) throws IOException {
        List<AddressRange> ranges =
                List.of(proxies).stream().map(AddressRange::parse).toList();
        server = new RunningServer(
                RunningServer.options(0, 4096, maxClients).withClients(new ClientAddresses(ranges, perAddress)),
                options -> new Recording(new SearchService(INDEX, options), addresses));
    }

    private void serveBehindProxy() throws IOException {
        serve(100, 0, "10.0.0.0/8", "127.0.0.1");
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private String nextAddress() throws InterruptedException {
        return addresses.poll(60, TimeUnit.SECONDS);
    }

    private String converse(String sent) throws IOException {
        try (Client client = server.connect()) {
            return new String(client.send(latin1(sent)).halfClose().readToEnd(), UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, BINARY})
    void the_client_of_a_proxy_is_served_and_known_by_its_address(String header) throws Exception {
        serveBehindProxy();
        assertThat(converse(header + "U+2603\r\n")).isEqualTo("?> U+2603 \t☃\tSNOWMAN\r\n1 match for 'U+2603'\r\n?> ");
        assertThat(nextAddress()).isEqualTo("/192.0.2.7:56324");
        assertThat(server.count(ServerCount.ACCEPTED)).isOne();
        assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, BINARY})
    void it_makes_no_difference_how_the_header_and_what_follows_are_cut(String header) throws Exception {
        serveBehindProxy();
        String sent = header + "sun\r\nmoon\n";
        String whole = converse(sent);
        assertThat(whole).startsWith("?> U+").contains("'sun'", "'moon'");
        for (int cut = 1; cut < sent.length(); cut++) {
            try (Client client = server.connect()) {
                client.send(latin1(sent.substring(0, cut)));
                client.send(latin1(sent.substring(cut)));
                assertThat(client.halfClose().readToEnd()).asString(UTF_8).isEqualTo(whole);
            }
            assertThat(nextAddress()).isEqualTo("/192.0.2.7:56324");
        }
        try (Client client = server.connect()) {
            for (byte b : latin1(sent)) {
                client.send(new byte[] {b});
            }
            assertThat(client.halfClose().readToEnd()).asString(UTF_8).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY UNKNOWN\r\n",
                "PROXY UNKNOWN 192.0.2.7 198.51.100.1 56324 2323\r\n",
                SIGNATURE + "\40\0\0\0",
                SIGNATURE + "\41\0\0\0"
            })
    void a_health_check_is_served_under_the_address_of_the_proxy(String header) throws Exception {
        serveBehindProxy();
        assertThat(converse(header + ":version\n")).startsWith("?> charfinder");
        assertThat(nextAddress()).startsWith("/127.0.0.1:");
    }

    @Test
    void nothing_is_sent_before_the_header() throws Exception {
        serveBehindProxy();
        try (Client client = server.connect()) {
            client.send(latin1(TEXT.substring(0, TEXT.length() - 1)));
            assertThat(converse(TEXT)).isEqualTo("?> "); // the other one has been accepted meanwhile
            assertThat(client.socket.getInputStream().available()).isZero();
            client.send("\n");
            assertThat(client.readReply()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323", // cut off
                SIGNATURE + "\41", // cut off
                SIGNATURE + "\41\21\377\377", // too long
            })
    void a_wrong_header_costs_its_connection_and_is_counted(String sent) throws Exception {
        serveBehindProxy();
        assertThat(converse(sent)).isEmpty();
        assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isOne();
        assertThat(server.count(ServerCount.ACCEPTED)).isZero();
        assertThat(converse(TEXT)).isEqualTo("?> ");
    }

    @Test
    void an_overlong_line_is_wrong_before_it_ends() throws Exception {
        serveBehindProxy();
        try (Client client = server.connect()) {
            client.send("PROXY UNKNOWN " + "x".repeat(107 - 14));
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROXY"})
    void a_header_has_to_be_there_within_3_seconds(String start) throws Exception {
        serveBehindProxy();
        try (Client slow = server.connect()) {
            slow.send(start);
            assertThat(converse(TEXT)).isEqualTo("?> "); // the other one has been accepted meanwhile
            server.advance(Duration.ofMillis(2999));
            assertThat(converse(TEXT)).isEqualTo("?> ");
            assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isZero();
            server.advance(Duration.ofMillis(1));
            assertThat(slow.readToEnd()).isEmpty();
        }
        assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isOne();
    }

    @Test
    void a_connection_on_which_no_byte_comes_is_no_bad_header() throws Exception {
        serveBehindProxy();
        assertThat(converse("")).isEmpty();
        server.connect().reset();
        assertThat(converse(TEXT)).isEqualTo("?> ");
        assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isZero();
        assertThat(server.count(ServerCount.BROKEN)).isZero();
        assertThat(server.count(ServerCount.PROBES))
                .as("the last one behind its header")
                .isEqualTo(3);
    }

    @Test
    void a_connection_that_awaits_its_header_has_a_place() throws Exception {
        serve(1, 0, "127.0.0.1");
        try (Client first = server.connect()) {
            assertThat(converse("")).isEqualTo("Error: too many clients, try again later\r\n");
            first.send(latin1(BINARY));
            assertThat(first.readReply()).isEmpty();
        }
    }

    @Test
    void a_connection_whose_header_comes_while_the_server_ends_is_told() throws Exception {
        serveBehindProxy();
        try (Client late = server.connect();
                Client other = server.connect()) {
            other.send(latin1(TEXT));
            other.readReply();
            late.send("PROXY");
            assertThat(converse(TEXT)).isEqualTo("?> ");
            server.shutDownAndFreePort();
            server.advance(Duration.ofMillis(500));
            assertThat(other.readToEnd()).asString(UTF_8).startsWith("Error: the server is shutting down");
            late.send(latin1(TEXT.substring(5)));
            late.readReply();
            server.advance(Duration.ofMillis(500));
            assertThat(late.readToEnd()).asString(UTF_8).startsWith("Error: the server is shutting down");
        }
        server.join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "PROXY TCP6 2001:db8::7 2001:db8::1 56324 2323\r\n",
                "PROXY UNKNOWN\r\n",
                "PROXY UNKNOWN 192.0.2.7 198.51.100.1 56324 2323\r\n",
                BINARY,
                SIGNATURE + "\40\0\0\0"
            })
    void a_header_from_another_address_is_an_error_that_names_the_option(String header) throws Exception {
        serve(100, 0, "10.0.0.0/8");
        String prompts = header.startsWith("PROXY") ? "?> " : "?> ?> ?> ";
        assertThat(converse(header + "sun\r\n")).isEqualTo(prompts + UNEXPECTED);
        try (Client client = server.connect()) {
            for (byte b : latin1(header)) {
                client.send(new byte[] {b});
            }
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo(prompts + UNEXPECTED);
        }
        assertThat(server.count(ServerCount.BAD_PROXY_HEADERS)).isEqualTo(2);
    }

    @Test
    void a_second_header_is_an_error_too() throws Exception {
        serveBehindProxy();
        assertThat(converse(TEXT + TEXT + "sun\r\n")).isEqualTo("?> " + UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun\n" + TEXT,
                "\n" + TEXT,
                "PROXY TCP\n",
                "PROXY\n",
                "proxy TCP4 192.0.2.7 198.51.100.1 56324 2323\r\n",
                "\n\n\nsun\n"
            })
    void what_looks_like_a_header_later_is_a_query(String sent) throws Exception {
        serve(100, 0);
        assertThat(converse(sent)).doesNotContain("Error").endsWith("?> ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\n", "\n\0\n", "\n\n\n\0\n", "sun\n\n\n\0\n"})
    void the_beginning_of_the_signature_elsewhere_ends_the_session_as_ever(String sent) throws Exception {
        serve(100, 0);
        assertThat(converse(sent)).doesNotContain("Error").endsWith("?> ");
    }

    @Test
    void a_client_too_many_from_its_address_is_refused() throws Exception {
        serve(100, 2);
        try (Client first = server.connect();
                Client second = server.connect()) {
            first.readReply();
            second.readReply();
            assertThat(converse("")).isEqualTo(TOO_MANY);
            assertThat(server.count(ServerCount.REFUSED_BY_ADDRESS)).isOne();
            assertThat(server.count(ServerCount.REFUSED)).isZero();
            assertThat(second.send(":quit\n").readToEnd()).isEmpty();
        }
        assertThat(new String(readFromNext(), UTF_8)).isEqualTo("?> ");
    }

    /** The server may see only a moment later that the others have gone. */
    private byte[] readFromNext() throws IOException {
        while (true) {
            try (Client client = server.connect()) {
                byte[] read = client.halfClose().readToEnd();
                if (read.length < TOO_MANY.length()) {
                    return read;
                }
            }
        }
    }

    @Test
    void the_address_in_the_header_is_the_one_that_is_limited() throws Exception {
        serve(100, 1, "127.0.0.1");
        try (Client client = server.connect();
                Client other = server.connect();
                Client check = server.connect();
                Client secondCheck = server.connect()) {
            assertThat(client.send(latin1(TEXT)).readReply()).isEmpty();
            assertThat(converse(BINARY + "sun\r\n")).isEqualTo(TOO_MANY);
            assertThat(other.send(TEXT.replace("192.0.2.7", "192.0.2.8")).readReply())
                    .isEmpty();
            assertThat(check.send("PROXY UNKNOWN\r\n").readReply()).isEmpty();
            assertThat(secondCheck.send("PROXY UNKNOWN\r\n").readReply()).isEmpty();
        }
    }

    @Test
    void ipv6_clients_are_limited_by_their_64() throws Exception {
        serve(100, 1, "127.0.0.1");
        String header = "PROXY TCP6 2001:db8:0:1::%d 2001:db8::1 56324 2323\r\n";
        try (Client client = server.connect();
                Client other = server.connect()) {
            assertThat(client.send(header.formatted(1)).readReply()).isEmpty();
            assertThat(converse(header.formatted(2))).isEqualTo(TOO_MANY);
            assertThat(other.send(header.formatted(1).replace("0:1::", "0:2::")).readReply())
                    .isEmpty();
        }
    }
}
