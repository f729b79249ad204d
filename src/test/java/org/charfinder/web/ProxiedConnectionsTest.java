package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients over HTTP behind a proxy that sends the header of the PROXY protocol. */
@Timeout(60)
class ProxiedConnectionsTest {

    private static final InetAddress PROXY = new InetSocketAddress("127.0.0.2", 0).getAddress();
    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";
    private static final String TEXT = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 2323\r\n";
    private static final String BINARY = SIGNATURE + "\41\21\0\14\300\0\2\7\306\63\144\1\334\4\11\23";
    private static final String REQUEST = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String COUNT = "charfinder_http_bad_proxy_headers_total ";

    private static RunningSite behindProxy() {
        return behindProxy(Duration.ofMinutes(1)); // longer than any test
    }

    private static RunningSite behindProxy(Duration headerTimeout) {
        return new RunningSite(RunningSite.options().withProxies(PROXY::equals).withHeaderTimeout(headerTimeout));
    }

    private static Socket connect(RunningSite site) throws IOException {
        Socket socket = new Socket(site.server.address().getAddress(), site.port(), PROXY, 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000); // only so that a test does not hang; never reached
        return socket;
    }

    private static String converse(RunningSite site, String... segments) throws IOException {
        try (Socket socket = connect(site)) {
            for (String segment : segments) {
                socket.getOutputStream().write(segment.getBytes(ISO_8859_1));
            }
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** The client may see the end of its connection before the server has counted it. */
    private static void awaitCount(RunningSite site, String count) throws IOException {
        while (!metrics(site).contains(COUNT + count + "\n")) {
            Thread.onSpinWait();
        }
    }

    private static String metrics(RunningSite site) throws IOException {
        return site.get("/metrics").text(); // from an address that is no proxy's
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                BINARY,
                "PROXY UNKNOWN\r\n",
                SIGNATURE + "\40\0\0\0",
                SIGNATURE + "\41\21\0\23\300\0\2\7" + "\306\63\144\1\334\4\11\23\4\0\4\0\0\0\0"
            })
    void the_client_of_a_proxy_is_served(String header) throws IOException {
        try (RunningSite site = behindProxy()) {
            assertThat(converse(site, header + REQUEST)).startsWith("HTTP/1.1 200 ");
            assertThat(converse(site, header, REQUEST)).startsWith("HTTP/1.1 200 ");
            assertThat(converse(site, (header + REQUEST).split(""))).startsWith("HTTP/1.1 200 ");
            assertThat(metrics(site)).contains(COUNT + "0.0\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUEST, "whatever it is\r\n"})
    void without_a_header_it_is_not_and_that_is_counted(String sent) throws IOException {
        try (RunningSite site = behindProxy()) {
            assertThat(converse(site, sent)).isEmpty();
            awaitCount(site, "1.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROX", "PROXY TCP4 192.0.2.7 "})
    void a_header_that_does_not_come_in_time_costs_the_connection(String sent) throws IOException {
        try (RunningSite site = behindProxy(Duration.ofMillis(50))) {
            assertThat(converse(site, sent)).isEmpty();
            awaitCount(site, "1.0");
        }
    }

    @ParameterizedTest
    @CsvSource({"'',0.0", "PROX,0.0", "PROXY TCP4 192.0.2.7,1.0"})
    void an_end_is_a_bad_header_only_after_the_beginning_of_one(String sent, String count) throws IOException {
        try (RunningSite site = behindProxy();
                Socket socket = connect(site)) {
            socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            awaitCount(site, count);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PROXY TCP4 192.0.2.7 198.51.100.1 x 2323\r\n", "PROXY TCP4\n", SIGNATURE + "\41\21\377\377"})
    void a_malformed_header_costs_the_connection(String sent) throws IOException {
        try (RunningSite site = behindProxy()) {
            assertThat(converse(site, sent)).isEmpty();
            awaitCount(site, "1.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, BINARY})
    void from_another_address_a_header_is_a_bad_request(String header) throws IOException {
        try (RunningSite site = new RunningSite()) {
            assertThat(converse(site, header + REQUEST)).startsWith("HTTP/1.1 400 ");
        }
    }
}
