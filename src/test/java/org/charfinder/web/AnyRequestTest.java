package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Random bytes are refused or answered as documented, and other clients are served meanwhile. */
class AnyRequestTest {

    private static final boolean FULL = "full".equals(System.getProperty("fault.scale"));

    /** The number of connections: as many as every build has time for, or all, which takes some minutes. */
    private static final int CONNECTIONS = FULL ? 300_000 : 2_000;

    private static final int BATCH = 200;

    private static final long SEED = Long.getLong("fault.seed", 265);

    /** The statuses of the site, and those of Jetty for requests that are not valid HTTP/1.1. */
    private static final Set<Integer> STATUSES =
            Set.of(200, 301, 304, 400, 404, 405, 406, 408, 413, 414, 415, 417, 426, 431, 501, 505);

    private static final int PATIENCE_MILLIS = 60_000; // only so that the test does not hang; never reached

    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", "", " ", "G\0T",
            "GET\t");

    private static final List<String> PATHS = List.of(
            "/",
            "/search",
            "/charfinder",
            "/U+265C",
            "/u+1f1eb%20u+1f1f7",
            "/U+110000",
            "/blocks",
            "/scripts/greek",
            "/categories/Sm",
            "/blocks/%2F",
            "/healthz",
            "/readyz",
            "/metrics",
            "/openapi.json",
            "/suggest",
            "/characters",
            "/characters/U+265C",
            "/text",
            "/text",
            "/text",
            "/characters/\u00E9.json",
            "/characters/",
            "/U+265C.json",
            "/A",
            "/.json",
            "/problems/invalid-query",
            "/problems/",
            "/opensearch.xml",
            "/robots.txt",
            "/favicon.ico",
            "/static/",
            "*",
            "",
            "//",
            "/..",
            "/a/../search",
            "/%2e%2e/",
            "/;a=b",
            "/search;x",
            "http://localhost/",
            "http://[::1",
            "/%",
            "/%00",
            "/%C0%AF",
            "/\u00E9",
            "/\\",
            "/#a",
            "?");

    private static final List<String> PARAMETERS = List.of(
            "q=rook",
            "q=letter",
            "q=%E2%99%9C",
            "q=%FF",
            "q=%",
            "q=%zz",
            "q=\u00FF",
            "q=block:arows",
            "q=%22",
            "q",
            "query=rook",
            "query=cat&start=200",
            "query=block:a&typing=1",
            "char=sun&char=black",
            "text=%E2%99%9C%E2%99%96",
            "text=" + "a".repeat(300),
            "limit=2",
            "limit=0",
            "limit=x",
            "offset=3",
            "offset=99999999999",
            "fields=code,html",
            "fields=,",
            "fields=x",
            "limt=1",
            "start=0",
            "start=-1",
            "start=99999999999",
            "stop=10",
            "stop=0",
            "view=grid",
            "view=x",
            "format=csv",
            "format=json",
            "format=xml",
            "format=",
            "&&&",
            "=",
            "%3D=%26",
            "q=a;b",
            "q=\"",
            "q=rook|knight",
            "q=U%2B0..U%2BFFFF",
            "q=" + "a*+".repeat(100),
            "q=" + "%E2%99%9C".repeat(600));

    private static final List<String> VERSIONS = List.of(
            "HTTP/1.1",
            "HTTP/1.1",
            "HTTP/1.1",
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/2.0",
            "HTTP/1.2",
            "HTTP/11",
            "http/1.1",
            "FOO",
            "");

    private static final List<String> HEADERS = List.of(
            "Host: a",
            "Host: a:b",
            "Host: \u009B",
            "Host:",
            "Connection: close",
            "Connection: keep-alive, \"",
            "Connection: Upgrade",
            "Upgrade: h2c",
            "HTTP2-Settings: a",
            "Accept: text/html",
            "Accept: */*",
            "Accept: \"",
            "Accept: text/csv;q=0.1, a;q=x",
            "Accept-Encoding: gzip",
            "Accept-Encoding: \"",
            "Accept-Encoding: *;q=0",
            "If-None-Match: *",
            "If-None-Match: W/\"",
            "If-None-Match: \"a\", W/\"b\"",
            "If-Modified-Since: x",
            "Content-Length: 0",
            "Content-Length: 5",
            "Content-Length: 9",
            "Content-Length: 500000",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: x",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: x",
            "Content-Encoding: gzip",
            "Content-Type: \"",
            "Content-Type: text/plain",
            "Content-Type: text/plain; charset=utf-16",
            "Content-Type: application/x-www-form-urlencoded",
            "Expect: 100-continue",
            "Expect: x",
            "Range: bytes=0-1",
            "Cookie: a=\"b",
            "Origin: null",
            "User-Agent: curl/8",
            "X-Forwarded-Proto: https",
            " folded",
            ": x",
            "x",
            "X\0: y",
            "X: \0",
            "X: \r",
            "\u00FF: a",
            "X: " + "y".repeat(9000));

    private static final List<String> BODIES = List.of(
            "",
            "",
            "",
            "hello",
            "text=%FF%",
            "5\r\nhello\r\n0\r\n\r\n",
            "5\r\nhel",
            "FFFFFFFFFF\r\n",
            "-1\r\n\r\n",
            "zz\r\n",
            "0\r\n\r\n");

    @AutoClose
    static final RunningSite site = new RunningSite();

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void any_requests_are_answered_or_refused() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            byte[] bytes = requests();
            String what = "seed %d, connection %d: %s".formatted(SEED, i, new String(bytes, ISO_8859_1));
            byte[] answers = {};
            try {
                answers = exchanged(bytes);
                check(answers);
            } catch (AssertionError e) {
                throw new AssertionError(what + "\n-- answered:\n" + new String(answers, ISO_8859_1), e);
            } catch (RuntimeException | IOException e) {
                throw new AssertionError(what, e);
            }
            if (i % BATCH == 0) {
                assertThat(site.get("/search?q=euro+currency&order=code&format=text")
                                .text())
                        .as(what)
                        .isEqualTo("U+20A0 \t₠\tEURO-CURRENCY SIGN\n(1 match for 'euro currency')\n");
                site.assertNoErrorLogged();
            }
        }
    }

    /** One or more requests. Some are malformed, and the last may be cut off. */
    private byte[] requests() {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder requests = new StringBuilder();
        for (int left = random.nextInt(4) == 0 ? random.nextInt(10) : 1; left > 0; left--) {
            String lineEnd = random.nextInt(20) == 0 ? "\n" : "\r\n";
            requests.append(any(METHODS)).append(' ').append(any(PATHS));
            String separator = "?";
            for (int parameters = random.nextInt(4); parameters > 0; parameters--) {
                requests.append(separator).append(any(PARAMETERS));
                separator = "&";
            }
            requests.append(' ').append(any(VERSIONS)).append(lineEnd);
            if (random.nextInt(10) > 0) {
                requests.append("Host: a").append(lineEnd);
            }
            for (int headers = random.nextInt(4); headers > 0; headers--) {
                requests.append(any(HEADERS)).append(lineEnd);
            }
            requests.append(lineEnd).append(any(BODIES));
        }
        byte[] bytes = requests.toString().getBytes(ISO_8859_1);
        for (int spoilt = random.nextInt(5) == 0 ? random.nextInt(4) : 0; spoilt > 0 && bytes.length > 0; spoilt--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** All that the server sends until it closes, after the client has sent all bytes, in one piece or in two. */
    private byte[] exchanged(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                int cut = random.nextInt(bytes.length + 1);
                out.write(bytes, 0, cut);
                out.write(bytes, cut, bytes.length - cut);
                socket.shutdownOutput();
                return socket.getInputStream().readAllBytes();
            } catch (SocketException e) {
                return new byte[0]; // closed before all was sent; the kernel may discard the response
            }
        }
    }

    /** All statuses are documented, and all responses are whole, except the last if the connection was closed. */
    private static void check(byte[] answers) throws IOException {
        InputStream in = new ByteArrayInputStream(answers);
        while (in.available() > 0) {
            HttpReply head;
            in.mark(answers.length);
            try {
                head = HttpReply.read(in, true);
            } catch (EOFException e) {
                return;
            }
            if (head.status() == 100) {
                continue;
            }
            assertThat(head.status()).isIn(STATUSES);
            assertThat(head.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(head.header("Content-Security-Policy")).isNotNull();
            if (head.status() != 304) {
                skipBody(in, head);
            }
        }
    }

    /** Skips a body, unless the request was a HEAD, whose response has none. */
    private static void skipBody(InputStream in, HttpReply head) throws IOException {
        in.mark(Integer.MAX_VALUE);
        byte[] rest = in.readAllBytes();
        in.reset();
        if (rest.length == 0 || new String(rest, 0, Math.min(9, rest.length), ISO_8859_1).equals("HTTP/1.1 ")) {
            return;
        }
        if ("chunked".equals(head.header("Transfer-Encoding"))) {
            String body = new String(rest, ISO_8859_1);
            int end = body.indexOf("\r\n0\r\n\r\n");
            in.skipNBytes(end < 0 ? rest.length : end + 7);
        } else {
            String length = head.header("Content-Length"); // null: the body ends with the connection
            in.skipNBytes(length == null ? rest.length : Math.min(rest.length, Integer.parseInt(length)));
        }
    }
}
