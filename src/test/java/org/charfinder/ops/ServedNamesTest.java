package org.charfinder.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.ops.Manifest.at;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.charfinder.index.WholeIndex;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopCount;
import org.charfinder.net.ServerCount;
import org.charfinder.query.Finders;
import org.charfinder.server.SearchCount;
import org.charfinder.web.WebOptions;
import org.charfinder.web.WebServer;
import org.charfinder.web.metrics.LineStatistics;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files in ops ask of a server is there: addresses, metrics and their labels. */
class ServedNamesTest {

    /** Of Prometheus itself, the kubelet and kube-state-metrics. */
    private static final Set<String> OTHER_METRICS = Set.of(
            "up",
            "container_memory_working_set_bytes",
            "container_spec_memory_limit_bytes",
            "kube_deployment_status_replicas_available",
            "kube_deployment_spec_replicas");

    private static final Set<String> OTHER_LABELS = Set.of("job", "instance", "container", "deployment");
    private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private static WebServer server;
    private static String metrics;

    @BeforeAll
    static void start() throws Exception {
        LineStatistics line = new LineStatistics(
                List.of(new Counters<>(ServerCount.class)),
                List.of(new Counters<>(LoopCount.class)),
                List.of(new Counters<>(SearchCount.class)),
                10_000);
        WebOptions anyPort = WebOptions.at(new InetSocketAddress("127.0.0.1", 0));
        server = new WebServer(anyPort, new Finders(WholeIndex.INDEX), Workers.inThreads(), "charfinder 0", line);
        get("/search?q=rook");
        System.gc(); // the metrics have it a moment later
        do {
            metrics = get("/metrics").body();
        } while (!metrics.contains("\njvm_gc_pause_seconds"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + address))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, spec.template.spec.containers.0.startupProbe.httpGet.path, /healthz",
        "deployment.yaml, spec.template.spec.containers.0.livenessProbe.httpGet.path, /healthz",
        "deployment.yaml, spec.template.spec.containers.0.readinessProbe.httpGet.path, /readyz",
        "servicemonitor.yaml, spec.endpoints.0.path, /metrics",
    })
    void an_address_is_served(String name, String path, String address) throws Exception {
        assertThat(Manifest.<String>at(Manifest.read(name), path)).isEqualTo(address);
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    @Test
    void the_metrics_are_where_the_annotation_says() {
        Map<String, String> annotations = at(Manifest.read("deployment.yaml"), "spec.template.metadata.annotations");
        assertThat(annotations).containsEntry("prometheus.io/path", "/metrics");
    }

    @Test
    void the_autoscaler_counts_a_metric_that_is_there() {
        String metric = at(Manifest.read("horizontalpodautoscaler.yaml"), "spec.metrics.1.pods.metric.name");
        assertThat(served()).contains(metric);
    }

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>(Queries.alerts().values());
        queries.addAll(Queries.dashboard().values());
        assertThat(queries).hasSizeGreaterThan(40);
        return queries;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_asks_for_metrics_and_labels_that_are_there(String query) {
        Set<String> names = Queries.metrics(query);
        assertThat(names).isNotEmpty();
        Set<String> own = new HashSet<>(names);
        own.removeAll(OTHER_METRICS);
        assertThat(served()).containsAll(own);

        Set<String> labels = new HashSet<>(Queries.groupings(query));
        Queries.matchers(query).forEach(matcher -> labels.add(matcher.label()));
        labels.removeAll(OTHER_LABELS);
        assertThat(labelsOf(own)).containsAll(labels);
        Queries.matchers(query).stream()
                .filter(matcher -> matcher.exact() && !OTHER_LABELS.contains(matcher.label()))
                .forEach(matcher -> assertThat(metrics)
                        .containsPattern("(?m)^(" + String.join("|", own) + ")\\{.*\\b" + matcher.label() + "=\""
                                + matcher.value() + "\""));
    }

    private static Set<String> served() {
        return SERIES.matcher(metrics).results().map(series -> series.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> labelsOf(Set<String> names) {
        return SERIES.matcher(metrics)
                .results()
                .filter(series -> names.contains(series.group(1)) && series.group(2) != null)
                .flatMap(series -> LABEL.matcher(series.group(2)).results())
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
    }
}
