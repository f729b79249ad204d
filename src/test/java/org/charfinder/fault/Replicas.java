package org.charfinder.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Three servers behind a proxy, each with both protocols. */
final class Replicas implements AutoCloseable, Iterable<Replica> {

    private static final List<String> NAMES = List.of("one", "two", "three");

    private final List<Replica> replicas = new ArrayList<>();

    /** Starts all; returns when all serve. */
    Replicas(Proxy.Ports ports, Path folder, String... options) throws IOException {
        for (int i = 0; i < NAMES.size(); i++) {
            replicas.add(replica(i, ports, folder, options));
        }
        List<CompletableFuture<Void>> starts = replicas.stream()
                .map(replica -> CompletableFuture.runAsync(replica::start))
                .toList();
        starts.forEach(CompletableFuture::join);
    }

    /** One alone, not started yet. */
    static Replica first(Proxy.Ports ports, Path folder, String... options) throws IOException {
        return replica(0, ports, folder, options);
    }

    private static Replica replica(int i, Proxy.Ports ports, Path folder, String... options) throws IOException {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--http";
        all[options.length + 1] = "" + ports.replicaPage();
        InetSocketAddress address = new InetSocketAddress(Proxy.host(i + 1), ports.replicaLines());
        return new Replica(NAMES.get(i), Arena.program(), folder, address, all);
    }

    Replica first() {
        return replicas.get(0);
    }

    /** The first so many. */
    List<Replica> first(int count) {
        return replicas.subList(0, count);
    }

    @Override
    public Iterator<Replica> iterator() {
        return replicas.iterator();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
    }
}
