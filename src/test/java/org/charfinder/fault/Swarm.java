package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Many clients that do the same, and read only when a test says so. */
final class Swarm implements AutoCloseable, Iterable<SocketChannel> {

    private static final int LITTLE = 4096;

    private final List<SocketChannel> clients = new ArrayList<>();

    /** Connects, without waiting for the prompts. */
    Swarm(int port, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            clients.add(connect(port));
        }
    }

    /** Connects a client with a small receive buffer. */
    static SocketChannel connect(int port) throws IOException {
        SocketChannel client = SocketChannel.open();
        client.setOption(StandardSocketOptions.SO_RCVBUF, LITTLE);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        client.connect(new InetSocketAddress("127.0.0.1", port));
        return client;
    }

    Swarm send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    Swarm send(byte[] bytes) throws IOException {
        for (SocketChannel client : clients) {
            client.write(ByteBuffer.wrap(bytes));
        }
        return this;
    }

    /** Reads this many bytes from each client. */
    Swarm read(int count) throws IOException {
        for (SocketChannel client : clients) {
            read(client, count);
        }
        return this;
    }

    static byte[] read(SocketChannel client, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (client.read(bytes) < 0) {
                throw new IOException("end of file after %d of %d bytes".formatted(bytes.position(), count));
            }
        }
        return bytes.array();
    }

    /** Reads until the end of file. */
    static byte[] readToEnd(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        while (client.read(bytes) >= 0) {
            if (!bytes.hasRemaining()) {
                bytes = ByteBuffer.allocate(2 * bytes.capacity()).put(bytes.flip());
            }
        }
        byte[] read = new byte[bytes.position()];
        bytes.get(0, read);
        return read;
    }

    /** Adds a client. */
    SocketChannel add(int port) throws IOException {
        SocketChannel client = connect(port);
        clients.add(client);
        return client;
    }

    SocketChannel get(int i) {
        return clients.get(i);
    }

    int size() {
        return clients.size();
    }

    @Override
    public Iterator<SocketChannel> iterator() {
        return clients.iterator();
    }

    /** Closes all connections with resets. */
    void reset() throws IOException {
        for (SocketChannel client : clients) {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        close();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
