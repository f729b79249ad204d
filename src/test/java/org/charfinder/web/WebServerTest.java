package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.charfinder.format.OutputFormat;
import org.charfinder.query.Finder;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.Order;
import org.charfinder.query.QueryResult;
import org.charfinder.query.Suggestion;
import org.charfinder.unicode.WhiteSpace;
import org.charfinder.web.metrics.LineStatistics;
import org.charfinder.web.page.Links;
import org.charfinder.work.Workers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The responses of the site, address by address and header by header. */
class WebServerTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROBLEM = "application/problem+json";

    @AutoClose
    static final RunningSite site = new RunningSite();

    private static String[] accept(String accepted) {
        return accepted == null ? new String[0] : new String[] {"Accept: " + accepted};
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static JsonNode json(HttpReply reply) throws IOException {
        return JSON.readTree(reply.text());
    }

    private static List<String> texts(JsonNode array, String name) {
        return array.valueStream().map(object -> object.get(name).asString()).toList();
    }

    // the addresses

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            / | html | <h1 id="status"
            / | html | <li><a href="/U+2192" title="RIGHTWARDS ARROW"><bdi>→</bdi></a></li>
            / | html | title="ZERO WIDTH SPACE"><bdi class="label">ZWSP</bdi></a></li>
            /?query=chess+rook&start= | html | <h1 id="status">18 characters</h1>
            /?query=rook&start=7 | html | rel="prev" href="/?query=rook"
            /?query=letter&start=999999999999 | html | rel="prev" href="/?query=letter&amp;start=11400"
            /?query=&start=3 | html | Enter words describing characters.
            /?query=block:di&typing=1 | html | <main id="main" data-open>
            /?query=block:di&typing=1 | html | <a href="/?query=block%3Adingbats">block:dingbats</a>
            /?query=che&typing=1 | html | <a rel="next" href="/?query=che&amp;start=50&amp;typing=1">next 200</a>
            /?query=block:xyzzy&typing=1 | html | <h1 id="status">no block &quot;xyzzy&quot;
            /?query=block:xyzzy&typing=1 | html | <a href="/blocks">All blocks</a>
            /?query=&typing=1 | html | Enter words describing characters.
            /?query=rook | html | <tr class="group"><th colspan="3" scope="rowgroup">In the name</th></tr>
            /?query=snowmam | html | <h1 id="status">3 characters, the closest</h1>
            /?query=euro+snowmam+qqqq | html | <h1 id="status">No characters</h1>
            /?query=%20%09rook%E2%80%83 | html | name="query" type="search" value="rook"
            /U+265C | html | <h1>BLACK CHESS ROOK</h1>
            /U%2B265C | html | <h1>BLACK CHESS ROOK</h1>
            / | html | <summary>Ask with words, <span class="code">pie*</span>
            /?query=chess+rook | html | <a href="/U+265C?query=chess+rook">BLACK CHESS ROOK</a>
            /?query=%20rook&typing=1 | html | <a href="/U+265C?query=rook">
            /?query=chess+rook&view=grid | html | <li><a href="/U+265C?query=chess+rook&amp;view=grid"
            /blocks/chess-symbols | html | <li><a href="/U+1FA00"
            /U+265C?query=chess+rook | html | <a href="/?query=chess+rook">Back to the results</a>
            /U+265C?query=chess+rook&view=grid | html | <a href="/?query=chess+rook&amp;view=grid">Back to
            /U+265C?query=chess+rook&view=grid | html | <input type="hidden" name="view" value="grid">
            /scripts | html | Hebrew<bdi class="sample">א ב ג ד ה ו</bdi>
            /scripts | html | Common<bdi class="sample">! &quot; # $ % &amp;</bdi>
            /U+265C?q=+chess+rook | html | type="search" value="chess rook"
            /U+265C?query=chess+rook | html | <link rel="canonical" href="/U+265C">
            /U+265C?query=chess+rook | html | <a rel="next" href="/U+265D">
            /U+265C?query=chess+rook | html | <li><a href="/U+265B"
            /U+265C.json?query=rook | application/json | {"code":"U+265C","char":"♜",
            /U+265C | html | <span data-text="\\u265C">\\u265C</span>
            /U+265C | html | <span>Option+265C</span>
            /U+2764 | html | data-json="\\u2764\\uFE0F"><a href="/U+2764%20U+FE0F">
            /U+2764 | html | <dt>see also</dt>
            /U+2764.json | application/json | "see_also":[{"code":"U+2665","char":"♥",
            /U+265C?anything | html | <h1>BLACK CHESS ROOK</h1>
            /U+0000 | html | <h1>NULL (NUL) <small>&lt;control-0000&gt;</small></h1>
            /U+265C | html | <h2>How to type it</h2>
            /U+2764 | html | <a href="/U+2764%20U+FE0F">
            /U+2764 | html | <div><dt>German</dt><dd lang="de"><bdi>
            /U+0000 | html | <title>NULL (NUL) U+0000</title>
            /U+0000 | html | <bdi class="label">NUL</bdi>
            /U+265C | html | <title>♜ BLACK CHESS ROOK U+265C</title>
            /U+265C | html | <meta property="og:title" content="♜ BLACK CHESS ROOK U+265C">
            /U+265C | html | property="og:description" content="Miscellaneous Symbols, Other Symbol (So), Unicode 1.1">
            /U+1F1EB%20U+1F1F7 | html | <title>🇫🇷 flag: France U+1F1EB U+1F1F7</title>
            /?query=U%2B000A | html | ">LINE FEED (LF)</a> <small>&lt;control-000A&gt;</small></td>
            /?query=U%2BD800 | html | <bdi class="label">U+D800</bdi>
            /?query=U%2B0600 | html | <bdi>؀</bdi>
            /?query=U%2B1680 | html | <bdi> </bdi>
            /?query=U%2B2003 | html | <bdi class="label">EMSP</bdi>
            /U+D800 | html | <h1>&lt;surrogate-D800&gt;</h1>
            /U+10FFFF | html | <h1>&lt;noncharacter-10FFFF&gt;</h1>
            /U+1F1EB%20U+1F1F7 | html | <h1>flag: France</h1>
            /blocks | html | <a href="/blocks/chess-symbols">Chess Symbols
            /blocks/chess-symbols | html | <span>U+1FA00 to U+1FA6F</span>
            /blocks/chess-symbols | html | <a href="/scripts/common">Common</a>
            /blocks/chess-symbols | html | <span>NEUTRAL CHESS KING</span>
            /blocks/private-use-area | html | <span>0 characters</span>
            /blocks/basic-latin | html | <bdi class="label">LF</bdi>
            /blocks/cjk-unified-ideographs | html | rel="next" href="/blocks/cjk-unified-ideographs?start=200"
            /blocks/yijing-hexagram-symbols?start=99999 | html | <span>HEXAGRAM FOR
            /scripts | html | <a href="/scripts/greek">Greek
            /scripts/greek | html | <a href="/blocks/greek-extended">Greek Extended</a>
            /scripts/hebrew | html | <span>from right to left</span>
            /categories | html | <a href="/categories/math-symbol">Math Symbol
            /categories/math-symbol | html | <span>a symbol of mathematical use</span>
            /categories/unassigned | html | <span>0 characters</span>
            /?query=chess&view=grid | html | <ul class="grid">
            /?query=letter&view=grid | html | rel="next" href="/?query=letter&amp;view=grid&amp;start=200"
            /?query=chess&view=grid | html | <a href="/?query=chess&amp;view=list">As a list</a>
            /?query=chess | html | <a href="/?query=chess&amp;view=grid">As a grid</a>
            /?query=chess&view= | html | <table>
            /?query=block:arrows | html | <ul class="grid">
            /?query=block:arrows&view=list | html | <table>
            /?query=block:arrows&view=list | html | <input type="hidden" name="view" value="list">
            /text | html | <textarea id="text" name="text"
            /text?text=%E2%80%AE | html | title="RIGHT-TO-LEFT OVERRIDE"
            /charfinder | html | <footer>Enter words describing characters.</footer>
            /charfinder?char=sun&char=black | html | <p>U+2600\t<bdi>☀</bdi>\tBLACK SUN WITH RAYS</p>
            /search?q=rook | application/json | {"query":"rook","total":22,"start":0,"stop":22,
            /search?q=rook&order=best | application/json | {"query":"rook","total":22,"start":0,"stop":22,
            /search?q=rook&order=code | application/json | {"query":"rook","total":18,"start":0,"stop":18,
            /search?q= | application/json | {"query":"","total":0,"start":0,"stop":0,
            /search?q=rook&format=json | application/json | "items":[
            /search?q=rook&order=code&format=text | text/plain; charset=utf-8 | (18 matches for 'rook')
            /search?q=rook&format=jsonl | application/jsonl | "shown":"♜","name":"BLACK CHESS ROOK"}
            /search?q=rook&format=csv | text/csv; charset=utf-8 | U+265C,♜,BLACK CHESS ROOK
            /search?q=rook&format=tsv | text/tab-separated-values; charset=utf-8 | U+265C\t♜\tBLACK CHESS ROOK
            /search?q=rook&order=code&start=&stop= | application/json | "start":0,"stop":18,
            /search?q=rook&order=code&start=99&stop=100 | application/json | "start":18,"stop":18,
            /search?q=rook&order=code&start=99999999999 | application/json | "start":18,"stop":18,
            /search?q=%28U%2B265C%29,&format=csv | text/csv; charset=utf-8 | U+265C,♜,BLACK CHESS ROOK
            /search?q=U%2B1F1EB+U%2B1F1F7&format=csv | text/csv; charset=utf-8 | U+1F1EB U+1F1F7,🇫🇷,flag: France
            /search?q=U%2B2656%09A%0AU%2B265C%09B&order=code | application/json | "total":2,
            /search?q=%5CN%7BSNOWMAN%7D&order=code | application/json | "total":1,
            /search?q=%26%23150%3B | application/json | "code":"U+2013"
            /search?q=e2+82+ac | application/json | "code":"U+20AC"
            /search?q=%EF%BB%BFrook%E2%80%8B&order=code | application/json | "total":18,
            /search?q=rook+%7C&order=code | application/json | "total":18,
            /search?query=rook&order=code | application/json | {"query":"rook","total":18,
            /search?q=rook&limit=2 | application/json | "stop":2,"next":"/search?q=rook&format=json&offset=2&limit=2",
            /search?q=rook&fields=name,code,name | application/json | {"name":"BLACK CHESS ROOK","code":"U+265C"}
            /search?q=rook&fields=code&format=csv | text/csv; charset=utf-8 | code\\nU+2656\\n
            /search?q=U%2BE000..U%2BF8FF&fields=char,html | application/json | {"char":null,"html":null}
            /search?q=U%2B000A | application/json | "char":"\\u000A","shown":"␊"
            /search?q=U%2B240A | application/json | "char":"␊","shown":"␊"
            /search?q=U%2BD800 | application/json | "char":null,"shown":"�"
            /?q=chess+rook | html | 18 characters</h1>
            /suggest?q=snowm | application/x-suggestions+json | ["snowm",["SNOWMAN",
            /suggest?q=chess+ro | application/x-suggestions+json | "WHITE CHESS ROOK"
            /suggest?q= | application/x-suggestions+json | ["",[],[]]
            /suggest?q=block:din | application/x-suggestions+json | ["block:din",["block:dingbats"],[""]]
            /suggest?q=cat+emoji:y | application/x-suggestions+json | ["cat emoji:y",["cat emoji:yes","
            /suggest?q=%22black+hea | application/x-suggestions+json | ["\\"black hea",["BLACK HEART SUIT",
            /suggest?q=block:xyzzy | application/x-suggestions+json | ["block:xyzzy",[],[]]
            /suggest?query=%22 | application/x-suggestions+json | ["\\"",[
            /characters/U+265C | application/json | "char":"♜","shown":"♜","name":"BLACK CHESS ROOK",
            /characters/U+265C.json | application/json | {"code":"U+265C","char":"♜",
            /characters/%E2%99%9C | application/json | {"code":"U+265C","char":"♜",
            /characters/u+1f1eb-1f1f7 | application/json | {"code":"U+1F1EB U+1F1F7","char":"🇫🇷",
            /characters/U+D800 | application/json | "char":null,"shown":"�","name":"<surrogate-D800>",
            /characters/A | application/json | {"code":"U+0041","char":"A",
            /characters?text= | application/json | {"total":0,"items":[
            /characters?text=%E2%99%9C%F0%9F%87%AB%F0%9F%87%B7 | application/json | {"total":2,"items":[
            /U+265C.json | application/json | {"code":"U+265C","char":"♜",
            /U+1F1EB%20U+1F1F7.json | application/json | {"code":"U+1F1EB U+1F1F7",
            /problems/unknown-parameter | text/plain; charset=utf-8 | Unknown parameter
            /opensearch.xml | application/opensearchdescription+xml | template="http://localhost/?query={searchTerms}"
            /?query=handshake | html | 3 characters, 35 more with skin tones
            /?query=handshake | html | <summary>+25<
            /?query=handshake&view=grid | html | <summary>+25<
            /search?q=handshake | application/json | "total":38
            /robots.txt | text/plain; charset=utf-8 | User-agent: *
            /favicon.ico | image/x-icon | PNG
            /openapi.json | application/json | {
            /healthz | text/plain; charset=utf-8 | alive
            /readyz | text/plain; charset=utf-8 | ready
            /metrics | text/plain; version=0.0.4; charset=utf-8 | charfinder_line_lines_total 5.0
            """)
    void an_address_answers(String address, String type, String part) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(type.equals("html") ? HTML : type);
        assertThat(reply.text()).contains(part.replace("\\t", "\t").replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "/u+265c, /U+265C",
        "/U+0265C, /U+265C",
        "/U+00000000265c, /U+265C",
        "/u%2b41, /U+0041",
        "/U+41, /U+0041",
        "/u+1f1eb%20u+1f1f7, /U+1F1EB%20U+1F1F7",
        "/U+1F1EB-1F1F7, /U+1F1EB%20U+1F1F7",
        "/U+1F1EB_U+1F1F7, /U+1F1EB%20U+1F1F7",
        "/U+1F468-200D-1F4BB, /U+1F468%20U+200D%20U+1F4BB",
        "/U+01F1EB%20U+1F1F7, /U+1F1EB%20U+1F1F7",
        "/%E2%99%9C, /U+265C",
        "/%E2%99%9C?query=+chess+rook&start=3, /U+265C?query=chess+rook",
        "/%E2%99%9C?query=chess+rook&view=grid, /U+265C?query=chess+rook&view=grid",
        "/u+265c.json?q=%22a%22, /U+265C.json?query=%22a%22",
        "/u+265c?query=, /U+265C",
        "/A, /U+0041",
        "/0, /U+0030",
        "/0%EF%B8%8F%E2%83%A3, /U+0030%20U+FE0F%20U+20E3",
        "/%23%EF%B8%8F%E2%83%A3, /U+0023%20U+FE0F%20U+20E3",
        "/u+265c.json, /U+265C.json",
        "/%E2%99%9C.json, /U+265C.json",
        "/A.json, /U+0041.json",
        "/blocks/Chess_Symbols, /blocks/chess-symbols",
        "/scripts/grek, /scripts/greek",
        "/categories/Sm, /categories/math-symbol",
        "/%F0%9F%87%AB%F0%9F%87%B7, /U+1F1EB%20U+1F1F7"
    })
    void a_code_that_is_written_otherwise_moves_to_its_card(String address, String card) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.header("Location")).isEqualTo(card);
        assertThat(reply.header("ETag")).isNull();
        assertThat(site.get(card).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false"})
    void a_query_that_leads_to_a_card_goes_along_unless_it_is_long(int length, boolean goes) throws IOException {
        String query = "rook" + "|rook".repeat(40).substring(0, length - "rook".length());
        String address = Links.results(query);
        String card = "/U+265C" + (goes ? address.substring(1) : "");
        assertThat(Jsoup.parse(site.get(address).text()).select("tbody a").eachAttr("href"))
                .contains(card);
        assertThat(site.get("/u+265c" + address.substring(1)).header("Location"))
                .isEqualTo(card);
    }

    // errors

    @ParameterizedTest
    @ValueSource(
            strings = {"/?query=chess&", "/U+265C?", "/blocks?", "/blocks/arabic?", "/text?text=a&", "/U+265C.json?"})
    void pages_and_cards_ignore_parameters_that_others_add_to_links(String address) throws IOException {
        assertThat(site.get(address + "utm_source=a&utm_source=b", "Accept: text/html")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET     | /search                            | 400 | q is missing, the query; try /search?q=chess+rook
            GET     | /search?format=csv                 | 400 | q is missing, the query; try /search?q=chess+rook
            GET     | /characters/U+265C?limt=3          | 400 | unknown parameter 'limt'; there are none
            GET     | /characters?txt=3           | 400 | unknown parameter 'txt'; did you mean 'text'? there are: text
            GET     | /search?q=a&query=a                | 400 | q and query are the same; give one of them
            GET     | /search?q=a&limit=0                | 400 | limit must be a number from 1 to 1000
            GET     | /search?q=a&limit=1001             | 400 | limit must be a number from 1 to 1000
            GET     | /search?q=a&limit=x                | 400 | limit must be a number from 1 to 1000
            GET     | /search?q=a&offset=-1              | 400 | offset must be a number from 0
            GET     | /search?q=a&limit=1&start=1        | 400 | give either start and stop, or offset and limit
            GET     | /search?q=a&fields=code&format=text | 400 | text has no fields; add format=json, jsonl, csv or tsv
            GET     | /suggest                           | 400 | q is missing; try /suggest?q=chess
            GET     | /suggest?q=a&x=1                   | 400 | unknown parameter 'x'; there are: q, query
            GET     | /characters                 | 400 | text is missing; try /characters?text=%E2%99%9C%E2%99%96
            GET     | /characters?text=a&q=a             | 400 | unknown parameter 'q'; there are: text
            GET     | /characters/U+265C?q=a             | 400 | unknown parameter 'q'; there are none
            GET     | /characters/U+110000               | 404 | there is no such code point; the last one is U+10FFFF
            GET     | /characters/                       | 404 | these characters are no emoji together
            GET     | /problems/worst                    | 404 | there is no such type of problems
            GET     | /search?q=a&start=x                | 400 | start must be a number from 0
            GET     | /search?q=a&start=-1               | 400 | start must be a number from 0
            GET     | /search?q=a&start=%D9%A1           | 400 | start must be a number from 0
            GET     | /search?q=a&stop=1.5               | 400 | stop must be a number from 0
            GET     | /search?q=a&stop=+1                | 400 | stop must be a number from 0
            GET     | /search?q=a&order=worst            | 400 | no such order; there are: code, best
            GET     | /search?q=a&start=2&stop=1         | 400 | stop must not be less than start
            GET     | /search?q=a&format=xml             | 400 | no such format; there are: json, text, jsonl, csv, tsv
            GET     | /search?q=block:arows              | 400 | no block "arows"; did you mean arrows?
            GET     | /?query=block:arows                | 400 | no block "arows"; did you mean arrows?
            GET     | /charfinder?char=block:arows       | 400 | no block "arows"; did you mean arrows?
            GET     | /?query=a&start=x                  | 400 | start must be a number from 0
            GET     | /search?q=%FF                      | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=%C0%AF                   | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=%ED%A0%80                | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=%F4%90%80%80             | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=%                        | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=%zz                      | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=a&%FF=b                  | 400 | the query is not UTF-8, percent-encoded
            GET     | /search?q=ÿ                        | 400 | the query is not UTF-8, percent-encoded
            GET     | /?query=%FF                        | 400 | the query is not UTF-8, percent-encoded
            GET     | /charfinder?char=%FF               | 400 | the query is not UTF-8, percent-encoded
            GET     | /nothing                           | 404 | there is nothing at this address
            GET     | /blocks/                           | 404 | nothing is called so; /blocks has all that there are
            GET     | /blocks/nix                        | 404 | nothing is called so; /blocks has all that there are
            GET     | /blocks/no-block                   | 404 | nothing is called so; /blocks has all that there are
            GET     | /scripts/no/thing                  | 404 | nothing is called so; /scripts has all that there are
            GET     | /blocks/arrows?start=x             | 400 | start must be a number from 0
            GET     | /?query=a&view=x                   | 400 | no such view; there are: list, grid
            GET     | /search/                           | 404 | there is nothing at this address
            GET     | /static/                           | 404 | there is nothing at this address
            GET     | /static/style.css                  | 404 | there is nothing at this address
            GET     | /static/../nothing                 | 404 | there is nothing at this address
            GET     | /U+110000                          | 404 | there is no such code point; the last one is U+10FFFF
            GET     | /U+                                | 404 | no code point is written so; try /U+265C
            GET     | /U+265C%20                         | 404 | no code point is written so; try /U+265C
            GET     | /U+1F1EB+U+1F1F7                   | 404 | no code point is written so; try /U+265C
            GET     | /U+41%20U+42                       | 404 | these characters are no emoji together
            GET     | /%E2%99%9Crook                     | 404 | these characters are no emoji together
            POST    | /                                  | 405 | only GET, HEAD will do
            PUT     | /search?q=a                        | 405 | only GET, HEAD will do
            DELETE  | /U+265C                            | 405 | only GET, HEAD will do
            OPTIONS | /healthz                           | 405 | only GET, HEAD will do
            OPTIONS | *                                  | 405 | only GET, HEAD will do
            TRACE   | /nothing                           | 405 | only GET, HEAD will do
            get     | /                                  | 405 | only GET, HEAD will do
            BREW    | /                                  | 405 | only GET, HEAD will do
            GET     | /%ff                               | 400 | Bad UTF-8 encoding
            GET     | //search?q=a                       | 400 | Ambiguous URI empty segment
            """)
    void errors_are_explained_to_programs_and_to_users(String method, String address, int status, String detail)
            throws IOException {
        HttpReply problem = site.ask(method, address);
        assertError(problem, status);
        assertThat(problem.header("Content-Type")).isEqualTo(PROBLEM);
        JsonNode object = json(problem);
        assertThat(object.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "suggestions");
        assertThat(object.get("status").asInt()).isEqualTo(status);
        assertThat(object.get("detail").asString()).isEqualTo(detail);
        HttpReply page = site.ask(method, address, "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        assertError(page, status);
        assertThat(page.header("Content-Type")).isEqualTo(HTML);
        Document document = Jsoup.parse(page.text());
        assertThat(document.getElementById("status").text()
                        + document.select("main p").text())
                .contains(detail);
        assertThat(page.vary()).contains("Accept");
        assertThat(problem.vary()).contains("Accept");
    }

    private static void assertError(HttpReply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("ETag")).isNull();
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Allow")).isEqualTo(status == 405 ? "GET, HEAD" : null);
        assertSecure(reply);
    }

    @ParameterizedTest
    @CsvSource({"8100, 200", "8200, 414", "100000, 414"})
    void an_address_may_have_8_kib_with_all_headers(int length, int status) throws IOException {
        String address = "/healthz?" + "a".repeat(length - "/healthz?".length());
        HttpReply reply = site.get(address);
        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertError(reply, status);
            assertThat(json(reply).get("detail").asString()).isEqualTo("the address is longer than 8192 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 200", "8200, 431", "100000, 431"})
    void headers_may_have_8_kib(int length, int status) throws IOException {
        HttpReply reply = site.get("/healthz", "X-Long: " + "a".repeat(length));
        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertError(reply, status);
            assertThat(json(reply).get("detail").asString()).isEqualTo("the headers are longer than 8192 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
                "GET http://elsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /.. HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n",
                "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u00A5\u0001\u0000",
                "<script>alert(1)</script> / HTTP/1.1\r\n\r\n"
            })
    void what_is_no_request_is_refused_as_any_other(String request) throws IOException {
        HttpReply reply =
                HttpReply.send(site.port(), request.getBytes(ISO_8859_1), false).get(0);
        assertThat(reply.status()).isBetween(400, 505).isNotEqualTo(500);
        assertError(reply, reply.status());
        assertThat(json(reply).get("status").asInt()).isEqualTo(reply.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "text/html;q=\"", ";", ",,", "*", "text/html;q=x", "\u00FF", "a/b;c=\"d,e\""})
    void what_is_accepted_may_be_nonsense(String accepted) throws IOException {
        HttpReply reply = site.get("/search", "Accept: " + accepted);
        assertError(reply, 400);
        assertThat(json(reply).get("status").asInt()).isEqualTo(400);
    }

    // negotiation of the type

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                   | application/json
            ''                                                  | application/json
            ,                                                   | application/json
            */*                                                 | application/json
            text/*                                              | text/plain; charset=utf-8
            text/html,application/xhtml+xml;q=0.9,*/*;q=0.8     | application/json
            application/json                                    | application/json
            APPLICATION/JSON                                    | application/json
            application/json;charset=utf-8                      | application/json
            application/*                                       | application/json
            application/jsonl                                   | application/jsonl
            application/x-ndjson                                | application/jsonl
            text/plain                                          | text/plain; charset=utf-8
            text/csv                                            | text/csv; charset=utf-8
            text/tab-separated-values                           | text/tab-separated-values; charset=utf-8
            text/csv;q=0.5, application/json                    | application/json
            text/csv, application/json;q=0.5                    | text/csv; charset=utf-8
            image/png, text/csv;q=0.1                           | text/csv; charset=utf-8
            """)
    void a_client_that_names_no_format_gets_what_it_accepts(String accepted, String type) throws IOException {
        HttpReply reply = site.get("/search?q=rook", accept(accepted));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(type);
        assertThat(reply.vary()).containsExactly("Accept", "Accept-Encoding", "User-Agent");
    }

    @ParameterizedTest
    @CsvSource({
        "curl/8.14.1, */*, text/plain; charset=utf-8",
        "curl/8.14.1, application/json, application/json",
        "curl/8.14.1, , application/json",
        "Wget/1.25.0, */*, application/json",
        "python-requests/2.32.5, */*, application/json",
        "python-httpx/0.28.1, */*, application/json",
        "node, */*, application/json",
        "libcurl/8, */*, application/json",
    })
    void a_client_that_takes_anything_gets_json_unless_it_is_curl(String agent, String accepted, String type)
            throws IOException {
        String accept = accepted == null ? "X: y" : "Accept: " + accepted;
        HttpReply reply = site.get("/search?q=rook", "User-Agent: " + agent, accept);
        assertThat(reply.header("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/xml;q=0.9", "application/json;q=0", "json", "text", "\""})
    void a_client_that_accepts_none_of_the_formats_gets_a_list_of_them(String accepted) throws IOException {
        HttpReply reply = site.get("/search?q=rook", "Accept: " + accepted);
        assertError(reply, 406);
        assertThat(json(reply).get("detail").asString())
                .isEqualTo("there are: application/json, text/plain, application/jsonl, text/csv,"
                        + " text/tab-separated-values");
    }

    @Test
    void the_parameter_format_goes_before_accept() throws IOException {
        HttpReply reply = site.get("/search?q=rook&format=csv", "Accept: application/json");
        assertThat(reply.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(reply.vary()).containsExactly("Accept-Encoding");
    }

    // headers

    private static Stream<String> addresses() throws IOException {
        Document page = Jsoup.parse(site.get("/").text());
        return Stream.concat(
                Stream.of(
                        "/",
                        "/?query=rook",
                        "/?query=block:arows",
                        "/U+265C",
                        "/u+265c",
                        "/U+110000",
                        "/charfinder?char=rook",
                        "/search?q=rook",
                        "/search?q=letter&format=csv",
                        "/search",
                        "/openapi.json",
                        "/search?q=letter&limit=3",
                        "/suggest?q=rook",
                        "/characters/U+265C",
                        "/characters?text=abc",
                        "/text",
                        "/text?text=abc",
                        "/characters?text=" + "a".repeat(150),
                        "/U+265C.json",
                        "/problems/invalid-query",
                        "/opensearch.xml",
                        "/robots.txt",
                        "/favicon.ico",
                        "/healthz",
                        "/readyz",
                        "/nothing"),
                Stream.of("script[src]", "link[rel=stylesheet]", "link[rel=icon]")
                        .map(page::selectFirst)
                        .map(element -> element.attr(element.tagName().equals("script") ? "src" : "href")));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void every_answer_is_safe_for_browsers(String address) throws IOException {
        assertSecure(site.get(address));
        assertSecure(site.get(address, "Accept: text/html"));
        assertSecure(site.get(address, "If-None-Match: *"));
    }

    private static void assertSecure(HttpReply reply) {
        assertThat(reply.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .contains("script-src 'self';", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "data:", "*");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Server")).isNull();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void head_is_get_without_a_body(String address) throws IOException {
        for (String header : List.of("X: y", "Accept: text/html", "Accept-Encoding: gzip", "If-None-Match: *")) {
            HttpReply head = site.ask("HEAD", address, header);
            HttpReply get = site.get(address, header);
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.headersButDate()).isEqualTo(get.headersButDate());
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void after_head_the_connection_goes_on() throws IOException {
        String requests = Stream.of("/search?q=cjk&format=csv", "/", "/search?q=rook", "/nothing", "/u+41")
                .map(address -> "HEAD " + address + " HTTP/1.1\r\nHost: a\r\n\r\n")
                .reduce("", String::concat);
        List<HttpReply> replies = HttpReply.send(site.port(), requests.getBytes(ISO_8859_1), true);
        assertThat(replies).extracting(HttpReply::status).containsExactly(200, 200, 200, 404, 301);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void compressed_content_is_the_same_and_only_for_clients_that_accept_it(String address) throws IOException {
        HttpReply plain = site.get(address);
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(plain.vary()).contains("Accept-Encoding");
        for (String wish : List.of("identity", "gzip;q=0", "br", "*;q=0")) {
            HttpReply reply = site.get(address, "Accept-Encoding: " + wish);
            assertThat(reply.header("Content-Encoding")).isNull();
            assertThat(reply.body()).isEqualTo(plain.body());
        }
        HttpReply packed = site.get(address, "Accept-Encoding: br;q=0.9, gzip");
        boolean isLong = plain.header("Content-Length")
                == null; // not compressed: a compressor for each slow reader would take much memory
        boolean worthIt = plain.body().length >= 1024 && !isLong;
        assertThat(packed.header("Content-Encoding")).isEqualTo(worthIt ? "gzip" : null);
        assertThat(packed.text()).isEqualTo(plain.text());
        assertThat(packed.vary()).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?query=rook",
                "/U+265C",
                "/U+265C?query=rook",
                "/charfinder?char=rook",
                "/search?q=rook",
                "/search?q=letter&format=csv",
                "/openapi.json"
            })
    void a_client_that_has_the_same_already_gets_304(String address) throws IOException {
        for (String encoding : List.of("identity", "gzip")) {
            HttpReply first = site.get(address, "Accept-Encoding: " + encoding);
            String tag = first.header("ETag");
            assertThat(tag).matches("W/\"[-a-z0-9]+\"");
            boolean isData = address.startsWith("/search") || address.startsWith("/openapi");
            String caching = isData ? "public, max-age=60" : "no-cache";
            assertThat(first.header("Cache-Control")).isEqualTo(caching);
            for (String known : List.of(tag, "*", "\"a\", " + tag, tag + ",W/\"b\"", "\",\"," + tag)) {
                HttpReply again = site.get(address, "Accept-Encoding: " + encoding, "If-None-Match: " + known);
                assertThat(again.status()).as(known).isEqualTo(304);
                assertThat(again.header("Content-Length")).isNull(); // it would be the length of the 200
                assertThat(again.header("ETag")).isEqualTo(tag);
                assertThat(again.header("Cache-Control")).isEqualTo(caching);
                assertThat(again.vary()).isEqualTo(first.vary());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"a\"", "\"a\"", "\"", "W/", "W/\"", "a\"b\"", ",,", "\u00FF", "W/\"a\", \"b\""})
    void a_client_that_has_something_else_gets_all(String known) throws IOException {
        assertThat(site.get("/?query=rook", "If-None-Match: " + known).status()).isEqualTo(200);
    }

    @Test
    void formats_of_one_address_have_tags_of_their_own() throws IOException {
        String json = site.get("/search?q=rook", "Accept: application/json").header("ETag");
        assertThat(site.get("/search?q=rook", "Accept: text/csv", "If-None-Match: " + json)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_error_stays_one_whatever_is_known() throws IOException {
        for (String address : List.of("/?query=", "/search?q=", "/charfinder?char=")) {
            assertError(site.get(address + "block:arows", "If-None-Match: *", "Accept: text/html,*/*"), 400);
        }
        assertError(site.get("/U+110000", "If-None-Match: *"), 404);
    }

    @Test
    void another_program_has_other_tags() throws IOException {
        try (WebServer other = new WebServer(
                RunningSite.options(),
                RunningSite.FINDERS,
                RunningSite.WORKERS,
                "another program",
                new LineStatistics(List.of(), List.of(), List.of(), 10))) {
            String tag = site.get("/").header("ETag");
            assertThat(HttpReply.get(other.address().getPort(), "/", "If-None-Match: " + tag)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_pages_refer_to_is_kept_for_good() throws IOException {
        Document page = Jsoup.parse(site.get("/").text());
        Map<String, String> types = new HashMap<>();
        for (Element element : page.select("script, link:not([rel=search])")) {
            String address = element.hasAttr("src") ? element.attr("src") : element.attr("href");
            HttpReply reply = site.get(address);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            types.put(address.replaceFirst("\\.[0-9a-f]+\\.", "."), reply.header("Content-Type"));
        }
        assertThat(types)
                .isEqualTo(Map.of(
                        "/static/style.css", "text/css; charset=utf-8",
                        "/static/script.js", "text/javascript; charset=utf-8",
                        "/static/icon.svg", "image/svg+xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics"})
    void what_is_so_for_a_moment_is_not_kept(String address) throws IOException {
        HttpReply reply = site.get(address);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("ETag")).isNull();
        assertThat(site.get(address, "If-None-Match: *").status()).isEqualTo(200);
    }

    // results

    @ParameterizedTest
    @CsvSource({
        "cjk, jsonl",
        "cjk, csv",
        "cjk, tsv",
        "letter, jsonl",
        "letter, csv",
        "letter, tsv",
        "comma | quot*, csv",
        "♜, tsv"
    })
    void a_format_is_what_the_command_line_writes(String query, String format) throws IOException {
        HttpReply reply = site.get("/search?q=" + encoded(query) + "&format=" + format);
        assertThat(reply.text()).isEqualTo(written(query, RunningSite.find(query), format));
    }

    @ParameterizedTest
    @CsvSource({
        "cjk, (103204 matches for 'cjk')",
        "letter, ",
        "euro currency, (4 matches for 'euro currency')",
        "xqzjv, (No match for 'xqzjv')",
        "chess rok, "
    })
    void text_is_what_the_command_line_writes_and_the_status(String query, String status) throws IOException {
        QueryResult answer = RunningSite.find(query);
        String text = site.get("/search?q=" + encoded(query) + "&format=text").text();
        String rows = written(query, answer, OutputFormat.PLAIN);
        assertThat(text).startsWith(rows);
        assertThat(text.substring(rows.length())).matches("\\(.*\\)\n").endsWith(answer.hint() + ")\n");
        if (status != null) {
            assertThat(text).endsWith(status + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"rook", "lambda", "euro currency", "letter"})
    void a_search_has_two_orders(String query) throws Exception {
        String search = "/search?q=" + encoded(query) + "&format=jsonl";
        for (int round = 0; round < 2; round++) { // in the second one the response may come from the cache
            assertThat(site.get(search + "&order=code").text())
                    .isEqualTo(written(query, new Finder(RunningSite.INDEX).find(query, Order.CODE), "jsonl"));
            assertThat(site.get(search + "&order=best").text())
                    .isEqualTo(written(query, RunningSite.find(query), "jsonl"))
                    .isEqualTo(site.get(search).text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cjk", "letter"})
    void json_has_what_the_command_line_writes(String query) throws IOException {
        JsonNode all = json(site.get("/search?q=" + query + "&format=json&stop=999999999"));
        assertThat(all.get("items")).isEqualTo(JSON.readTree(written(query, RunningSite.find(query), "json")));
    }

    @ParameterizedTest
    @CsvSource({
        "herz, U+2764, de: Herz",
        "zwj, U+200D, alias: ZWJ",
        "\\heartsuit, U+2661, LaTeX: \\heartsuit",
        ":thumbsup:, U+1F44D, shortcode: thumbsup",
        "->, U+2192, Compose: ->",
        "<3, U+2764, emoticon: <3",
        "command sign, U+2318, alias: command key",
        "rook, U+265C, ",
        "♜, U+265C, ",
        "U+265C, U+265C, ",
    })
    void a_search_and_the_page_tell_the_name_that_matched(String query, String code, String matched)
            throws IOException {
        for (int round = 0; round < 2; round++) { // in the second one the response may come from the cache
            for (JsonNode item :
                    json(site.get("/search?format=json&q=" + encoded(query))).get("items")) {
                if (item.get("code").stringValue().equals(code)) {
                    assertThat(item.has("matched")).isEqualTo(matched != null);
                    assertThat(item.path("matched").stringValue(null)).isEqualTo(matched);
                }
            }
        }
        assertThat(site.get("/search?format=jsonl&q=" + encoded(query)).text())
                .contains(matched == null ? "\"}" : JSON.writeValueAsString(matched) + "}");
        String page = site.get("/?query=" + encoded(query), "Accept: text/html").text();
        String row = page.substring(page.indexOf("<tr data-code=\"" + code + "\""));
        row = row.substring(0, row.indexOf("</tr>"));
        if (matched == null) {
            assertThat(row).doesNotContain("class=\"matched\"");
        } else {
            assertThat(row)
                    .contains("<bdi class=\"matched\">"
                            + matched.replace(">", "&gt;").replace("<", "&lt;") + "</bdi>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "U+2192, LaTeX, \\rightarrow",
        "U+2192, digraph, -&gt;",
        "U+2192, HTML, &amp;rarr;",
        "U+1F44D, shortcode, :thumbsup:",
        "U+00E9, keysym, eacute",
    })
    void a_card_says_how_a_character_is_typed(String code, String label, String way) throws IOException {
        String card = site.get("/" + code).text();
        String field = card.substring(card.indexOf("<dt>" + label + "</dt>"));
        assertThat(field.substring(0, field.indexOf("</dd>")))
                .contains("class=\"writing\"")
                .contains("<span data-text=\"" + way + "\">" + way + "</span>");
    }

    private static String written(String query, QueryResult answer, String layout) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        MatchedNames names = new Finder(RunningSite.INDEX).matchedNames(query, answer);
        OutputFormat.named(layout).write(answer.matches(), names, out);
        out.flush();
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rook",
                "cjk",
                "letter",
                "",
                "qqq qq",
                "snowmam",
                "triple barr",
                "U+265C &euro;",
                "♜",
                "🇫🇷",
                "schneemann",
                "\u0000",
                "chess -white",
                "\"black heart\"",
                "265c",
                "a\\b",
                "a\u0007b",
                "\u2028",
                "\uFFFF",
                "zwj"
            })
    void json_tells_what_the_finder_found(String query) throws IOException {
        QueryResult answer = RunningSite.find(query);
        JsonNode found = json(site.get("/search?q=" + encoded(query)));
        assertThat(found.propertyNames())
                .containsExactlyElementsOf(
                        answer.isClosest()
                                ? List.of("query", "total", "start", "stop", "closest", "next", "suggestions", "items")
                                : List.of("query", "total", "start", "stop", "next", "suggestions", "items"));
        assertThat(found.get("query").asString())
                .isEqualTo(WhiteSpace.stripQuery(query).toString());
        assertThat(found.get("total").asInt()).isEqualTo(answer.total());
        assertThat(found.get("start").asInt()).isZero();
        assertThat(found.get("stop").asInt()).isEqualTo(Math.min(200, answer.total()));
        assertThat(found.get("items").size()).isEqualTo(Math.min(200, answer.total()));
        assertThat(found.get("suggestions")
                        .valueStream()
                        .map(object -> new Suggestion(
                                object.get("query").asString(),
                                object.get("total").asInt())))
                .isEqualTo(answer.suggestions());
    }

    @ParameterizedTest
    @CsvSource({
        "snowmam, best, true",
        "chess rok, best, true",
        "snowmam, code, false",
        "snowman, best, false",
        "schneemann, best, false",
        "U+2603, best, false",
        "euro snowmam qqqq, best, false",
    })
    void json_tells_if_the_matches_are_only_the_closest(String query, String order, boolean closest)
            throws IOException {
        String address = "/search?q=" + encoded(query) + "&order=" + order;
        JsonNode found = json(site.get(address + "&format=json"));
        assertThat(found.path("closest").asBoolean(false)).isEqualTo(closest);
        assertThat(found.has("closest")).isEqualTo(closest);
        assertThat(site.get(address + "&format=text").text().contains(" closest to '"))
                .isEqualTo(closest);
    }

    @Test
    void json_has_more_than_200_items_only_if_they_are_wanted() throws IOException {
        assertThat(json(site.get("/search?q=letter")).get("items").size()).isEqualTo(200);
        assertThat(json(site.get("/search?q=letter&start=100")).get("stop").asInt())
                .isEqualTo(300);
        assertThat(json(site.get("/search?q=letter&stop=1000")).get("items").size())
                .isEqualTo(1000);
        assertThat(json(site.get("/search?q=letter&start=5&stop=5"))
                        .get("items")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin letter", "arrow", "rook", "qqq qq", "chess"})
    void the_page_leads_to_all_that_is_found_200_at_a_time(String query) throws IOException {
        List<String> codes = new ArrayList<>();
        String next = "/?query=" + encoded(query);
        for (int start = 0; next != null; start += 200) {
            Document page = Jsoup.parse(site.get(next).text(), "http://site");
            List<String> rows = page.select("tr[data-code]").eachAttr("data-code");
            assertThat(rows).isEqualTo(page.select("td.code").eachText());
            JsonNode slice = json(site.get("/search?q=" + encoded(query) + "&start=" + start));
            assertThat(rows).isEqualTo(texts(slice.get("items"), "code"));
            Element previous = page.selectFirst(".more a[rel=prev]");
            assertThat(previous == null ? null : previous.attr("href"))
                    .isEqualTo(start == 0 ? null : Links.results(query, start - 200, null));
            codes.addAll(rows);
            Element link = page.selectFirst(".more a[rel=next]");
            next = link == null ? null : link.attr("href");
        }
        String all = site.get("/search?q=" + encoded(query) + "&format=tsv").text();
        assertThat(codes)
                .isEqualTo(Arrays.stream(all.split("\n"))
                        .skip(1)
                        .map(line -> line.split("\t")[0])
                        .toList());
    }

    @Test
    void every_link_of_a_page_and_of_a_card_leads_somewhere() throws IOException {
        for (String address : List.of("/", "/?query=chess", "/?query=snowmam", "/U+0000", "/U+265C", "/U+10FFFF")) {
            for (String link : Jsoup.parse(site.get(address).text()).select("a").eachAttr("href")) {
                assertThat(site.get(link).status()).as(address + " " + link).isEqualTo(200);
            }
        }
    }

    @Test
    void the_old_address_has_a_paragraph_a_match() throws IOException {
        Document page = Jsoup.parse(site.get("/charfinder?char=letter").text());
        List<String> paragraphs = page.select("p").eachText();
        assertThat(paragraphs)
                .isEqualTo(Arrays.stream(site.get("/search?q=letter&order=code&format=tsv")
                                .text()
                                .split("\n"))
                        .skip(1)
                        .map(line -> line.replace('\t', ' '))
                        .toList());
        assertThat(page.select("footer").text()).isEqualTo(paragraphs.size() + " matches for 'letter'");
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            requests.append("GET /search?q=letter&format=text&stop=%d HTTP/1.1\r\nHost: a\r\n\r\n".formatted(i));
        }
        List<HttpReply> replies =
                HttpReply.send(site.port(), requests.toString().getBytes(ISO_8859_1), false);
        assertThat(replies).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(replies.get(i).text().lines()).hasSize(i + 1);
        }
    }

    @Test
    void a_client_of_the_jdk_is_served_over_http_1_1() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + site.port() + "/search?q=euro+currency&order=code");
        HttpRequest request = HttpRequest.newBuilder(address).build(); // offers HTTP/2 as well
        HttpResponse<String> reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(JSON.readTree(reply.body()).get("total").asInt()).isEqualTo(1);
    }

    // slices

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            q=letter                            | offset=200&limit=200 | -
            q=letter&limit=7                    | offset=7&limit=7     | -
            q=letter&limit=7&offset=3           | offset=10&limit=7    | offset=0&limit=7
            q=letter&limit=7&offset=20          | offset=27&limit=7    | offset=13&limit=7
            q=letter&start=3&stop=5             | start=5&stop=7       | start=1&stop=3
            q=letter&start=3                    | start=203&stop=403   | start=0&stop=200
            q=letter&start=5&stop=5             | -                    | -
            q=rook                              | -                    | -
            q=rook&order=code&limit=9&offset=9  | -                    | offset=0&limit=9
            q=rook&order=code&limit=9&offset=99 | -                    | offset=9&limit=9
            """)
    void a_slice_leads_to_the_next_and_to_the_previous_one(String query, String next, String previous)
            throws IOException {
        for (int round = 0; round < 2; round++) { // in the second one the response may come from the cache
            HttpReply reply = site.get("/search?" + query);
            String search = "/search?" + query.replaceFirst("&(limit|start).*", "") + "&format=json&";
            String following = next == null ? null : search + next;
            assertThat(json(reply).get("next").asString(null)).isEqualTo(following);
            assertThat(link(reply, "next")).isEqualTo(following);
            assertThat(link(reply, "prev")).isEqualTo(previous == null ? null : search + previous);
            assertThat(link(reply, "first") == null).isEqualTo(previous == null);
        }
    }

    private static String link(HttpReply reply, String relation) {
        String links = reply.header("Link");
        return links == null
                ? null
                : Stream.of(links.split(", "))
                        .filter(link -> link.endsWith("; rel=\"" + relation + "\""))
                        .map(link -> link.substring(1, link.indexOf('>')))
                        .findFirst()
                        .orElse(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%22latin+letter%22+-small&fields=code&order=code", "q=chess&format=csv", "q=rook"})
    void following_the_links_gives_all(String query) throws IOException {
        List<String> codes = new ArrayList<>();
        for (String next = "/search?" + query + "&limit=50"; next != null; ) {
            HttpReply reply = site.get(next);
            reply.text()
                    .lines()
                    .map(line -> line.replaceFirst("^\\{\"code\":\"", "").replaceFirst("[\",].*", ""))
                    .filter(line -> line.startsWith("U+"))
                    .forEach(codes::add);
            next = link(reply, "next");
        }
        String all = site.get("/search?" + query.replaceFirst("&f.*?(?=&|$)", "") + "&format=tsv")
                .text();
        assertThat(codes)
                .isEqualTo(all.lines()
                        .skip(1)
                        .map(line -> line.replaceFirst("\t.*", ""))
                        .toList());
    }

    @Test
    void links_that_a_client_may_refuse_are_left_out() throws IOException {
        HttpReply reply = site.get("/search?q=letter" + "+%7C+letter%21".repeat(450));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Link")).isNull();
    }

    // problems

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /search?q=a&limt=3          | /problems/unknown-parameter | limit
            /search?q=a&zzzzzz=3        | /problems/unknown-parameter | -
            /search?q=a&fields=nmae     | /problems/invalid-parameter | name
            /search?q=a&fields=cat      | /problems/invalid-parameter | category
            /search?q=a&fields=qqqqqqq  | /problems/invalid-parameter | -
            /search?q=a&start=x         | /problems/invalid-parameter | -
            /search                     | /problems/missing-parameter | -
            /search?q=block:arows       | /problems/invalid-query     | block:arrows
            /search?q=blok:arrows       | /problems/invalid-query     | block:arrows
            /search?q=block:chess_symbl | /problems/invalid-query     | block:chess_symbols
            /search?q=radical:watr      | /problems/invalid-query     | radical:water
            /search?q=age:99            | /problems/invalid-query     | -
            /U+110000                   | /problems/unknown-character | -
            /nothing                    | about:blank                 | -
            """)
    void a_problem_has_a_type_and_what_would_do(String address, String type, String suggestion) throws IOException {
        JsonNode problem = json(site.get(address));
        assertThat(problem.get("type").asString()).isEqualTo(type);
        assertThat(problem.get("suggestions").valueStream().map(JsonNode::asString))
                .isEqualTo(suggestion == null ? List.of() : List.of(suggestion));
        if (!type.equals("about:blank")) {
            assertThat(site.get(type).text()).startsWith(problem.get("title").asString() + "\n");
        }
    }

    @Test
    void a_parameter_is_repeated_only_in_part() throws IOException {
        String detail = json(site.get("/search?q=a&" + "x".repeat(5000) + "=1"))
                .get("detail")
                .asString();
        assertThat(detail).startsWith("unknown parameter '" + "x".repeat(40) + "…';");
    }

    // cards for programs

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                               | html
            */*                                             | html
            text/html,application/xhtml+xml;q=0.9,*/*;q=0.8 | html
            application/json                                | json
            application/json;q=0.5, text/html               | html
            application/json, text/html;q=0.5               | json
            """)
    void a_card_is_json_for_clients_that_ask_for_it(String accepted, String type) throws IOException {
        HttpReply reply = site.get("/U+265C", accept(accepted));
        assertThat(reply.header("Content-Type")).isEqualTo(type.equals("html") ? HTML : "application/json");
        assertThat(reply.vary()).contains("Accept");
        if (type.equals("json")) {
            assertThat(reply.text()).isEqualTo(site.get("/characters/U+265C").text());
            assertThat(reply.header("ETag")).isNotEqualTo(site.get("/U+265C").header("ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"♜♖", "a👍🏽b", "e\u0301", "♜ ♖", "abcdefghijklmnopqrstuvwxyzo0O"})
    void a_text_has_a_card_for_each_of_its_characters(String text) throws IOException {
        JsonNode cards = json(site.get("/characters?text=" + encoded(text)));
        List<String> characters = texts(cards.get("items"), "char");
        assertThat(String.join("", characters)).isEqualTo(text);
        assertThat(cards.get("total").asInt()).isEqualTo(characters.size());
        for (JsonNode card : cards.get("items")) {
            String code = card.get("code").asString().replace(" ", "%20");
            assertThat(card).isEqualTo(json(site.get("/characters/" + code)));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "201, 400"})
    void a_text_may_have_200_characters(int length, int status) throws IOException {
        assertThat(site.get("/characters?text=" + "x".repeat(length)).status()).isEqualTo(status);
    }

    @Test
    void browsers_are_told_the_host_that_they_have_asked_for() throws IOException {
        String request = "GET /opensearch.xml HTTP/1.1\r\nHost: a.example:81\r\nX-Forwarded-Proto: https\r\n\r\n";
        HttpReply reply =
                HttpReply.send(site.port(), request.getBytes(ISO_8859_1), false).get(0);
        assertThat(reply.text())
                .contains("\"https://a.example:81/?query={searchTerms}\"", "\"https://a.example:81/suggest?q=");
    }

    // scripts of other origins

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                             | https://a.example | -                 | false
            *                             | https://a.example | *                 | false
            *                             | -                 | *                 | false
            https://a.example             | https://a.example | https://a.example | true
            https://a.example,http://b:81 | http://b:81       | http://b:81       | true
            https://a.example             | https://b.example | -                 | true
            https://a.example             | null              | -                 | true
            https://a.example             | -                 | -                 | true
            """)
    void scripts_of_allowed_origins_may_read(String allowed, String origin, String header, boolean varies)
            throws IOException {
        String sent = origin == null ? "X: y" : "Origin: " + origin;
        try (RunningSite open = RunningSite.readableFrom(allowed == null ? List.of() : List.of(allowed.split(",")))) {
            for (String address : List.of("/search?q=rook", "/search?q=block:arows", "/characters/U+265C", "/")) {
                HttpReply reply = open.get(address, sent);
                assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(header);
                assertThat(reply.header("Access-Control-Expose-Headers"))
                        .isEqualTo(header == null ? null : "ETag, Link");
                assertThat(reply.vary().contains("Origin")).isEqualTo(varies);
                assertSecure(reply);
            }
            assertThat(open.get("/metrics", sent).header("Access-Control-Allow-Origin"))
                    .isNull();
        }
    }

    // the server

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jvm_memory_used_bytes{",
                "jvm_threads_live_threads ",
                "jvm_gc_",
                "jvm_classes_loaded_classes ",
                "jvm_info{",
                "process_cpu_seconds_total ",
                "process_start_time_seconds ",
                "process_open_fds ",
                "process_max_fds ",
                "charfinder_memory_limit_bytes ",
                "charfinder_build_info{",
            })
    void metrics_tell_of_the_process(String metric) throws IOException {
        assertThat(site.get("/metrics").text().lines()).anyMatch(line -> line.startsWith(metric));
    }

    @Test
    void metrics_tell_the_heap_by_share_of_the_memory_limit() throws IOException {
        double max = metric("charfinder_heap_max_ratio");
        double limit = metric("charfinder_memory_limit_bytes");
        assertThat(max * limit).isCloseTo(Runtime.getRuntime().maxMemory(), Percentage.withPercentage(1));
        assertThat(metric("charfinder_heap_used_ratio")).isPositive().isLessThanOrEqualTo(max);
    }

    private static double metric(String name) throws IOException {
        return site.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Meters refer to their counters weakly; nothing else may refer to the line server's. */
    @Test
    void metrics_of_the_line_server_outlast_a_collection_of_garbage() throws IOException {
        System.gc();
        assertThat(site.get("/metrics").text())
                .contains("charfinder_line_lines_total 5.0\n", "charfinder_line_clients 0.0\n")
                .contains(
                        "charfinder_line_max_clients 10000.0\n",
                        "charfinder_line_loop_clients{loop=\"0\"} 0.0\n",
                        "charfinder_line_probes_total 0.0\n");
    }

    @Test
    void metrics_count_requests_and_queries_by_what_they_were() throws IOException {
        try (RunningSite fresh = new RunningSite()) {
            fresh.get("/search?q=rook");
            fresh.get("/?query=block:arows");
            fresh.get("/?query=xqzjv");
            fresh.get("/U+110000");
            fresh.get("/nothing");
            String last = "resource=\"nothing\",status=\"404\"";
            String metrics = fresh.get("/metrics").text();
            for (int i = 0;
                    i < 1000 && !metrics.contains(last);
                    i++) { // a request is counted after its response has been sent
                metrics = fresh.get("/metrics").text();
            }
            assertThat(metrics.lines())
                    .contains(
                            "charfinder_http_queries_total{kind=\"names\"} 1.0",
                            "charfinder_http_queries_total{kind=\"not_understood\"} 1.0",
                            "charfinder_http_queries_total{kind=\"nothing\"} 1.0",
                            "charfinder_http_requests_seconds_count{resource=\"search\",status=\"200\"} 1",
                            "charfinder_http_requests_seconds_count{resource=\"page\",status=\"400\"} 1",
                            "charfinder_http_requests_seconds_count{resource=\"card\",status=\"404\"} 1",
                            "charfinder_http_requests_seconds_count{resource=\"nothing\",status=\"404\"} 1",
                            "charfinder_line_lines_total 5.0")
                    .anyMatch(line -> line.startsWith("charfinder_index_info{") && line.contains(RunningSite.PROGRAM))
                    .anyMatch(line -> line.matches("charfinder_work_seconds_count [1-9].*"))
                    .anyMatch(line -> line.matches("charfinder_work_wait_seconds_count [1-9].*"));
        }
    }

    @Test
    void when_the_shutdown_is_announced_it_is_not_ready_and_serves_each_connection_once_more() throws IOException {
        try (RunningSite announced = new RunningSite()) {
            announced.server.announceShutdown();
            assertError(announced.get("/readyz"), 503);
            for (String address : List.of("/", "/search?q=rook", "/U+265C", "/healthz", "/metrics", "/readyz")) {
                HttpReply reply = announced.get(address);
                assertThat(reply.status()).as(address).isEqualTo(address.equals("/readyz") ? 503 : 200);
                assertThat(reply.header("Connection")).as(address).isEqualTo("close");
            }
        }
    }

    @Test
    void a_request_during_shutdown_is_refused_with_a_time_to_retry() throws IOException {
        try (RunningSite draining = new RunningSite()) {
            draining.server.drain();
            for (String address : List.of("/readyz", "/", "/search?q=rook", "/U+265C", "/nothing", "/openapi.json")) {
                HttpReply reply = draining.get(address);
                assertError(reply, 503);
                assertThat(reply.header("Retry-After")).matches("[1-9]\\d*");
                assertThat(reply.header("Connection")).isEqualTo("close");
            }
            assertThat(draining.get("/healthz").text()).isEqualTo("alive\n");
            assertThat(draining.get("/metrics").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            U+3002 | block    | /blocks/cjk-symbols-and-punctuation
            U+0391 | script   | /scripts/greek
            U+0041 | category | /categories/uppercase-letter
            U+3002 | width    | /?query=width%3Aw
            U+0378 | age    | -
            U+3040 | block  | -
            U+D800 | block  | -
            U+E000 | category | -
            """)
    void a_property_leads_to_those_that_have_it_if_the_character_is_among_them(
            String code, String label, String address) throws IOException {
        Element field = Jsoup.parse(site.get("/" + code).text()).selectFirst("dt:containsOwn(" + label + ") + dd");
        assertThat(field == null ? List.of() : field.select("a").eachAttr("href"))
                .isEqualTo(address.equals("-") ? List.of() : List.of(address));
        if (!address.equals("-")) {
            assertThat(site.get(address).text()).containsPattern("\"/" + Pattern.quote(code) + "[\"?]");
        }
    }

    @Test
    void other_scripts_that_use_a_character_lead_nowhere() throws IOException {
        assertThat(Jsoup.parse(site.get("/U+3002").text()).select("dt:containsOwn(scripts) + dd a"))
                .isEmpty();
    }

    @Test
    void a_connection_that_gets_nowhere_is_closed_and_no_other() throws IOException {
        byte[] request = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1);
        try (Socket dripping = new Socket("127.0.0.1", site.port());
                Socket asking = new Socket("127.0.0.1", site.port())) {
            for (Socket each : List.of(dripping, asking)) {
                each.getOutputStream().write(request);
                HttpReply.read(each.getInputStream(), false);
            }
            long begin = System.nanoTime();
            site.server.closeStalledConnections(begin);
            dripping.getOutputStream().write('G');
            asking.getOutputStream().write(request);
            HttpReply.read(asking.getInputStream(), false);
            site.server.closeStalledConnections(begin + SECONDS.toNanos(31));
            assertThat(dripping.getInputStream().read()).isEqualTo(-1);
            asking.getOutputStream().write(request);
            assertThat(HttpReply.read(asking.getInputStream(), false).status()).isEqualTo(200);
        }
    }

    @Test
    void a_body_that_comes_slowly_is_no_stall_unless_it_drips() throws Exception {
        String head = "POST /text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n";
        try (Socket slow = new Socket("127.0.0.1", site.port());
                Socket dripping = new Socket("127.0.0.1", site.port())) {
            long begin = System.nanoTime();
            slow.getOutputStream().write(head.getBytes(ISO_8859_1));
            dripping.getOutputStream().write(head.getBytes(ISO_8859_1));
            site.get("/healthz"); // what was sent has been read
            site.server.closeStalledConnections(begin);
            slow.getOutputStream().write(new byte[5000]);
            dripping.getOutputStream().write(new byte[500]);
            site.get("/healthz");
            site.server.closeStalledConnections(begin + SECONDS.toNanos(31));
            assertThat(dripping.getInputStream().read()).isEqualTo(-1);
            slow.getOutputStream().write(new byte[4000]);
            assertThat(HttpReply.read(slow.getInputStream(), false).status()).isEqualTo(200);
        }
    }

    @Test
    void a_client_whose_work_waits_is_not_stalled() throws Exception {
        BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        try (RunningSite busy = new RunningSite(new Workers(work::add, System::nanoTime));
                Socket client = new Socket("127.0.0.1", busy.port())) {
            client.getOutputStream().write("GET /search?q=rook HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
            Runnable search = work.take();
            long begin = System.nanoTime();
            busy.server.closeStalledConnections(begin);
            busy.server.closeStalledConnections(begin + SECONDS.toNanos(31));
            search.run();
            assertThat(HttpReply.read(client.getInputStream(), false).status()).isEqualTo(200);
            busy.server.closeStalledConnections(begin + SECONDS.toNanos(62)); // and the 30 s begin again
            busy.server.closeStalledConnections(begin + SECONDS.toNanos(93));
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** It is as long as a request line may be, and each pair of signs might begin the name of a function. */
    @Test
    void a_query_of_thousands_of_signs_gets_its_response() throws IOException {
        assertThat(site.get("/search?q=" + "_.".repeat(3900)).status()).isEqualTo(200);
    }

    @Test
    void a_port_in_use_is_an_error_that_says_so() {
        assertThatThrownBy(() -> new WebServer(
                        WebOptions.at(site.server.address()),
                        RunningSite.FINDERS,
                        RunningSite.WORKERS,
                        RunningSite.PROGRAM,
                        new LineStatistics(List.of(), List.of(), List.of(), 10)))
                .isInstanceOf(BindException.class);
    }
}
