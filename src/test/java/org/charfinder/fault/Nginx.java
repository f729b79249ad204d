package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.charfinder.net.Client;

/** nginx with ops/nginx/nginx.conf. */
final class Nginx extends Proxy {

    private static final Path FILE = Path.of("ops", "nginx", "nginx.conf");

    private final Set<String> sessions = new HashSet<>(); // the addresses of those that asked since a replica was found

    /** @param configuration that of {@link #configuration}, or with more replaced */
    Nginx(Ports ports, Path folder, Configuration configuration) throws IOException, InterruptedException {
        super(ports, folder, command(folder, configuration, "-g", "daemon off;"));
    }

    private static List<String> command(Path folder, Configuration configuration, String... options)
            throws IOException {
        Path file = configuration.write(folder.resolve("nginx.conf"));
        List<String> command = new ArrayList<>(List.of(
                "nginx",
                "-c",
                file.toString(),
                "-e",
                folder.resolve("error.log").toString()));
        command.addAll(List.of(options));
        return command;
    }

    /** The file with the ports, addresses and paths of a test. */
    static Configuration configuration(Ports ports, Path folder, Certificate certificate) throws IOException {
        Configuration file = Configuration.of(FILE)
                .with("/run/nginx.pid", folder.resolve("nginx.pid").toString())
                .with("/var/log/nginx", folder.toString())
                .with("/etc/nginx/charfinder.crt", certificate.certificate().toString())
                .with("/etc/nginx/charfinder.key", certificate.key().toString())
                .with("listen 2323 ", "listen 127.0.0.1:" + ports.lines() + " ")
                .with("listen 2324 ", "listen 127.0.0.1:" + ports.tlsLines() + " ")
                .with("listen 80;", "listen 127.0.0.1:" + ports.page() + ";")
                .with("listen 443 ", "listen 127.0.0.1:" + ports.tlsPage() + " ");
        return withReplicas(file, ports);
    }

    /** Both protocols, each of which has its own list of those that have failed. */
    @Override
    boolean sendsTo(Replica replica) throws IOException {
        return sendsSessionsTo(replica) && sendsRequestsTo(replica);
    }

    /** Whether clients over HTTP have searched in it, since it was started. */
    private boolean sendsRequestsTo(Replica replica) throws IOException {
        String host = replica.address().getHostString();
        URL metrics = new URL("http", host, ports.replicaPage(), "/metrics");
        try (InputStream in = metrics.openStream()) {
            return new String(in.readAllBytes(), UTF_8)
                    .contains("charfinder_http_requests_seconds_count{resource=\"search\"");
        }
    }

    /** Asks in a session of its own each time; the log tells later which replica has answered. */
    private boolean sendsSessionsTo(Replica replica) throws IOException {
        try (Client client = new Client(ports.lines())) {
            client.readReply();
            client.send("rook\r\n").readReply();
            sessions.add("127.0.0.1:" + client.socket.getLocalPort());
        }
        boolean sends = served(replica).anyMatch(line -> sessions.contains(line.split(" ")[0]));
        if (sends) {
            sessions.clear();
        }
        return sends;
    }

    @Override
    long endedSessions(Replica replica) throws IOException {
        return served(replica).count();
    }

    private Stream<String> served(Replica replica) throws IOException {
        String upstream = " %s:%d 200 "
                .formatted(replica.address().getHostString(), replica.address().getPort());
        return Files.readAllLines(folder.resolve("lines.log")).stream().filter(line -> line.contains(upstream));
    }
}
