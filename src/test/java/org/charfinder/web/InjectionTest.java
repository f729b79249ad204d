package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.WhiteSpace;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTML, headers and JSON in any part of a request stay text in the response. */
class InjectionTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The elements of the templates. They include {@code tbody} and others that a parser would add. */
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "link",
            "script",
            "body",
            "header",
            "a",
            "span",
            "form",
            "label",
            "input",
            "button",
            "main",
            "h1",
            "small",
            "p",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "bdi",
            "nav",
            "ul",
            "li",
            "h2",
            "textarea",
            "section",
            "details",
            "summary",
            "dl",
            "div",
            "dt",
            "dd",
            "footer");

    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "charset",
            "name",
            "content",
            "rel",
            "href",
            "type",
            "src",
            "defer",
            "class",
            "aria-hidden",
            "action",
            "role",
            "for",
            "id",
            "value",
            "placeholder",
            "dir",
            "autocomplete",
            "autocapitalize",
            "maxlength",
            "spellcheck",
            "enterkeyhint",
            "aria-label",
            "aria-current",
            "title",
            "scope",
            "colspan",
            "data-open",
            "data-code",
            "data-json",
            "data-text",
            "data-html",
            "data-java",
            "data-javascript",
            "data-python",
            "property",
            "method",
            "rows",
            "required");

    private static final Set<String> HEADERS = Set.of(
            "Date",
            "Vary",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "ETag",
            "Cache-Control",
            "Content-Type",
            "Content-Length",
            "Transfer-Encoding",
            "Connection",
            "Location",
            "Link",
            "Allow",
            "Accept-Encoding");

    /** An address of this site, percent-encoded. */
    private static final Pattern LINK = Pattern.compile("</search\\?[-.*_%+&=A-Za-z0-9]+>; rel=\"(next|prev|first)\"");

    /** An address of this site or on this page, in an attribute. */
    private static final Pattern ADDRESS = Pattern.compile("/(?![/\\\\])[!-~]*|#at\\d+");

    @AutoClose
    static final RunningSite site = new RunningSite();

    /** The forms of a text in which a percent sign may begin an escape. */
    static Stream<String> payloads() throws IOException {
        try (InputStream file = InjectionTest.class.getResourceAsStream("xss.txt")) {
            return new String(file.readAllBytes(), UTF_8).lines();
        }
    }

    /** Encodes all bytes except escapes and letters. */
    private static String inAddress(String payload) {
        StringBuilder address = new StringBuilder();
        byte[] bytes = payload.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape = bytes[i] == '%' && payload.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
            boolean letter = bytes[i] > ' ' && Character.isLetterOrDigit(bytes[i]);
            address.append(escape || letter ? "" + (char) bytes[i] : "%%%02X".formatted(bytes[i]));
        }
        return address.toString();
    }

    /** The text that the server must read; null if it is not UTF-8. */
    private static String meant(String address) {
        ByteBuffer bytes = ByteBuffer.allocate(address.length());
        for (int i = 0; i < address.length(); i++) {
            boolean escape = address.charAt(i) == '%';
            bytes.put((byte) (escape ? Integer.parseInt(address.substring(i + 1, i + 3), 16) : address.charAt(i)));
            i += escape ? 2 : 0;
        }
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void in_the_box_it_stays_what_was_typed(String payload) throws IOException {
        String value = inAddress(payload);
        HttpReply reply = site.get("/?query=" + value, "Accept: text/html");
        assertThat(reply.status()).isIn(200, 400);
        Document page = assertHarmless(reply);
        String meant = meant(value);
        if (meant == null) {
            assertThat(reply.status()).isEqualTo(400);
            return;
        }
        assertHarmless(site.get("/?typing=1&query=" + value, "Accept: text/html"));
        assertHarmless(site.get("/?typing=1&query=block:a+" + value, "Accept: text/html"));
        String query = WhiteSpace.strip(meant).toString();
        Document card = assertHarmless(site.get("/U+265C?query=" + value, "Accept: text/html"));
        for (Document found : List.of(page, card)) {
            assertThat(found.getElementById("query").attr("value")).isEqualTo(asShown(query));
        }
        assertThat(page.title()).endsWith("charfinder");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void where_programs_ask_it_stays_text(String payload) throws IOException {
        String value = inAddress(payload);
        String meant = meant(value);
        assertHarmless(site.get("/charfinder?char=" + value + "&char=" + value, "Accept: text/html"));
        assertHarmless(site.get("/charfinder?char=" + value));
        HttpReply reply = site.get("/search?q=" + value + "&format=json");
        assertHarmless(reply);
        if (reply.status() == 200) {
            JsonNode found = JSON.readTree(reply.text());
            assertThat(found.propertyNames())
                    .filteredOn(name -> !name.equals("closest"))
                    .containsExactly("query", "total", "start", "stop", "next", "suggestions", "items");
            assertThat(found.get("query").asString())
                    .isEqualTo(WhiteSpace.strip(meant).toString());
        }
        assertHarmless(site.get("/suggest?q=" + value));
        HttpReply cards = site.get("/characters?text=" + value);
        assertHarmless(cards);
        if (cards.status() == 200) {
            assertThat(JSON.readTree(cards.text())
                            .get("items")
                            .valueStream()
                            .map(card -> card.get("char").asString(""))
                            .collect(Collectors.joining()))
                    .isEqualTo(meant);
        }
        for (String format : List.of("text", "csv", "tsv", "jsonl")) {
            assertHarmless(site.get("/search?q=" + value + "&format=" + format));
        }
    }

    /** With pictures in place of controls. */
    private static String asShown(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        c != '\t' && c != '\n' && Character.isISOControl(c) ? Picture.of(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void in_a_pasted_text_it_stays_text(String payload) throws IOException {
        String value = inAddress(payload);
        String meant = meant(value);
        assertHarmless(site.get("/text?text=" + value));
        byte[] form = ("text=" + value).getBytes(ISO_8859_1);
        HttpReply reply = HttpReply.post(site.port(), "/text", form, "Content-Type: application/x-www-form-urlencoded");
        Document page = assertHarmless(reply);
        assertThat(reply.status()).isEqualTo(meant == null ? 400 : 200);
        if (meant == null) {
            return;
        }
        String shown = page.getElementById("text").wholeText();
        assertThat(shown).isEqualTo(asShown(meant.replace("\r\n", "\n"))); // as forms send line ends
        HttpReply json = HttpReply.post(site.port(), "/text", meant.getBytes(UTF_8), "Content-Type: text/plain");
        assertHarmless(json);
        assertThat(JSON.readTree(json.text())
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("char").asString())
                        .collect(Collectors.joining()))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void where_it_is_ignored_it_does_no_harm(String payload) throws IOException {
        String value = inAddress(payload);
        for (String path : List.of("/", "/text", "/U+265C", "/blocks", "/blocks/arrows")) {
            HttpReply reply = site.get(path + "?" + value + "=" + value, "Accept: text/html");
            assertThat(reply.status()).as(path).isIn(200, 400); // 400: not UTF-8
            assertHarmless(reply);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void where_it_makes_no_sense_it_is_refused_without_harm(String payload) throws IOException {
        String value = inAddress(payload);
        for (String address : List.of(
                "/search?q=a&format=" + value,
                "/search?q=a&start=" + value,
                "/?query=a&start=" + value,
                "/?query=a&view=" + value,
                "/blocks/" + value,
                "/scripts/greek?start=" + value,
                "/search?q=a&stop=" + value,
                "/search?q=a&limit=" + value,
                "/search?q=a&offset=" + value,
                "/search?q=a&fields=" + value,
                "/suggest?q=a&" + value + "=" + value,
                "/characters/U+265C" + value,
                "/characters/" + value + value,
                "/problems/" + value,
                "/" + value,
                "/U+265C" + value,
                "/static/" + value,
                "/search/" + value,
                "/search?" + value + "=" + value)) {
            for (String accepted : List.of("text/html,*/*", "*/*")) {
                HttpReply reply = site.get(address, "Accept: " + accepted);
                if (reply.status() == 301) { // a single character has a card
                    assertThat(reply.header("Location")).matches("/U\\+00[0-9A-F]{2}");
                } else {
                    assertThat(reply.status()).as(address).isIn(400, 404);
                }
                assertHarmless(reply);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void as_it_is_in_an_address_or_a_header_it_is_taken_or_refused_without_harm(String payload) throws IOException {
        String raw = payload.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
        String octets = new String(raw.getBytes(UTF_8), ISO_8859_1);
        for (String address : List.of("/?query=" + octets, "/" + octets, "/search?format=json&q=" + octets, octets)) {
            for (HttpReply reply : HttpReply.send(
                    site.port(),
                    ("GET " + address + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n").getBytes(ISO_8859_1),
                    false)) {
                assertThat(reply.status()).as(address).isNotEqualTo(500);
                assertHarmless(reply);
            }
        }
        String meant = meant(inAddress(payload));
        String value = meant == null ? payload : meant; // may contain controls
        for (String header : List.of(
                "Host",
                "Accept",
                "If-None-Match",
                "Accept-Encoding",
                "User-Agent",
                "Referer",
                "Origin",
                "Cookie",
                "Range",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "Forwarded",
                "Connection",
                "Content-Type",
                "Expect")) {
            String octetsOfValue = new String(value.getBytes(UTF_8), ISO_8859_1);
            String host = header.equals("Host") ? "" : "Host: a\r\n";
            String request = "GET /u+41 HTTP/1.1\r\n" + host + header + ": " + octetsOfValue + "\r\n\r\n";
            for (HttpReply reply : HttpReply.send(site.port(), request.getBytes(ISO_8859_1), false)) {
                assertThat(reply.status()).as(header).isNotEqualTo(500);
                assertThat(reply.header("Location")).isIn("/U+0041", null);
                assertHarmless(reply);
            }
        }
    }

    /** Checks that a page has only the elements of its template; returns it, or null if the response is not a page. */
    private static Document assertHarmless(HttpReply reply) throws IOException {
        assertThat(reply.headers())
                .allSatisfy(
                        line -> assertThat(line.substring(0, line.indexOf(':'))).isIn(HEADERS));
        for (String line : reply.headers()) {
            if (line.startsWith("Link: ")) {
                assertThat(line.substring("Link: ".length()).split(", "))
                        .allMatch(link -> LINK.matcher(link).matches());
            } else {
                assertThat(line).doesNotContain("alert", "evil");
            }
        }
        assertThat(reply.headers().stream().map(line -> line.replaceFirst(":.*", "")))
                .filteredOn(name -> !name.equals("Vary"))
                .doesNotHaveDuplicates();
        String type = reply.header("Content-Type");
        if (type == null) {
            assertThat(reply.body()).isEmpty();
            return null;
        }
        switch (type) {
            case "text/html; charset=utf-8":
                Document page = Jsoup.parse(reply.text(), Parser.htmlParser());
                assertHarmless(page);
                return page;
            case "application/problem+json":
                assertThat(JSON.readTree(reply.text()).propertyNames())
                        .containsExactly("type", "title", "status", "detail", "suggestions");
                return null;
            case "application/json", "application/x-suggestions+json":
                JSON.readTree(reply.text());
                return null;
            case "application/jsonl":
                reply.text()
                        .lines()
                        .forEach(line -> assertThat(JSON.readTree(line).propertyNames())
                                .startsWith("code", "char", "shown", "name")
                                .isSubsetOf("code", "char", "shown", "name", "matched"));
                return null;
            default:
                assertThat(type).matches("text/(plain|csv|tab-separated-values); charset=utf-8");
                return null;
        }
    }

    /** A page has hundreds of elements, so each check is a comparison, and only what fails is an assertion. */
    private static void assertHarmless(Document page) {
        Set<String> scripts = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (Element element : page.getAllElements()) {
            if (element == page) {
                continue;
            }
            if (!ELEMENTS.contains(element.normalName())) {
                faults.add("element " + element.normalName());
            }
            for (Attribute attribute : element.attributes()) {
                checkAttribute(attribute, faults);
            }
            if (element.normalName().equals("script")) {
                assertThat(element.attr("src")).startsWith("/static/script.");
                assertThat(element.data()).isEmpty();
                scripts.add(element.attr("src"));
            }
            for (Node child : element.childNodes()) {
                if (child instanceof Comment) {
                    faults.add("comment " + child);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(scripts.size()).isLessThanOrEqualTo(1);
        assertThat(page.select("title").size()).isEqualTo(1);
    }

    private static void checkAttribute(Attribute attribute, List<String> faults) {
        boolean isAddress = switch (attribute.getKey()) {
            case "href", "src", "action" -> true;
            default -> false;
        };
        boolean isHarmless = ATTRIBUTES.contains(attribute.getKey())
                && (!isAddress || ADDRESS.matcher(attribute.getValue()).matches());
        if (!isHarmless) {
            faults.add("attribute " + attribute);
        }
    }
}
