package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A text that is sent to {@code /text}: what is said of it, what is refused, and how its body is read. */
class TextResourceTest {

    private static final String PLAIN = "Content-Type: text/plain";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String BROWSER = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final String TEXT = "pаy\u202E\n❤️";

    @AutoClose
    static final RunningSite site = new RunningSite();

    private static HttpReply post(String body, String... headers) throws IOException {
        return HttpReply.post(site.port(), "/text", body.getBytes(UTF_8), headers);
    }

    private static List<JsonNode> items(String text) throws IOException {
        JsonNode json = JsonMapper.shared().readTree(post(text, PLAIN).text());
        List<JsonNode> items = json.get("items").valueStream().toList();
        assertThat(json.get("total").asInt()).isEqualTo(items.size());
        return items;
    }

    @Test
    void a_form_may_have_very_many_fields() throws IOException {
        HttpReply reply = post("a&".repeat(190_000) + "text=b&text=c", FORM);
        assertThat(Jsoup.parse(reply.text()).selectFirst("textarea").wholeText())
                .isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                | U+0061
            ab               | U+0061 / U+0062
            e\\u0302\\u0323  | U+0065 U+0302 U+0323
            🇫🇷🇫🇷             | U+1F1EB U+1F1F7 / U+1F1EB U+1F1F7
            👨\\u200D💻x       | U+1F468 U+200D U+1F4BB / U+0078
            a\\u000D\\u000Ab | U+0061 / U+000D U+000A / U+0062
            각               | U+AC01
            \\u0000\\u0301   | U+0000 / U+0301
            """)
    void a_text_is_cut_into_what_a_user_takes_for_characters(String text, String codes) throws IOException {
        assertThat(items(unescaped(text)).stream()
                        .map(item -> item.get("code").asString())
                        .toList())
                .isEqualTo(List.of(codes.split(" / ")));
    }

    /** Replaces {@code \}{@code u0041} by what it stands for. */
    private static String unescaped(String text) {
        StringBuilder unescaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                unescaped.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
                i += 5;
            } else {
                unescaped.append(text.charAt(i));
            }
        }
        return unescaped.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain text, (1) | -
            \\u0009\\u000A  | -
            ❤\\uFE0F        | -
            👨\\u200D💻       | -
            \\u200B         | U+200B invisible
            \\u00A0         | U+00A0 invisible
            \\u0007         | U+0007 invisible
            \\u3164         | U+3164 invisible
            a\\u200D        | U+0061 U+200D invisible
            \\u202E         | U+202E invisible bidirectional
            \\u2069         | U+2069 invisible bidirectional
            \\u0600         | -
            pаypal          | U+0430 confusable a
            сосо            | U+0441 confusable c, U+043E confusable o, U+0441 confusable c, U+043E confusable o
            мама            | -
            мама сосо       | U+0441 confusable c, U+043E confusable o, U+0441 confusable c, U+043E confusable o
            ma мама         | -
            ｂ               | U+FF42 confusable b
            ‘               | U+2018 confusable '
            é               | -
            漢字             | -
            """)
    void what_a_reader_may_overlook_is_told(String text, String told) throws IOException {
        List<String> flagged = new ArrayList<>();
        for (JsonNode item : items(unescaped(text))) {
            String flags = "";
            for (JsonNode flag : item.get("flags")) {
                flags += " " + flag.asString();
            }
            if (!flags.isEmpty()) {
                String like = item.get("looks_like").asString("");
                flagged.add((item.get("code").asString() + flags + " " + like).strip());
            }
        }
        assertThat(String.join(", ", flagged)).isEqualTo(told.equals("-") ? "" : told);
    }

    @Test
    void json_has_the_names_of_all_code_points() throws IOException {
        assertThat(post("❤️", PLAIN).text())
                .isEqualTo("{\"total\":1,\"items\":[\n{\"code\":\"U+2764 U+FE0F\",\"char\":\"❤\\uFE0F\","
                        + "\"shown\":\"❤\\uFE0F\",\"name\":\"red heart\",\"flags\":[],\"looks_like\":null,"
                        + "\"code_points\":[{\"code\":\"U+2764\",\"name\":\"HEAVY BLACK HEART\"},"
                        + "{\"code\":\"U+FE0F\",\"name\":\"VARIATION SELECTOR-16\"}]}\n]}\n");
        assertThat(post("", PLAIN).text()).isEqualTo("{\"total\":0,\"items\":[\n]}\n");
    }

