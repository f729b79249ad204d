package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A range of results is the same range of all results, in every format. */
class AnySliceTest {

    private static RunningSite site;

    @BeforeContainer
    static void serve() {
        site = new RunningSite();
    }

    @AfterContainer
    static void stop() {
        site.close();
    }

    /** Any ranks, and often those around the size of a page. */
    @Provide
    Arbitrary<Integer> ranks() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 900),
                Arbitraries.of(0, 1, 199, 200, 201, 842, 843, 844, 999_999_999));
    }

    /** The results of {@code letter} are many slices of the index; those of codes are not in the index. */
    @Property(tries = 300)
    void a_slice_is_a_part_of_the_whole(
            @ForAll("queries") String query,
            @ForAll("formats") String format,
            @ForAll @From("ranks") int start,
            @ForAll @From("ranks") int stop)
            throws IOException {
        String address = "/search?q=" + query + "&format=" + format;
        HttpReply reply = site.get(address + "&start=" + start + "&stop=" + stop);
        if (stop < start) {
            assertThat(reply.status()).isEqualTo(400);
            return;
        }
        List<String> all = rows(site.get(address + "&stop=999999999").text(), format);
        int from = Math.min(start, all.size());
        int to = Math.min(stop, all.size());
        assertThat(rows(reply.text(), format)).isEqualTo(all.subList(from, to));
        if (format.equals("json")) {
            JsonNode object = JsonMapper.shared().readTree(reply.text());
            assertThat(object.get("total").asInt()).isEqualTo(all.size());
            assertThat(object.get("start").asInt()).isEqualTo(from);
            assertThat(object.get("stop").asInt()).isEqualTo(to);
        }
    }

    @Property(tries = 50)
    void all_formats_have_the_same_characters(
            @ForAll("queries") String query,
            @ForAll @IntRange(max = 900) int start,
            @ForAll @IntRange(max = 300) int size)
            throws IOException {
        String slice = "/search?q=" + query + "&start=" + start + "&stop=" + (start + size) + "&format=";
        List<String> codes = codes(site.get(slice + "tsv").text(), "tsv");
        for (String format : List.of("json", "jsonl", "csv", "text")) {
            assertThat(codes(site.get(slice + format).text(), format)).isEqualTo(codes);
        }
    }

    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.of("a", "rook", "letter+small", "U%2B0000..U%2B0200", "qqq+qq", "%E2%99%9C%E2%99%9C");
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of("json", "jsonl", "csv", "tsv", "text");
    }

    private static List<String> rows(String text, String format) throws IOException {
        return switch (format) {
            case "json" -> items(text).valueStream().map(JsonNode::toString).toList();
            case "jsonl" -> text.lines().toList();
            case "text" -> text.lines().filter(line -> !line.startsWith("(")).toList();
            default -> text.lines().skip(1).toList();
        };
    }

    private static JsonNode items(String text) {
        return JsonMapper.shared().readTree(text).get("items");
    }

    private static List<String> codes(String text, String format) throws IOException {
        Stream<String> rows = rows(text, format).stream();
        return format.startsWith("json")
                ? rows.map(row -> JsonMapper.shared().readTree(row).get("code").asString())
                        .toList()
                : rows.map(row -> row.split("[\t,]")[0].strip()).toList();
    }
}
