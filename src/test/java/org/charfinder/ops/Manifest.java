package org.charfinder.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML files in ops/kubernetes, as maps, lists and scalars. */
public final class Manifest {

    private static final Path FOLDER = Path.of("ops", "kubernetes");

    private Manifest() {}

    /** The names of all files but kustomization.yaml, which is for kubectl and describes no object. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new copy of a file's content. */
    static Map<String, Object> read(String name) {
        return parse(FOLDER.resolve(name));
    }

    /** The content of any YAML file. A key that is there twice is an error. */
    static Map<String, Object> parse(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value in a tree: keys of maps and numbers of elements of lists, with dots between them. */
    @SuppressWarnings("unchecked") // the caller knows the type
    static <T> T at(Object tree, String path) {
        Object value = tree;
        for (String step : path.split("\\.")) {
            value = value instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) value).get(step);
        }
        return (T) value;
    }

    /** The container of the Deployment. */
    public static Map<String, Object> container() {
        return at(read("deployment.yaml"), "spec.template.spec.containers.0");
    }

    /** The arguments with which the Deployment starts the program. */
    public static List<String> arguments() {
        return at(container(), "args");
    }
}
