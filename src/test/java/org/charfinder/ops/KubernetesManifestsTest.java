package org.charfinder.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests in ops/kubernetes fit the types of Kubernetes, and a manifest with any mistake in a key does not. */
class KubernetesManifestsTest {

    /** Maps whose keys are the user's own. */
    private static final Set<String> FREE_MAPS = Set.of("labels", "matchLabels", "annotations");

    static List<String> names() {
        return Manifest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_manifest_has_the_fields_of_its_type(String name) {
        assertThat(KubernetesTypes.problems(Manifest.read(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_key_that_is_misspelt_is_found_at_each_depth(String name) {
        assertThat(unnoticedKeys(name, key -> key + "s")).isEmpty();
        assertThat(unnoticedKeys(name, key -> key.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(unnoticedKeys(name, key -> key.substring(1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_value_of_another_type_is_found_at_each_depth(String name) {
        assertThat(unnoticed(name, entry -> true, (key, value) -> Map.entry(key, otherType(value))))
                .isEmpty();
    }

    private static Object otherType(Object value) {
        return value instanceof String ? List.of(value) : value instanceof Integer ? true : "text";
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, spec.template.metadata.annotations, prometheus.io/port",
        "deployment.yaml, spec.template.spec.containers.0.securityContext.capabilities, drop",
        "deployment.yaml, spec.strategy, type",
        "service.yaml, spec.selector, app.kubernetes.io/name",
    })
    void a_number_in_place_of_a_text_is_found(String name, String path, String key) {
        Map<String, Object> manifest = Manifest.read(name);
        assertThat(Manifest.<Map<String, Object>>at(manifest, path).put(key, 8888))
                .isNotNull();
        assertThat(KubernetesTypes.problems(manifest)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, spec, selector",
        "deployment.yaml, spec, template",
        "deployment.yaml, spec.template.spec, containers",
        "deployment.yaml, spec.template.spec.containers.0, name",
        "deployment.yaml, spec.template.spec.containers.0.ports.0, containerPort",
        "deployment.yaml, spec.template.spec.containers.0.startupProbe.httpGet, port",
        "deployment.yaml, spec.template.spec.containers.0.lifecycle.preStop.sleep, seconds",
        "deployment.yaml, spec.template.spec.securityContext.seccompProfile, type",
        "deployment.yaml, spec.template.spec.topologySpreadConstraints.0, maxSkew",
        "service.yaml, spec.ports.0, port",
        "horizontalpodautoscaler.yaml, spec, maxReplicas",
        "horizontalpodautoscaler.yaml, spec.scaleTargetRef, name",
        "horizontalpodautoscaler.yaml, spec.metrics.1.pods.metric, name",
        "servicemonitor.yaml, spec, selector",
        "servicemonitor.yaml, spec, endpoints",
    })
    void a_required_field_that_is_missing_is_found(String name, String path, String key) {
        Map<String, Object> manifest = Manifest.read(name);
        assertThat(Manifest.<Map<String, Object>>at(manifest, path).remove(key)).isNotNull();
        assertThat(KubernetesTypes.problems(manifest)).containsExactly("." + path + "." + key + ": missing");
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, spec.strategy.type, Recreate RollingUpdate",
        "deployment.yaml, spec.template.spec.securityContext.seccompProfile.type, Localhost RuntimeDefault Unconfined",
        "deployment.yaml, spec.template.spec.topologySpreadConstraints.0.whenUnsatisfiable, ScheduleAnyway",
        "deployment.yaml, spec.template.spec.topologySpreadConstraints.1.whenUnsatisfiable, ScheduleAnyway",
        "poddisruptionbudget.yaml, spec.unhealthyPodEvictionPolicy, IfHealthyBudget AlwaysAllow",
        "networkpolicy.yaml, spec.policyTypes.0, Ingress Egress",
        "networkpolicy.yaml, spec.policyTypes.1, Ingress Egress",
        "horizontalpodautoscaler.yaml, spec.metrics.0.type, ContainerResource External Object Pods Resource",
        "horizontalpodautoscaler.yaml, spec.metrics.1.type, ContainerResource External Object Pods Resource",
        "horizontalpodautoscaler.yaml, spec.metrics.0.resource.target.type, Utilization Value AverageValue",
        "horizontalpodautoscaler.yaml, spec.metrics.1.pods.target.type, Utilization Value AverageValue",
        "horizontalpodautoscaler.yaml, spec.behavior.scaleDown.policies.0.type, Pods Percent",
    })
    void a_text_is_one_of_those_that_kubernetes_knows(String name, String path, String known) {
        assertThat(known.split(" ")).contains(Manifest.<String>at(Manifest.read(name), path));
    }

    @Test
    void kustomize_applies_all_of_them_but_the_one_that_needs_an_operator() {
        List<String> applied = new ArrayList<>(names());
        applied.remove("servicemonitor.yaml");
        Map<String, Object> kustomization = Manifest.read("kustomization.yaml");
        assertThat(kustomization).containsOnlyKeys("apiVersion", "kind", "resources");
        assertThat(Manifest.<List<String>>at(kustomization, "resources")).containsExactlyInAnyOrderElementsOf(applied);
    }

    /** An entry of a map somewhere in a manifest. */
    private record Entry(String path, Map<String, Object> map, String key, boolean isInFreeMap) {}

    private static List<Entry> entries(Map<String, Object> manifest) {
        Set<String> freeMaps = new HashSet<>(FREE_MAPS);
        if (manifest.get("kind").equals("Service")) {
            freeMaps.add("selector"); // of labels; those of other kinds are objects
        }
        List<Entry> found = new ArrayList<>();
        collect("", manifest, freeMaps, found);
        return found;
    }

    @SuppressWarnings("unchecked") // keys are texts
    private static void collect(String path, Object tree, Set<String> freeMaps, List<Entry> found) {
        if (tree instanceof List<?> list) {
            list.forEach(element -> collect(path, element, freeMaps, found));
        } else if (tree instanceof Map<?, ?> map) {
            boolean isFree = freeMaps.contains(path.substring(path.lastIndexOf('.') + 1));
            map.forEach((key, value) -> {
                String inside = path + "." + key;
                found.add(new Entry(inside, (Map<String, Object>) map, (String) key, isFree));
                collect(inside, value, freeMaps, found);
            });
        }
    }

    /** Changes each key of a manifest in turn; returns the paths of those whose change causes no problem. */
    private static List<String> unnoticedKeys(String name, UnaryOperator<String> change) {
        return unnoticed(name, entry -> !entry.isInFreeMap, (key, value) -> Map.entry(change.apply(key), value));
    }

    private static List<String> unnoticed(
            String name, Predicate<Entry> which, BiFunction<String, Object, Map.Entry<String, Object>> change) {
        Map<String, Object> manifest = Manifest.read(name);
        List<Entry> tried = entries(manifest).stream().filter(which).toList();
        assertThat(tried).hasSizeGreaterThan(5);
        List<String> unnoticed = new ArrayList<>();
        for (Entry entry : tried) {
            Object value = entry.map.remove(entry.key);
            Map.Entry<String, Object> changed = change.apply(entry.key, value);
            entry.map.put(changed.getKey(), changed.getValue());
            if (KubernetesTypes.problems(manifest).isEmpty()) {
                unnoticed.add(entry.path);
            }
            entry.map.remove(changed.getKey());
            entry.map.put(entry.key, value);
        }
        return unnoticed;
    }
}
