package org.charfinder.fault;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.charfinder.process.Program;

/**
 * Restarts replicas behind a Service one after the other, in the order of events of Kubernetes, under load. A program
 * of its own, because it needs a network namespace. It prints the outcomes of each kind of clients, and exits with 0 if
 * all are right.
 */
public final class ServiceRolling {

    private static final List<String> ADDRESSES = List.of("127.0.1.1", "127.0.1.2", "127.0.1.3");
    private static final List<String> QUERIES =
            List.of("rook", "chess king", "snowman", "cyrillic small", "no such name");
    private static final List<String> PATHS =
            List.of("/search?q=rook", "/search?q=chess+king&format=text", "/characters/U+265C", "/search?q=nothing+so");

    /** Until the nodes know that a replica has been taken out of the Service. */
    private static final Duration NODES_LEARN = Duration.ofMillis(Scale.of(500, 1000));

    private static final Duration PAUSE = Duration.ofMillis(Scale.of(20, 0)); // between the questions of a client

    private static final int LINE_CLIENTS = 12;
    private static final int HTTP_CLIENTS = 6;
    private static final long BETWEEN = 200; // replies, so that all clients are there when the next replica leaves

    private final List<ServiceReplica> replicas = new ArrayList<>();
    private final KubernetesService service;

    private ServiceRolling(String drainDelay) throws Exception {
        Path folder = Files.createTempDirectory(
                Path.of(System.getProperty("charfinder.jar")).getParent(), "service");
        Arena.program().run("find", "rook"); // builds the index if it is not there: once for all
        Program program = Arena.program().onJvmWith("-XX:+UseSerialGC", "-Xmx400m", "-XX:TieredStopAtLevel=1");
        for (String address : ADDRESSES) {
            replicas.add(new ServiceReplica(program, folder, address, drainDelay));
        }
        service = new KubernetesService(replicas.get(0).ports());
    }

    /** @param args the drain delay of the replicas, and how many are restarted */
    public static void main(String[] args) throws Exception {
        ServiceRolling rolling = new ServiceRolling(args[0]);
        Map<String, Tally> tallies;
        try {
            tallies = rolling.run(Integer.parseInt(args[1]));
        } finally {
            rolling.replicas.forEach(ServiceReplica::close);
        }
        tallies.forEach((clients, tally) -> System.out.println(clients + " " + tally + "\n" + tally.notes()));
        System.exit(tallies.values().stream().allMatch(ServiceRolling::isRight) ? 0 : 1);
    }

    private static boolean isRight(Tally tally) {
        return tally.total() > 0 && tally.count(Outcome.RIGHT) == tally.total();
    }

    private Map<String, Tally> run(int restarts) throws Exception {
        for (ServiceReplica replica : replicas) {
            replica.start();
        }
        for (ServiceReplica replica : replicas) {
            replica.awaitReady();
            service.add(replica.address);
        }
        int linePort = replicas.get(0).port("--port");
        int httpPort = replicas.get(0).port("--http");
        Recording lines = Recording.ofLines(linePort, QUERIES);
        Recording http = Recording.ofHttp(httpPort, PATHS);
        InetSocketAddress lineService = new InetSocketAddress("127.0.0.1", linePort);
        InetSocketAddress httpService = new InetSocketAddress("127.0.0.1", httpPort);
        Map<String, Tally> tallies = new LinkedHashMap<>();
        try (CheckingClients lineClients = new CheckingClients(lines, lineService, LINE_CLIENTS, 1, PAUSE);
                CheckingClients httpClients = new CheckingClients(http, httpService, HTTP_CLIENTS, 2, PAUSE)) {
            Visitors lineVisitors = new Visitors(lines, lineService);
            Visitors httpVisitors = new Visitors(http, httpService);
            for (int i = 0; i < restarts; i++) {
                lineClients.await(BETWEEN);
                httpClients.await(BETWEEN);
                restart(replicas.get(i % replicas.size()));
            }
            tallies.put("lines", lineClients.finish());
            tallies.put("http", httpClients.finish());
            tallies.put("line visitors", lineVisitors.finish());
            tallies.put("http visitors", httpVisitors.finish());
        }
        return tallies;
    }

    private void restart(ServiceReplica replica) throws Exception {
        replica.terminate();
        Time.pass(NODES_LEARN);
        service.remove(replica.address);
        replica.awaitEnd();
        replica.start();
        replica.awaitReady();
        service.add(replica.address);
    }
}
