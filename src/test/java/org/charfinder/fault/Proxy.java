package org.charfinder.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.charfinder.loop.Closeables;
import org.charfinder.process.FreePort;

/** HAProxy or nginx, in a process of its own, with the configuration that users get. */
abstract class Proxy implements AutoCloseable {

    /** Ports of this machine. */
    record Ports(int lines, int tlsLines, int page, int tlsPage, int replicaLines, int replicaPage) {

        /** Ports that are free. */
        static Ports free() throws IOException {
            int[] ports = new int[6];
            List<ServerSocket> sockets = new ArrayList<>();
            for (int i = 0; i < ports.length; i++) {
                ServerSocket socket = FreePort.open();
                sockets.add(socket);
                ports[i] = socket.getLocalPort();
            }
            Closeables.closeAll(sockets);
            return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]);
        }
    }

    final Ports ports;
    final Path folder;
    final Process process;
    private final Path output;

    /** Starts it; returns when it accepts clients. */
    Proxy(Ports ports, Path folder, List<String> command) throws IOException, InterruptedException {
        this.ports = ports;
        this.folder = folder;
        output = folder.resolve("proxy.log");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        for (int port : List.of(ports.lines, ports.tlsLines, ports.page, ports.tlsPage)) {
            await(() -> accepts(port));
        }
    }

    /** Waits for a condition that the proxy causes. */
    void await(BooleanSupplier condition) throws IOException, InterruptedException {
        while (!condition.getAsBoolean()) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the proxy has ended: " + output());
            }
        }
    }

    private static boolean accepts(int port) {
        try (SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            return client.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it sends new sessions and requests to a replica. */
    abstract boolean sendsTo(Replica replica) throws Exception;

    /** How many sessions of a replica have ended, as the log tells. */
    abstract long endedSessions(Replica replica) throws IOException;

    InetSocketAddress lines() {
        return new InetSocketAddress("127.0.0.1", ports.lines);
    }

    InetSocketAddress page() {
        return new InetSocketAddress("127.0.0.1", ports.page);
    }

    /** What it has printed. */
    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroy(); // nginx's workers end with it
    }

    /** Replaces the addresses of the replicas. */
    static Configuration withReplicas(Configuration configuration, Ports ports) {
        Configuration result = configuration;
        for (int i = 1; i <= 3; i++) {
            result = result.with("10.0.0." + i + ":2323", host(i) + ":" + ports.replicaLines)
                    .with("10.0.0." + i + ":8888", host(i) + ":" + ports.replicaPage);
        }
        return result;
    }

    /** The address of a replica on this machine. */
    static String host(int number) {
        return "127.0.0.1" + number;
    }
}
