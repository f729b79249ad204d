package org.charfinder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** A result as text, as JSON and as a page. */
class ReportsTest {

    private static final Instant WHEN = Instant.parse("2026-11-21T08:24:30Z");

    private static BenchResult result(int connections, Map<String, Long> errors) {
        Histogram latencies = new Histogram(3);
        for (int i = 1; i <= 1000; i++) {
            latencies.recordValue(i * 1000L);
        }
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", 2323);
        Duration second = Duration.ofSeconds(1);
        BenchOptions options = new BenchOptions(address, connections, 1, second, Duration.ofSeconds(10), second);
        long[] perSecond = {600, 400};
        return new BenchResult(
                options, 2_500_000_000L, 1_234_567, 1_743_000_000, latencies, perSecond, new TreeMap<>(errors));
    }

    private static BenchResult nothing() {
        BenchOptions options = result(1, Map.of()).options();
        return new BenchResult(options, 0, 0, 0, new Histogram(3), new long[0], Map.of());
    }

    @Test
    void the_text_is_a_few_columns() {
        Map<String, Long> errors = Map.of("Error: query is not valid UTF-8", 12_345L, "connection refused", 3L);
        assertThat(Reports.text(result(50, errors))).isEqualTo("""
                127.0.0.1:2323, 50 connections, 1 query in flight on each, 2.5 s

                queries        1,234,567   493,827/s
                received         1.74 GB   697 MB/s

                latency
                50 %            0.500 ms
                90 %            0.900 ms
                99 %            0.990 ms
                99.9 %          0.999 ms
                99.99 %         1.000 ms
                max             1.000 ms

                errors
                   12,345  Error: query is not valid UTF-8
                        3  connection refused
                """);
    }

    @Test
    void without_errors_there_is_no_word_of_them() {
        assertThat(Reports.text(result(1, Map.of())))
                .startsWith("127.0.0.1:2323, 1 connection, 1 query")
                .doesNotContain("error");
    }

    @Test
    void the_json_is_one_object_on_one_line() {
        assertThat(Reports.json(result(50, Map.of("Error: a \"quoted\\x1b\"", 2L))))
                .isEqualTo("{\"server\":\"127.0.0.1:2323\",\"connections\":50,\"pipeline\":1,"
                        + "\"warmup_s\":1,\"duration_s\":2.500,"
                        + "\"queries\":1234567,\"queries_per_s\":493826.8,"
                        + "\"bytes\":1743000000,\"bytes_per_s\":697200000,"
                        + "\"latency_ms\":{\"p50\":0.5002,\"p90\":0.9001,\"p99\":0.9902,\"p99.9\":0.9994,"
                        + "\"p99.99\":1.0004,\"max\":1.0004},\"queries_each_second\":[600,400],"
                        + "\"errors\":{\"Error: a \\\"quoted\\\\x1b\\\"\":2}}\n");
    }

    @Test
    void nothing_measured_is_told_as_zeros() throws Exception {
        assertThat(Reports.text(nothing())).contains("queries                0   0/s");
        assertThat(Reports.json(nothing())).contains("\"queries_per_s\":0.0,").doesNotContain("NaN");
        assertThat(page(nothing()).getElementsByTagName("svg").getLength()).isZero();
    }

    private static Document page(BenchResult result) throws Exception {
        byte[] html = Reports.html(result, WHEN).getBytes(UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(html));
    }

    @Test
    void the_page_is_well_formed_and_complete() throws Exception {
        Document page = page(result(50, Map.of("Error: <b> & co", 3L)));
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(page.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("charfinder bench, 2026-11-21 08:24 UTC");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("493,827", "697 MB", "0.999 ms", "Error: <b> & co", "99.99", "600")
                .doesNotContain("{{", "NaN");
    }

    @Test
    void the_page_requests_nothing() {
        assertThat(Reports.html(result(50, Map.of()), WHEN))
                .doesNotContain("://", "url(", "src=", "href=", "<script", "@import")
                .contains("default-src 'none'");
    }

    @Test
    void the_page_follows_the_reader() throws Exception {
        String html = Reports.html(result(50, Map.of()), WHEN);
        assertThat(html).contains("prefers-color-scheme: dark", "width=device-width", "lang=\"en\"");
        Document page = page(result(50, Map.of()));
        for (int i = 0; i < 2; i++) {
            assertThat(page.getElementsByTagName("svg")
                            .item(i)
                            .getAttributes()
                            .getNamedItem("aria-label")
                            .getNodeValue())
                    .isIn(
                            "Latency by percentile: half of the replies within 0.500 ms, 99 % within 0.990 ms,"
                                    + " all within 1.000 ms.",
                            "Queries in each second: from 400 to 600.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14|0 5 10",
                "10|0 2 4 6 8 10",
                "1|0 0.2 0.4 0.6 0.8 1",
                "250000|0 50,000 100,000 150,000 200,000 250,000",
                "0.007|0 0.002 0.004 0.006",
            })
    void an_axis_has_round_numbers(double end, String labels) {
        assertThat(Chart.ticks(end).stream().map(Chart.Tick::label)).containsExactly(labels.split(" "));
    }

    @Test
    void a_curve_fits_into_its_chart() {
        String chart = new Chart("t", "d", 95).draw(new long[] {0, 95}).toString();
        assertThat(chart).contains("class=\"line\" d=\"M0.0 1000.0L250.0 1000.0L750.0 50.0L1000.0 50.0\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "9994, 9.99 kB",
        "9996, 10.0 kB",
        "999600, 1.00 MB",
        "5.2e9, 5.20 GB"
    })
    void bytes_have_three_digits(double bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }
}
