package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.unicode.Picture;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients of many kinds send, and what they need to get on. */
class AnyClientTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningSite site;

    @BeforeAll
    static void serve() throws IOException {
        site = new RunningSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    // parameters

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /search?q=a&limit=1&limit=2   | give limit only once
            /search?q=a&q=b               | give q only once
            /search?q=a&format=csv&format=json | give format only once
            /suggest?q=a&q=b              | give q only once
            /characters?text=a&text=b     | give text only once
            /text?text=a&text=b           | give text only once
            /search?q=a&limit=%2B1        | limit must be a number from 1 to 1000
            /search?q=a&limit=-1          | limit must be a number from 1 to 1000
            /search?q=a&limit=99999999999 | limit must be a number from 1 to 1000
            """)
    void a_value_that_would_have_no_effect_is_refused(String address, String detail) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(JSON.readTree(reply.text()).get("detail").asString()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /search?q=a&lmit=1        | limit
            /search?q=a&LIMIT=1       | limit
            /search?q=a&order=Best    | best
            /search?q=a&order=cod     | code
            /search?q=a&format=JSON   | json
            /search?q=a&format=jsn    | json
            /search?q=a&fields=NAME   | name
            /search?q=a&fields=cde    | code
            /search?q=a&fields=code,qq | -
            /search?q=a&format=xml    | -
            /?query=a&view=table      | -
            /?query=a&view=gird       | grid
            /characters?txt=a         | text
            """)
    void what_is_near_is_told_as_data(String address, String near) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(400);
        JsonNode suggestions = JSON.readTree(reply.text()).get("suggestions");
        assertThat(suggestions.valueStream().map(JsonNode::asString))
                .isEqualTo(near.equals("-") ? List.of() : List.of(near));
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=rook&fields=code&fields=name, /search?q=rook&fields=code%2Cname",
        "/search?q=rook&limit=&offset=&order=&format=&fields=, /search?q=rook",
        "/search?query=rook, /search?q=rook",
        "/suggest?query=rook, /suggest?q=rook",
        "/?q=rook, /?query=rook"
    })
    void clients_may_write_the_same_in_several_ways(String address, String usual) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(site.get(usual).text());
    }

    // addresses

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /%2F           | /U+002F
            /%25           | /U+0025
            /%23           | /U+0023
            /%3F           | /U+003F
            /A             | /U+0041
            /+             | /U+002B
            /u%2B265c      | /U+265C
            /0%EF%B8%8F%E2%83%A3   | /U+0030%20U+FE0F%20U+20E3
            /%23%EF%B8%8F%E2%83%A3 | /U+0023%20U+FE0F%20U+20E3
            """)
    void each_character_is_an_address(String address, String card) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.header("Location")).isEqualTo(card);
        assertThat(site.get("/characters" + address).text())
                .isEqualTo(site.get("/characters" + card).text());
    }

    @ParameterizedTest
    @CsvSource({
        "/static%2Fstyle.css, 404",
        "/..%2F..%2Fetc%2Fpasswd, 404",
        "/search%2F, 404",
        "/%252F, 404",
        "/blocks%2Farrows, 200",
        "/%2e%2e, 400",
        "/%00, 400"
    })
    void what_is_encoded_twice_or_leads_elsewhere_is_nothing(String address, int status) throws IOException {
        assertThat(site.get(address).status()).isEqualTo(status);
    }

    // encodings and tags

    @ParameterizedTest
    @ValueSource(strings = {"identity;q=0", "*;q=0", "br, identity;q=0", "gzip;q=0, *;q=0", "\"", ";", "gzip;q=\""})
    void a_client_gets_its_answer_whatever_encodings_it_accepts(String encodings) throws IOException {
        for (String address : List.of("/", "/search?q=rook", "/search?q=letter&format=csv", "/U+265C")) {
            HttpReply reply = site.get(address, "Accept-Encoding: " + encodings);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Encoding")).isNull();
            assertThat(reply.vary()).contains("Accept-Encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=rook", "/openapi.json", "/U+265C.json"})
    void a_tag_that_a_proxy_has_made_strong_is_known(String address) throws IOException {
        String strong = site.get(address).header("ETag").substring("W/".length());
        assertThat(site.get(address, "If-None-Match: " + strong).status()).isEqualTo(304);
    }

    // scripts of other origins

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://a.example | https://a.example | /search?q=a | 204 | GET, HEAD
            *                 | https://a.example | /U+265C     | 204 | GET, HEAD
            *                 | https://a.example | /text       | 204 | GET, HEAD, POST
            https://a.example | https://b.example | /search?q=a | 405 | -
            https://a.example | null              | /search?q=a | 405 | -
            *                 | https://a.example | /metrics    | 405 | -
            -                 | https://a.example | /search?q=a | 405 | -
            """)
    void a_script_may_ask_whether_it_may_send_headers(
            String allowed, String origin, String address, int status, String methods) throws IOException {
        try (RunningSite open = RunningSite.readableFrom(allowed == null ? List.of() : List.of(allowed))) {
            HttpReply reply = open.ask(
                    "OPTIONS",
                    address,
                    "Origin: " + origin,
                    "Access-Control-Request-Method: GET",
                    "Access-Control-Request-Headers: if-none-match");
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo(methods);
            assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo(methods == null ? null : "*");
            assertThat(open.ask("OPTIONS", address, "Origin: " + origin).status())
                    .isEqualTo(405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%FF", "//", "/nothing", "/search"})
    void a_script_may_read_why_its_request_is_refused(String address) throws IOException {
        try (RunningSite open = RunningSite.readableFrom(List.of("https://a.example"))) {
            HttpReply reply = open.get(address, "Origin: https://a.example");
            assertThat(reply.status()).isIn(400, 404);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
            assertThat(reply.vary()).contains("Origin").doesNotHaveDuplicates();
        }
    }

    // controls

    static Set<Integer> controls() {
        Set<Integer> controls = new TreeSet<>();
        for (int c = 0; c < 0xA0; c++) {
            if (Character.isISOControl(c)) {
                controls.add(c);
            }
        }
        return controls;
    }

    /** One of each kind, so that each is alone, and all others in one text. */
    static List<String> controlsAloneAndTogether() {
        String alone = "\0\b\t\n\r\u001B\u007F\u0085\u009B";
        Stream<String> together =
                Stream.of(controls().stream().map(Character::toString).collect(Collectors.joining()));
        return Stream.concat(alone.codePoints().mapToObj(Character::toString), together)
                .toList();
    }

    /** A terminal that shows a response must not obey it. Tabs and line ends are part of each format. */
    @ParameterizedTest
    @MethodSource("controlsAloneAndTogether")
    void no_control_comes_back_as_it_is(String controls) throws IOException {
        String value = URLEncoder.encode("a" + controls + "[31m", UTF_8);
        for (String start : List.of(
                "/?query=",
                "/?typing=1&query=",
                "/?query=block:",
                "/?view=",
                "/charfinder?char=",
                "/text?text=",
                "/U+265C?query=",
                "/search?q=",
                "/search?format=text&q=",
                "/search?format=csv&q=",
                "/search?q=a&format=",
                "/search?q=a&fields=",
                "/search?",
                "/suggest?q=",
                "/blocks/",
                "/")) {
            for (String accepted : List.of("text/html", "*/*")) {
                HttpReply reply = site.get(start + value, "Accept: " + accepted);
                assertThat(reply.text())
                        .as(start)
                        .matches(text ->
                                text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n'));
                assertThat(String.join("", reply.headers()))
                        .as(start)
                        .matches(line -> line.chars().noneMatch(Character::isISOControl));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("controls")
    void the_search_box_shows_controls_as_pictures(int control) throws IOException {
        String query = "a" + Character.toString(control) + "b";
        String page = site.get("/?query=" + URLEncoder.encode(query, UTF_8)).text();
        String shown = control == '\t' || control == '\n' ? query : "a" + Picture.of(control) + "b";
        assertThat(Jsoup.parse(page, Parser.htmlParser())
                        .select("input[name=query]")
                        .val())
                .isEqualTo(shown);
    }

    // versions of HTTP

    @ParameterizedTest
    @CsvSource({
        "GET /healthz HTTP/1.0, 200",
        "GET http://charfinder.example/healthz HTTP/1.1, 200",
        "GET http://other.example/healthz HTTP/1.1, 400",
        "GET /healthz HTTP/2.0, 426",
        "GET /\u265C HTTP/1.1, 400"
    })
    void other_forms_of_the_request_line_are_understood_or_refused(String line, int status) throws IOException {
        String octets = new String(line.getBytes(UTF_8), ISO_8859_1);
        byte[] request = (octets + "\r\nHost: charfinder.example\r\n\r\n").getBytes(ISO_8859_1);
        assertThat(HttpReply.send(site.port(), request, false))
                .singleElement()
                .extracting(HttpReply::status)
                .isEqualTo(status);
    }
}
