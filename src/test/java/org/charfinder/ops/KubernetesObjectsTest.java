package org.charfinder.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.ops.Manifest.at;
import static org.charfinder.ops.Manifest.read;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects in ops/kubernetes name each other, and their numbers fit together. */
class KubernetesObjectsTest {

    private static final Map<String, Object> DEPLOYMENT = read("deployment.yaml");
    private static final Map<String, Object> POD = at(DEPLOYMENT, "spec.template.spec");
    private static final Map<String, Object> CONTAINER = Manifest.container();

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, spec.selector.matchLabels",
        "deployment.yaml, spec.template.spec.topologySpreadConstraints.0.labelSelector.matchLabels",
        "deployment.yaml, spec.template.spec.topologySpreadConstraints.1.labelSelector.matchLabels",
        "service.yaml, spec.selector",
        "poddisruptionbudget.yaml, spec.selector.matchLabels",
        "networkpolicy.yaml, spec.podSelector.matchLabels",
    })
    void a_selector_selects_the_pods_of_the_deployment(String name, String path) {
        Map<String, String> labels = at(DEPLOYMENT, "spec.template.metadata.labels");
        assertThat(labels).containsAllEntriesOf(at(read(name), path));
    }

    @Test
    void the_autoscaler_scales_the_deployment_and_its_number_is_in_no_other_place() {
        Map<String, Object> target = at(read("horizontalpodautoscaler.yaml"), "spec.scaleTargetRef");
        assertThat(target)
                .containsEntry("apiVersion", DEPLOYMENT.get("apiVersion"))
                .containsEntry("kind", DEPLOYMENT.get("kind"))
                .containsEntry("name", at(DEPLOYMENT, "metadata.name"));
        assertThat(Manifest.<Map<String, Object>>at(DEPLOYMENT, "spec")).doesNotContainKey("replicas");
        assertThat(Manifest.<Integer>at(read("horizontalpodautoscaler.yaml"), "spec.minReplicas"))
                .isEqualTo(3);
    }

    @Test
    void the_ports_are_those_that_the_arguments_open() {
        Map<String, Integer> ports = ports(CONTAINER.get("ports"), "containerPort");
        assertThat(ports)
                .isEqualTo(Map.of(
                        "line", Integer.valueOf(argument("--port")), "http", Integer.valueOf(argument("--http"))));
        assertThat(ports(at(read("service.yaml"), "spec.ports"), "port")).isEqualTo(ports);
        Map<String, String> annotations = at(DEPLOYMENT, "spec.template.metadata.annotations");
        assertThat(annotations).containsEntry("prometheus.io/port", argument("--http"));
    }

    private static Map<String, Integer> ports(Object list, String number) {
        List<Map<String, Object>> ports = at(Map.of("ports", list), "ports");
        return ports.stream()
                .collect(Collectors.toMap(port -> (String) port.get("name"), port -> (Integer) port.get(number)));
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, spec.template.spec.containers.0.startupProbe.httpGet.port, http",
        "deployment.yaml, spec.template.spec.containers.0.livenessProbe.httpGet.port, http",
        "deployment.yaml, spec.template.spec.containers.0.readinessProbe.httpGet.port, http",
        "service.yaml, spec.ports.0.targetPort, line",
        "service.yaml, spec.ports.1.targetPort, http",
        "networkpolicy.yaml, spec.ingress.0.ports.0.port, line",
        "networkpolicy.yaml, spec.ingress.0.ports.1.port, http",
        "servicemonitor.yaml, spec.endpoints.0.port, http",
    })
    void a_port_has_a_name_of_the_deployment(String name, String path, String port) {
        assertThat(Manifest.<Object>at(read(name), path)).isEqualTo(port);
        assertThat(ports(CONTAINER.get("ports"), "containerPort")).containsKey(port);
    }

    @Test
    void the_kubelet_waits_longer_than_the_server_takes_to_leave() {
        int leaves = Manifest.<Integer>at(CONTAINER, "lifecycle.preStop.sleep.seconds")
                + seconds("--drain-delay")
                + seconds("--grace");
        assertThat(Manifest.<Integer>at(POD, "terminationGracePeriodSeconds")).isGreaterThan(leaves + 5);
    }

    private static int seconds(String option) {
        return Integer.parseInt(argument(option).replaceFirst("s$", ""));
    }

    @Test
    void an_update_starts_a_replica_before_it_stops_another() {
        assertThat(Manifest.<Map<String, Object>>at(DEPLOYMENT, "spec.strategy.rollingUpdate"))
                .isEqualTo(Map.of("maxUnavailable", 0, "maxSurge", 1));
    }

    @Test
    void environment_variables_of_the_service_are_not_options_of_the_program() {
        assertThat(POD).containsEntry("enableServiceLinks", false);
    }

    @Test
    void the_container_may_do_nothing_but_serve() {
        assertThat(Manifest.<Map<String, Object>>at(POD, "securityContext"))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("runAsUser", 65532)
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(CONTAINER.get("securityContext"))
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation", false,
                        "readOnlyRootFilesystem", true,
                        "capabilities", Map.of("drop", List.of("ALL"))));
        assertThat(POD).containsEntry("automountServiceAccountToken", false);
    }

    @Test
    void memory_is_reserved_as_far_as_it_may_be_taken() {
        assertThat(Manifest.<String>at(CONTAINER, "resources.requests.memory"))
                .isEqualTo(at(CONTAINER, "resources.limits.memory"));
    }

    private static String argument(String option) {
        List<String> arguments = Manifest.arguments();
        return arguments.get(arguments.indexOf(option) + 1);
    }
}
