package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A Service as kube-proxy makes it, by rules of the kernel: a new connection to 127.0.0.1 goes to one of the endpoints
 * at random, and stays with it, also after the endpoint has been removed. Only for a network namespace of its own,
 * since the rules are of all processes there.
 */
final class KubernetesService {

    private static final String TABLE = """
            table ip service
            flush table ip service
            table ip service {
              chain output {
                type nat hook output priority -100;
                ip daddr 127.0.0.1 tcp dport { %s } dnat to numgen random mod %d map { %s }
              }
            }
            """;

    private final String ports;
    private final SortedSet<String> endpoints = new TreeSet<>();

    /** @param ports at which the Service and its endpoints listen, with commas between them */
    KubernetesService(String ports) throws IOException, InterruptedException {
        this.ports = ports;
        if (NetworkInterface.getByName("lo") != null) { // in a new namespace it has no address yet
            throw new IllegalStateException("not in a network namespace of its own");
        }
        run(List.of("ip", "link", "set", "lo", "up"), "");
    }

    /** From now on new connections go to this address, too. */
    void add(String address) throws IOException, InterruptedException {
        endpoints.add(address);
        apply();
    }

    /** From now on no new connection goes to this address. Another one must be left. */
    void remove(String address) throws IOException, InterruptedException {
        endpoints.remove(address);
        apply();
    }

    private void apply() throws IOException, InterruptedException {
        List<String> map = new ArrayList<>();
        endpoints.forEach(address -> map.add(map.size() + " : " + address));
        run(List.of("nft", "-f", "-"), TABLE.formatted(ports, map.size(), String.join(", ", map)));
    }

    private static void run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }
}