    @Test
    void the_page_shows_each_with_words_and_a_link() throws IOException {
        Document page = Jsoup.parse(post("text=" + TEXT + "e%CC%82%CC%A3", FORM).text());
        assertThat(page.select(".cell").eachText())
                .containsExactly(
                        "p",
                        "а looks like a",
                        "y",
                        "RLO invisible bidirectional",
                        "LF",
                        "❤️",
                        "e\u0302\u0323 U+0065 U+0302 U+0323");
        assertThat(page.select(".flagged a").eachText())
                .containsExactly("1 invisible", "1 bidirectional", "1 easily mistaken");
        assertThat(page.select(".flagged a").eachAttr("href")).containsExactly("#at3", "#at3", "#at1");
        assertThat(page.getElementById("at3").attr("title")).isEqualTo("RIGHT-TO-LEFT OVERRIDE");
        assertThat(page.select("#text").text()).isEqualTo(TEXT + "e\u0302\u0323");
        for (Element link : page.select("main .text a[href^=/]")) {
            assertThat(site.get(link.attr("href")).status())
                    .as(link.attr("href"))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\u000Aa     | \\u000Aa
            a\\u000D\\u000Ab | a\\u000Ab
            a+b%2B&x=y   | a b+
            ♜            | ♜
            """)
    void a_form_is_decoded_as_browsers_write_it(String value, String text) throws IOException {
        Document page = Jsoup.parse(post("text=" + unescaped(value), FORM).text());
        assertThat(page.getElementById("text").wholeText()).isEqualTo(unescaped(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  |                                                 | */*              | text/html; charset=utf-8
            GET  |                                                 | application/json | application/json
            POST | application/x-www-form-urlencoded               | */*              | text/html; charset=utf-8
            POST | application/x-www-form-urlencoded;charset=UTF-8 | application/json | application/json
            POST | text/plain                                      | */*              | application/json
            POST | Text/Plain; charset="utf-8"                     | application/json | application/json
            POST | text/plain; charset=us-ascii                    | text/html        | text/html; charset=utf-8
            """)
    void a_client_gets_the_page_or_json_and_nothing_is_kept(String method, String sent, String accepted, String type)
            throws IOException {
        HttpReply reply = method.equals("GET")
                ? site.get("/text?text=a", "Accept: " + accepted)
                : post("text=a", "Content-Type: " + sent, "Accept: " + accepted);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(type);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("ETag")).isNull();
        assertThat(reply.vary()).containsExactly("Accept", "Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                        | \u00FF       | 400 | the text is not UTF-8
            text/plain                        | \u00ED\u00A0\u0080 | 400 | the text is not UTF-8
            application/x-www-form-urlencoded | text=\u00FF  | 400 | the text is not UTF-8
            application/x-www-form-urlencoded | text=%FF     | 400 | the text is not UTF-8
            application/x-www-form-urlencoded | text=%       | 400 | the text is not UTF-8
            application/x-www-form-urlencoded | tex=a        | 400 | text is missing; try /text?text=p%D0%B0ypal
            text/html                         | a            | 415 | send text/plain or a form, in UTF-8
            application/json                  | {}           | 415 | send text/plain or a form, in UTF-8
            text/plain; charset=iso-8859-1    | a            | 415 | send text/plain or a form, in UTF-8
            multipart/form-data; boundary=b   | a            | 415 | send text/plain or a form, in UTF-8
            """)
    void what_is_no_text_is_refused(String type, String body, int status, String detail) throws IOException {
        byte[] bytes = body.getBytes(ISO_8859_1);
        HttpReply problem = HttpReply.post(site.port(), "/text", bytes, "Content-Type: " + type);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.header("Cache-Control")).isEqualTo("no-store");
        assertThat(JsonMapper.shared().readTree(problem.text()).get("detail").asString())
                .isEqualTo(detail);
        HttpReply page = HttpReply.post(site.port(), "/text", bytes, "Content-Type: " + type, BROWSER);
        assertThat(page.status()).isEqualTo(status);
        assertThat(Jsoup.parse(page.text()).select("main p").text()).isEqualToIgnoringCase(detail + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Content-Type: text/plain\r\nContent-Encoding: gzip"})
    void a_body_says_what_it_is_and_is_not_compressed(String headers) throws IOException {
        assertThat(post("a", headers).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "post"})
    void other_methods_are_refused(String method) throws IOException {
        HttpReply reply = site.ask(method, "/text");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, a, 65536, 200",
        "text/plain, a, 65537, 413",
        "text/plain, ♜, 21846, 413",
        "application/x-www-form-urlencoded, %0D%0A, 65536, 200",
        "application/x-www-form-urlencoded, %0D%0A, 65537, 413",
        "application/x-www-form-urlencoded, a, 65537, 413",
        "text/html, a, 400000, 413",
    })
    void a_text_may_have_64_kib(String type, String character, int count, int status) throws IOException {
        String body = (type.endsWith("urlencoded") ? "text=" : "") + character.repeat(count);
        assertThat(post(body, "Content-Type: " + type).status()).isEqualTo(status);
        String length = Integer.toHexString(body.getBytes(UTF_8).length);
        String chunked = "POST /text HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: " + type
                + "\r\n\r\n" + length + "\r\n" + body + "\r\n0\r\n\r\n";
        assertThat(HttpReply.send(site.port(), chunked.getBytes(UTF_8), false))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50})
    void a_text_does_not_depend_on_how_its_bytes_arrive(int size) throws IOException {
        byte[] body = TEXT.getBytes(UTF_8);
        byte[] request = ("POST /text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: " + body.length
                        + "\r\n\r\n" + TEXT + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                .getBytes(UTF_8);
        try (Socket socket = new Socket("127.0.0.1", site.port())) {
            socket.setTcpNoDelay(true);
            for (int i = 0; i < request.length; i += size) {
                socket.getOutputStream().write(request, i, Math.min(size, request.length - i));
            }
            assertThat(HttpReply.read(socket.getInputStream(), false).text())
                    .isEqualTo(post(TEXT, PLAIN).text());
            assertThat(HttpReply.read(socket.getInputStream(), false).text()).isEqualTo("alive\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"})
    void half_a_body_is_no_text(String half) throws IOException {
        String request = "POST /text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n" + half;
        assertThat(HttpReply.send(site.port(), request.getBytes(UTF_8), false))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(400));
        site.assertNoErrorLogged();
    }

    /** Sends the first of three bytes of a body, after the server has said that it reads the body. */
    private static void begin(Socket socket) throws IOException {
        String head = "POST /text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n"
                + "Expect: 100-continue\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(UTF_8));
        byte[] answer = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8);
        assertThat(socket.getInputStream().readNBytes(answer.length)).isEqualTo(answer);
        socket.getOutputStream().write('a');
    }

    @Test
    void a_body_that_does_not_arrive_holds_no_thread_and_is_given_up() throws IOException {
        try (RunningSite crowded = new RunningSite()) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < RequestBodies.MOST; i++) {
                slow.add(new Socket("127.0.0.1", crowded.port()));
                begin(slow.get(i));
            }
            HttpReply refused = HttpReply.post(crowded.port(), "/text", new byte[] {'a'}, PLAIN);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
            assertThat(crowded.get("/text?text=a").status()).isEqualTo(200);
            long begin = System.nanoTime();
            crowded.server.closeStalledConnections(begin);
            for (Socket socket : slow) {
                socket.getOutputStream().write('b');
            }
            crowded.server.closeStalledConnections(begin + SECONDS.toNanos(31));
            for (Socket socket : slow) {
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
                socket.close();
            }
            HttpReply served = null;
            while (served == null || served.status() == 503) { // until the server has noticed that all have gone
                served = HttpReply.post(crowded.port(), "/text", new byte[] {'a'}, PLAIN);
            }
            assertThat(served.status()).isEqualTo(200);
        }
    }

    @Test
    void a_server_that_shuts_down_takes_no_text() throws IOException {
        try (RunningSite draining = new RunningSite()) {
            draining.server.drain();
            HttpReply reply = HttpReply.post(draining.port(), "/text", new byte[] {'a'}, PLAIN);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Connection")).isEqualTo("close");
        }
    }
}
