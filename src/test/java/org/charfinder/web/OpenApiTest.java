package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.charfinder.Charfinder;
import org.charfinder.format.OutputFormat;
import org.charfinder.web.metrics.LineStatistics;
import org.charfinder.web.metrics.Metrics;
import org.charfinder.web.page.Assets;
import org.charfinder.web.page.PageRenderer;
import org.charfinder.web.resource.Routes;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The description of the API is valid, and the server behaves as it says. */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ID = "https://charfinder.example/openapi.json";

    private static final String LONG = "a".repeat(9000);
    private static final String ROOK = "q=%E2%99%9C";

    /** An address that is answered, for each path that needs more than itself. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "/search", "/search?" + ROOK,
            "/suggest", "/suggest?" + ROOK,
            "/characters", "/characters?text=ab",
            "/characters/{character}", "/characters/U+265C",
            "/blocks/{block}", "/blocks/chess-symbols",
            "/scripts/{script}", "/scripts/greek",
            "/categories/{category}", "/categories/math-symbol",
            "/problems/{type}", "/problems/invalid-query",
            "/{character}", "/U+265C");

    @AutoClose
    static final RunningSite site = new RunningSite();

    @AutoClose
    static final RunningSite draining = new RunningSite();

    private static String text;
    private static JsonNode description;
    private static SchemaRegistry schemas;

    @BeforeAll
    static void serve() throws IOException {
        draining.server.drain();
        text = site.get("/openapi.json").text();
        description = JSON.readTree(text);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, text)));
    }

    @Test
    void it_is_a_description_in_openapi_3_1() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.isOpenapi31()).isTrue();
    }

    @Test
    void it_describes_every_address_of_the_router() throws IOException {
        Assets assets = new Assets();
        LineStatistics none = new LineStatistics(List.of(), List.of(), List.of(), 10);
        try (Metrics metrics = new Metrics(RunningSite.INDEX, "", none, Workers.inCallersThread())) {
            Routes routes = new Routes(RunningSite.FINDERS, "", assets, new PageRenderer(assets, "", ""), metrics);
            assertThat(names(description.get("paths"))).containsExactlyInAnyOrderElementsOf(routes.addresses());
        }
    }

    @Test
    void it_has_the_version_and_the_license_of_the_program() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Charfinder.class.getResourceAsStream("cli/version.properties")) {
            properties.load(file);
        }
        assertThat(description.at("/info/version").asString()).isEqualTo(properties.getProperty("version"));
        assertThat(description.at("/info/license/identifier").asString()).isEqualTo("MIT");
    }

    /** A request, and the documented response that it must get. A POST request has its body in place of an address. */
    record Sample(String path, int status, boolean drains, String method, String address, String... headers) {

        /** The described operation; methods that no operation has are refused as GET is described. */
        String operation() {
            return method.equals("POST") ? "post" : "get";
        }
    }

    private static Sample post(int status, String body, String... headers) {
        return new Sample("/text", status, false, "POST", body, headers);
    }

    private static Sample get(String path, int status, String address, String... headers) {
        return new Sample(path, status, false, "GET", address, headers);
    }

    /** A sample for each documented response. */
    static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (String format : List.of("json", "text", "jsonl", "csv", "tsv")) {
            samples.add(get("/search", 200, "/search?" + ROOK + "&format=" + format));
        }
        for (String query :
                List.of("letter", "chess+rok", "qqq+qq", "snowmam", "category:Co", "%00", "%E2%99%9C", "flag", "")) {
            samples.add(get("/search", 200, "/search?q=" + query));
        }
        samples.add(get("/search", 200, "/search?" + ROOK + "&order=code"));
        samples.add(get("/search", 400, "/search?" + ROOK + "&order=worst"));
        samples.add(get("/search", 400, "/search"));
        samples.add(get("/search", 406, "/search?" + ROOK, "Accept: image/png"));
        samples.add(get("/search", 200, "/search?" + ROOK + "&fields=" + String.join(",", OutputFormat.columns())));
        samples.add(get("/search", 200, "/search?q=letter&limit=3"));
        samples.add(get("/search", 400, "/search?" + ROOK + "&limt=3"));
        samples.add(get("/suggest", 200, "/suggest?q=chess+ro"));
        samples.add(get("/suggest", 400, "/suggest"));
        samples.add(get("/characters", 200, "/characters?text=%E2%99%9C%E2%99%96"));
        samples.add(get("/characters", 400, "/characters"));
        for (String code : List.of(
                "U+265C", "U+1F1EB-1F1F7", "U+D800", "U+000A", "U+00E9", "U+00DF", "U+6C34", "U+0028", "U+200D", "o")) {
            samples.add(get("/characters/{character}", 200, "/characters/" + code));
        }
        samples.add(get("/characters/{character}", 400, "/characters/U+265C?x"));
        samples.add(get("/characters/{character}", 404, "/characters/U+110000"));
        samples.add(get("/problems/{type}", 200, "/problems/invalid-query"));
        samples.add(get("/problems/{type}", 404, "/problems/none"));
        samples.add(get("/opensearch.xml", 200, "/opensearch.xml"));
        samples.add(get("/robots.txt", 200, "/robots.txt"));
        samples.add(get("/favicon.ico", 200, "/favicon.ico"));
        samples.add(get("/", 200, "/"));
        samples.add(get("/", 200, "/?query=rook&start=5"));
        samples.add(get("/", 200, "/?query=block:a&typing=1"));
        samples.add(get("/", 400, "/?query=block:arows"));
        samples.add(get("/", 400, "/?query=block:arows", "Accept: text/html"));
        samples.add(get("/{character}", 200, "/U+265C"));
        samples.add(get("/{character}", 200, "/U+1F1EB%20U+1F1F7"));
        samples.add(get("/{character}", 200, "/U+265C", "Accept: application/json"));
        samples.add(get("/{character}", 200, "/U+265C.json"));
        samples.add(get("/{character}", 200, "/U+265C?query=chess+rook"));
        samples.add(get("/{character}", 400, "/U+265C?query=a&q=b"));
        samples.add(get("/{character}", 301, "/u+265c"));
        samples.add(get("/{character}", 404, "/U+110000"));
        samples.add(get("/{character}", 404, "/U+110000", "Accept: text/html"));
        samples.add(get("/", 200, "/?query=rook&view=grid"));
        for (String entry : List.of("/blocks/{block}", "/scripts/{script}", "/categories/{category}")) {
            String list = entry.substring(0, entry.lastIndexOf('/'));
            samples.add(get(list, 200, list));
            samples.add(get(entry, 404, list + "/none"));
        }
        samples.add(get("/blocks/{block}", 200, "/blocks/chess-symbols"));
        samples.add(get("/blocks/{block}", 301, "/blocks/Chess_Symbols"));
        samples.add(get("/scripts/{script}", 200, "/scripts/greek?start=200"));
        samples.add(get("/scripts/{script}", 301, "/scripts/grek"));
        samples.add(get("/categories/{category}", 200, "/categories/math-symbol"));
        samples.add(get("/categories/{category}", 301, "/categories/Sm"));
        samples.add(get("/charfinder", 200, "/charfinder?char=sun&char=black"));
        samples.add(get("/charfinder", 400, "/charfinder?char=block:arows"));
        samples.add(get("/text", 200, "/text"));
        samples.add(get("/text", 200, "/text?text=p%D0%B0y", "Accept: application/json"));
        samples.add(get("/text", 400, "/text?txt=a", "Accept: application/json"));
        String plain = "Content-Type: text/plain";
        String form = "Content-Type: application/x-www-form-urlencoded";
        samples.add(post(200, "text=a", form));
        samples.add(post(200, "p\u0430y\u202E\n\u2764\uFE0Fe\u0302", plain));
        samples.add(post(400, "a=b", form));
        samples.add(post(413, "a".repeat(70_000), plain));
        samples.add(post(413, "a".repeat(70_000), plain, "Accept: text/html"));
        samples.add(post(415, "{}", "Content-Type: application/json"));
        samples.add(post(431, "a", plain, "X: " + LONG));
        samples.add(new Sample("/text", 503, true, "POST", "a", plain));
        samples.add(get("/openapi.json", 200, "/openapi.json"));
        samples.add(get("/healthz", 200, "/healthz"));
        samples.add(get("/readyz", 200, "/readyz"));
        samples.add(get("/metrics", 200, "/metrics"));
        for (String path : description.get("paths").propertyNames()) {
            String address = ADDRESSES.getOrDefault(path, path);
            JsonNode responses = description.get("paths").get(path).get("get").get("responses");
            if (responses.has("304")) {
                samples.add(get(path, 304, address, "If-None-Match: *"));
            }
            if (responses.has("414")) {
                samples.add(get(path, 414, address + (address.contains("?") ? "&" : "?") + LONG));
                samples.add(get(path, 431, address, "X: " + LONG));
            }
            if (responses.has("503")) {
                samples.add(new Sample(path, 503, true, "GET", address));
                samples.add(new Sample(path, 503, true, "GET", address, "Accept: text/html"));
            }
            samples.add(new Sample(path, 405, false, "PUT", address));
        }
        return samples;
    }

    @Test
    void every_answer_that_is_described_is_provoked_here() {
        List<String> described = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .get("responses")
                                .propertyNames()
                                .forEach(status ->
                                        described.add(operation.getKey() + " " + path.getKey() + " " + status))));
        assertThat(samples().stream()
                        .map(sample -> sample.operation() + " " + sample.path + " " + sample.status)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_answer_is_as_it_is_described(Sample sample) throws IOException {
        RunningSite asked = sample.drains ? draining : site;
        HttpReply reply = sample.method.equals("POST")
                ? HttpReply.post(asked.port(), sample.path, sample.address.getBytes(UTF_8), sample.headers)
                : asked.ask(sample.method, sample.address, sample.headers);
        assertThat(reply.status()).isEqualTo(sample.status);
        String pointer =
                resolved("/paths/" + escaped(sample.path) + "/" + sample.operation() + "/responses/" + sample.status);
        JsonNode response = description.at(pointer);
        for (String header : names(response.get("headers"))) {
            if (header.equals("Link") && reply.header(header) == null) {
                continue; // a response without other slices
            }
            assertThat(reply.header(header)).as(header).isNotNull();
            String schema = resolved(pointer + "/headers/" + header) + "/schema";
            assertValid(StringNode.valueOf(reply.header(header)), schema);
        }
        if (!response.has("content")) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        assertThat(names(response.get("content"))).contains(type);
        boolean json = type.endsWith("json");
        assertValid(
                json ? JSON.readTree(reply.text()) : StringNode.valueOf(reply.text()),
                pointer + "/content/" + escaped(type) + "/schema");
    }

    /** The place of every example, and its schema. */
    static Stream<String[]> examples() {
        List<String[]> examples = new ArrayList<>();
        collectExamples(description, "", examples);
        return examples.stream();
    }

    private static void collectExamples(JsonNode node, String pointer, List<String[]> examples) {
        if (node.has("schema") && node.has("example")) {
            examples.add(new String[] {pointer + "/example", pointer + "/schema"});
        }
        if (node.has("schema") && node.has("examples")) {
            for (String name : names(node.get("examples"))) {
                examples.add(new String[] {pointer + "/examples/" + escaped(name) + "/value", pointer + "/schema"});
            }
        }
        if (node.has("type") && node.has("examples")) {
            examples.add(new String[] {pointer + "/examples/0", pointer});
        }
        for (String name : names(node)) {
            collectExamples(node.get(name), pointer + "/" + escaped(name), examples);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectExamples(node.get(i), pointer + "/" + i, examples);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_one(String example, String schema) {
        assertThat(description.at(example).isMissingNode()).isFalse();
        assertValid(description.at(example), schema);
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=%E2%99%9C&format=text, text~1plain",
        "/search?q=%E2%99%9C&format=jsonl, application~1jsonl",
        "/search?q=%E2%99%9C&format=csv, text~1csv",
        "/search?q=%E2%99%9C&format=tsv, text~1tab-separated-values"
    })
    void an_example_is_what_the_server_says(String address, String type) throws IOException {
        String example = "/paths/~1search/get/responses/200/content/" + type + "/example";
        assertThat(site.get(address).text()).isEqualTo(description.at(example).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"found", "only close matches", "nothing found"})
    void an_example_of_json_is_what_the_server_says(String name) throws IOException {
        String examples = "/paths/~1search/get/responses/200/content/application~1json/examples/";
        JsonNode example = description.at(examples + name + "/value");
        String query = URLEncoder.encode(example.get("query").asString(), UTF_8);
        assertThat(JSON.readTree(site.get("/search?q=" + query).text())).isEqualTo(example);
    }

    @Test
    void the_schemas_refuse_what_is_otherwise() throws IOException {
        String result = "/components/schemas/Result";
        String good = site.get("/search?" + ROOK).text();
        for (String[] change : new String[][] {
            {":1,", ":\"1\","}, {"\"query\"", "\"q\""}, {"U+265C", "265C"}, {",\"name\"", ",\"x\":1,\"name\""}
        }) {
            assertThat(good).contains(change[0]);
            assertThat(schema(result).validate(JSON.readTree(good.replace(change[0], change[1]))))
                    .isNotEmpty();
        }
    }

    /** Together these cards have each member. A vocabulary that is new must be described, too. */
    @Test
    void a_card_has_the_members_that_are_described() throws IOException {
        String text = "\u265C(\u2201\u6C34\u0301\u00BD\u00E9\u00C9\u01C4\u00A9" + "\uD83D\uDC4B\uD83D\uDE42";
        JsonNode cards = JSON.readTree(
                site.get("/characters?text=" + URLEncoder.encode(text, UTF_8)).text());
        assertValid(cards, "/components/schemas/Cards");
        assertThat(cards.get("items")
                        .valueStream()
                        .flatMap(card -> names(card).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(names(description.at("/components/schemas/Card/properties")));
    }

    private static List<String> names(JsonNode object) {
        return object == null || !object.isObject() ? List.of() : List.copyOf(object.propertyNames());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The place of an object, which may be a reference. */
    private static String resolved(String pointer) {
        JsonNode node = description.at(pointer);
        assertThat(node.isMissingNode()).as(pointer).isFalse();
        return node.has("$ref") ? resolved(node.get("$ref").asString().substring(1)) : pointer;
    }

    private static Schema schema(String pointer) {
        String fragment = pointer.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20");
        return schemas.getSchema(SchemaLocation.of(ID + "#" + fragment));
    }

    private static void assertValid(JsonNode value, String schema) {
        assertThat(description.at(schema).isMissingNode()).as(schema).isFalse();
        assertThat(schema(schema).validate(value)).as(schema).isEmpty();
    }
}
