package org.charfinder.ops;

import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares manifests with the types that Kubernetes publishes, as strictly as its API server with
 * {@code --validate=strict}: no unknown field, no value of another type, no required field missing. The types do not
 * say which texts a field of text may have.
 */
final class KubernetesTypes {

    private static final String KUBERNETES = "io.kubernetes.client.openapi.models.";
    private static final Map<String, String> TYPES = Map.of(
            "apps/v1 Deployment", KUBERNETES + "V1Deployment",
            "v1 Service", KUBERNETES + "V1Service",
            "policy/v1 PodDisruptionBudget", KUBERNETES + "V1PodDisruptionBudget",
            "autoscaling/v2 HorizontalPodAutoscaler", KUBERNETES + "V2HorizontalPodAutoscaler",
            "networking.k8s.io/v1 NetworkPolicy", KUBERNETES + "V1NetworkPolicy",
            "monitoring.coreos.com/v1 ServiceMonitor", "com.coreos.monitoring.models.V1ServiceMonitor",
            "monitoring.coreos.com/v1 PrometheusRule", "com.coreos.monitoring.models.V1PrometheusRule");
    private static final Set<String> RESOURCES = Set.of("cpu", "memory"); // that the manifests need

    private final List<String> problems = new ArrayList<>();

    private KubernetesTypes() {}

    /** What is wrong with a manifest: a line for each problem, with the path to it. */
    static List<String> problems(Map<String, Object> manifest) {
        String type = TYPES.get(manifest.get("apiVersion") + " " + manifest.get("kind"));
        if (type == null) {
            return List.of("apiVersion and kind: no such type");
        }
        KubernetesTypes types = new KubernetesTypes();
        try {
            types.compareObject("", manifest, Class.forName(type));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return types.problems;
    }

    private void compare(String path, Object value, Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            compareContainer(path, value, generic);
        } else if (type == String.class) {
            require(value instanceof String, path, "a text");
        } else if (type == Integer.class || type == Long.class) {
            require(value instanceof Integer, path, "an integer");
        } else if (type == Boolean.class) {
            require(value instanceof Boolean, path, "true or false");
        } else if (type == IntOrString.class) {
            require(value instanceof Integer || value instanceof String, path, "an integer or a text");
        } else if (type == Quantity.class) {
            require(isQuantity(value), path, "a quantity");
        } else if (type != Object.class) {
            compareObject(path, value, (Class<?>) type);
        }
    }

    private void compareContainer(String path, Object value, ParameterizedType type)
            throws ReflectiveOperationException {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == List.class && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                compare(path + "." + i, list.get(i), of[0]);
            }
        } else if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = (String) entry.getKey();
                require(of[1] != Quantity.class || RESOURCES.contains(key), path + "." + key, "a resource");
                compare(path + "." + key, entry.getValue(), of[1]);
            }
        } else {
            problems.add(path + ": must be a " + type.getRawType());
        }
    }

    private void compareObject(String path, Object value, Class<?> type) throws ReflectiveOperationException {
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(path + ": must be an object");
            return;
        }
        Map<String, Field> fields = new HashMap<>();
        Set<String> required = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null) {
                fields.put(name.value(), field);
                if (isRequired(field)) {
                    required.add(name.value());
                }
            }
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String inside = path + "." + entry.getKey();
            Field field = fields.get(entry.getKey());
            if (field == null) {
                problems.add(inside + ": no such field");
            } else {
                compare(inside, entry.getValue(), field.getGenericType());
            }
        }
        required.removeAll(map.keySet());
        required.forEach(name -> problems.add(path + "." + name + ": missing"));
    }

    private static boolean isRequired(Field field) throws ReflectiveOperationException {
        String name = field.getName().replaceFirst("^_", ""); // of a field that is called like a word of Java
        String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return field.getDeclaringClass()
                .getMethod(getter)
                .getAnnotation(ApiModelProperty.class)
                .required();
    }

    private static boolean isQuantity(Object value) {
        try {
            return value instanceof Integer || (value instanceof String text && Quantity.fromString(text) != null);
        } catch (RuntimeException e) { // its class has no better one
            return false;
        }
    }

    private void require(boolean holds, String path, String what) {
        if (!holds) {
            problems.add(path + ": must be " + what);
        }
    }
}
