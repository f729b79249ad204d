package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** HAProxy with ops/haproxy/haproxy.cfg. */
final class HaProxy extends Proxy {

    static final Path FILE = Path.of("ops", "haproxy", "haproxy.cfg");
    static final String CERTIFICATE = "/etc/haproxy/charfinder.pem";

    /** @param configuration that of {@link #configuration}, or with more replaced */
    HaProxy(Ports ports, Path folder, Configuration configuration) throws IOException, InterruptedException {
        super(
                ports,
                folder,
                List.of(
                        "haproxy",
                        "-db",
                        "-f",
                        configuration.write(folder.resolve("haproxy.cfg")).toString()));
        await(this::answersCommands); // HAProxy opens this socket after the ports
    }

    /**
     * The file with the ports, addresses and paths of a test, and without what only root may do. The log has all
     * sessions: HAProxy takes one for normal whose replica is killed before a query has been passed on to it.
     */
    static Configuration configuration(Ports ports, Path folder, Certificate certificate) throws IOException {
        Configuration file = Configuration.of(FILE)
                .with("    chroot /var/lib/haproxy\n    user haproxy\n    group haproxy\n", "")
                .with("    option dontlog-normal\n", "")
                .with("/run/haproxy/admin.sock", folder.resolve("admin.sock").toString())
                .with(CERTIFICATE, certificate.pem().toString())
                .with("bind :2323\n", "bind 127.0.0.1:" + ports.lines() + "\n")
                .with("bind :2324 ", "bind 127.0.0.1:" + ports.tlsLines() + " ")
                .with("bind :80\n", "bind 127.0.0.1:" + ports.page() + "\n")
                .with("bind :443 ", "bind 127.0.0.1:" + ports.tlsPage() + " ")
                .with("connect port 8888", "connect port " + ports.replicaPage());
        return withReplicas(file, ports);
    }

    /** For replicas without {@code --proxy-from}, as README.md says. */
    static Configuration withoutProxyHeader(Configuration configuration) {
        return configuration.with(" send-proxy-v2", "").with(" send-proxy", "");
    }

    @Override
    boolean sendsTo(Replica replica) {
        return isUp("lines", replica) && isUp("page", replica);
    }

    /** Whether a check has found it up. HAProxy takes all replicas for up before the first check. */
    private boolean isUp(String backend, Replica replica) {
        return status(backend, replica).equals("UP")
                && statistics(backend, replica).get("check_status").contains("L7OK");
    }

    /** What the health checks of a backend say of a replica: {@code UP}, {@code NOLB}, {@code DOWN}, perhaps more. */
    String status(String backend, Replica replica) {
        return statistics(backend, replica).get("status");
    }

    /** The sessions of a replica. */
    long sessions(Replica replica) {
        return Long.parseLong(statistics("lines", replica).get("scur"));
    }

    @Override
    long endedSessions(Replica replica) throws IOException {
        String backend = " lines lines/" + replica.name + " "; // of each line of the log, which is written at the end
        return output().lines().filter(line -> line.contains(backend)).count();
    }

    private Map<String, String> statistics(String backend, Replica replica) {
        List<String[]> rows =
                ask("show stat").lines().map(line -> line.split(",", -1)).toList();
        String[] wanted = rows.stream()
                .filter(row -> row.length > 1 && row[0].equals(backend) && row[1].equals(replica.name))
                .findFirst()
                .orElseThrow();
        Map<String, String> values = new HashMap<>();
        List<String> names = Arrays.asList(rows.get(0));
        for (int i = 0; i < wanted.length; i++) {
            values.put(names.get(i), wanted[i]);
        }
        return values;
    }

    private boolean answersCommands() {
        try (SocketChannel channel = openCommands()) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private SocketChannel openCommands() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("admin.sock")));
    }

    private String ask(String command) {
        try (SocketChannel channel = openCommands()) {
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
