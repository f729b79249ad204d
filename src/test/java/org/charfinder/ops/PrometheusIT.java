package org.charfinder.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.charfinder.process.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The files in ops/prometheus: Prometheus takes them, and each alert fires when it should and only then. */
class PrometheusIT {

    private static final String TESTS = "charfinder.rules.test.yml";

    @TempDir
    private Path folder;

    @BeforeEach
    void needPromtool() throws Exception {
        Program.assumeInstalled("promtool");
    }

    /** The exit code of promtool, and what it says. */
    private static String promtool(Path folder, String... args) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("promtool").directory(folder.toFile()).redirectErrorStream(true);
        builder.command().addAll(List.of(args));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Program.exitCode(process) + " " + said;
    }

    @Test
    void prometheus_takes_the_configuration_and_the_alerts() throws Exception {
        assertThat(promtool(Queries.FOLDER, "check", "config", "prometheus.yml"))
                .startsWith("0 ");
        assertThat(promtool(
                        Queries.FOLDER,
                        "check",
                        "rules",
                        Queries.RULES.getFileName().toString()))
                .startsWith("0 ");
    }

    @Test
    void each_alert_fires_when_it_should_and_only_then() throws Exception {
        assertThat(promtool(Queries.FOLDER, "test", "rules", TESTS)).startsWith("0 ");
    }

    @Test
    void alerts_that_never_fire_or_always_fire_fail_these_tests() throws Exception {
        Files.copy(Queries.FOLDER.resolve(TESTS), folder.resolve(TESTS));
        assertThat(testWith(Map.of("expr", "vector(1) > 2")))
                .startsWith("1 ")
                .contains(Queries.alerts().keySet());
        assertThat(testWith(Map.of("expr", "vector(1)", "for", "0s")))
                .startsWith("1 ")
                .contains(Queries.alerts().keySet());
    }

    /** Runs the tests of the alerts with all alerts changed. */
    private String testWith(Map<String, String> change) throws IOException, InterruptedException {
        Map<String, Object> rules = Manifest.parse(Queries.RULES);
        Manifest.<List<Map<String, Object>>>at(rules, "groups.0.rules").forEach(rule -> rule.putAll(change));
        Files.writeString(folder.resolve(Queries.RULES.getFileName()), new Yaml().dump(rules));
        return promtool(folder, "test", "rules", TESTS);
    }

    @Test
    void an_alert_says_what_is_wrong_and_what_to_do() {
        List<Map<String, Object>> rules = Manifest.at(Manifest.parse(Queries.RULES), "groups.0.rules");
        assertThat(rules).allSatisfy(rule -> {
            assertThat(Manifest.<String>at(rule, "labels.severity")).isIn("critical", "warning");
            assertThat(Manifest.<String>at(rule, "annotations.summary")).isNotBlank();
            assertThat(Manifest.<String>at(rule, "annotations.description")).endsWith(".");
        });
    }

    @Test
    void the_operator_takes_the_alerts_as_the_spec_of_an_object() {
        Map<String, Object> object = Map.of(
                "apiVersion",
                "monitoring.coreos.com/v1",
                "kind",
                "PrometheusRule",
                "metadata",
                Map.of("name", "charfinder"),
                "spec",
                Manifest.parse(Queries.RULES));
        assertThat(KubernetesTypes.problems(object)).isEmpty();
    }

    @Test
    void prometheus_can_answer_each_query_of_the_dashboard() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        int number = 0;
        for (String query : Queries.dashboard().values()) {
            rules.append(
                    "      - record: query_%d%n        expr: '%s'%n".formatted(number++, query.replace("'", "''")));
        }
        Files.writeString(folder.resolve("dashboard.yml"), rules);
        assertThat(promtool(folder, "check", "rules", "dashboard.yml"))
                .startsWith("0 ")
                .contains(number + " rules");
    }
}
