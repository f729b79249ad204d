package org.charfinder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;

/** One of several servers behind a proxy. It is started again at the same address. */
final class Replica implements AutoCloseable {

    final String name;
    private final Program program;
    private final Path folder;
    private final InetSocketAddress address;
    private final String[] options;
    private ServerProcess server; // null before the first start

    /**
     * Does not start it yet.
     *
     * @param name in the configuration of the proxy
     * @param folder of its logs
     */
    Replica(String name, Program program, Path folder, InetSocketAddress address, String... options) {
        this.name = name;
        this.program = program;
        this.folder = folder;
        this.address = address;
        this.options = options;
    }

    InetSocketAddress address() {
        return address;
    }

    ServerProcess server() {
        return server;
    }

    /** Starts it; returns when it serves. */
    void start() {
        try {
            server = new ServerProcess(program, Files.createTempDirectory(folder, name), address, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return server.process.isAlive();
    }

    /** Asks it to end, as service managers do, and waits for its end. */
    void terminate() throws IOException, InterruptedException {
        server.signal("TERM");
        assertThat(Program.exitCode(server.process)).isEqualTo(143);
    }

    void kill() throws IOException, InterruptedException {
        server.signal("KILL");
        Program.exitCode(server.process);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
