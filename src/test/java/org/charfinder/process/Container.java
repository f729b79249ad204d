package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A container that crun runs, as strictly as an operator can: its root file system is read-only, it has no
 * capabilities, and its memory has a limit. It shares the network of the machine, so that the test is a client.
 */
public final class Container implements AutoCloseable {

    /** The limit of its memory, in bytes. */
    public static final long MEMORY = 256L << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** crun knows no machine that has both versions of cgroups mounted; here it sees one of them. */
    private static final String RUN =
            "! mountpoint -q /sys/fs/cgroup/unified || umount /sys/fs/cgroup/unified; exec \"$@\"";

    public final Process process;
    private final Path pidFile;

    /**
     * Starts it.
     *
     * @param bundle what umoci has unpacked: config.json and the folder rootfs
     * @param folder an empty one
     * @param environment variables besides those of the image
     * @param args in place of the command of the image
     */
    public Container(Path bundle, Path folder, Path log, Map<String, String> environment, String... args)
            throws IOException {
        ObjectNode config = (ObjectNode) JSON.readTree(bundle.resolve("config.json"));
        config.withObject("root")
                .put("path", bundle.resolve("rootfs").toString())
                .put("readonly", true);
        ObjectNode settings = config.withObject("process");
        settings.put("terminal", false).remove("rlimits");
        ArrayNode command = settings.withArray("args");
        command.remove(command.size() - 1);
        List.of(args).forEach(command::add);
        environment.forEach((name, value) -> settings.withArray("env").add(name + "=" + value));
        settings.withObject("capabilities").values().forEach(set -> ((ArrayNode) set).removeAll());
        ObjectNode linux = config.withObject("linux");
        linux.withObject("resources").withObject("memory").put("limit", MEMORY);
        ((Collection<?>) linux.withArray("namespaces").values())
                .removeIf(namespace -> namespace.toString().contains("network"));
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("config.json"), config);
        pidFile = folder.resolve("pid");
        List<String> whole = new ArrayList<>(List.of("unshare", "--mount", "bash", "-c", RUN, "bash"));
        whole.addAll(List.of("crun", "--root=" + folder.resolve("state"), "run", "--pid-file=" + pidFile));
        whole.addAll(List.of(
                "--bundle=" + folder, "charfinder-" + ProcessHandle.current().pid()));
        process = new ProcessBuilder(Program.withDefaultSignals(whole))
                .redirectError(log.toFile())
                .start();
        Program.limit(process);
    }

    /** The number of its first process, outside of it. It is known when the process has said something. */
    public long pid() throws IOException {
        return Long.parseLong(Files.readString(pidFile).strip());
    }

    /** The value of a field in {@code /proc/PID/status} of its first process. */
    public String status(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    /** All that it prints, up to its end. */
    public String readToEnd() throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly); // crun then removes the cgroup
    }
}
