package org.charfinder.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;

/**
 * What kernel and network do between a client and the server: two queues of bytes, each with a limit, and the ends of
 * both. Of the bytes towards the client only the number is kept: {@link Peer} has seen them when they were written.
 */
final class Link {

    /** What the client's side learns of the server's system calls, at once. */
    interface Peer {
        void accepted();

        /** The server has read so many bytes more, or the client's end-of-file. */
        void serverRead();

        /** The server has written these bytes. */
        void serverWrote(ByteBuffer bytes);

        /** The server has sent its end-of-file. */
        void serverEnded();

        /** The server has closed its socket. */
        void serverClosed();
    }

    private final FakeNetwork network;
    private final InetSocketAddress address;
    private Peer peer;

    private final byte[] input; // towards the server
    private int head; // the next byte that the server reads
    private int tail;
    private boolean clientEnded;
    private boolean endRead; // by the server
    private long bytesRead;
    private long readAt; // the last time

    private final int outputLimit;
    private int unread; // towards the client
    private long bytesWritten;
    private long writtenAt; // the last time
    private boolean serverEnded;
    private long endedAt;
    private boolean serverClosed;

    private boolean reset; // by the client
    private boolean clientGone; // has closed its socket, and resets if more comes
    private boolean prepared; // the options of the socket are set
    private int interest; // of the server's key
    private long interestAt; // since then it has, or has not, OP_WRITE

    /** @param address of the client; null: there is none */
    Link(FakeNetwork network, InetSocketAddress address, int inputLimit, int outputLimit) {
        this.network = network;
        this.address = address;
        this.outputLimit = outputLimit;
        input = new byte[inputLimit];
    }

    void setPeer(Peer client) {
        peer = client;
    }

    InetSocketAddress address() {
        return address;
    }

    // The client's side.

    int roomForInput() {
        return input.length - (tail - head);
    }

    void send(byte[] bytes, int from, int to) {
        if (input.length - tail < to - from) {
            System.arraycopy(input, head, input, 0, tail - head);
            tail -= head;
            head = 0;
        }
        System.arraycopy(bytes, from, input, tail, to - from);
        tail += to - from;
    }

    void end() {
        clientEnded = true;
    }

    void reset() {
        reset = true;
        unread = 0;
        head = tail;
    }

    /** The client closes its socket. What it has not received is lost, and then its kernel resets. */
    void close() {
        clientEnded = true;
        clientGone = true;
        if (unread > 0) {
            reset();
        }
    }

    int unread() {
        return unread;
    }

    void receive(int bytes) {
        unread -= bytes;
    }

    boolean isReset() {
        return reset;
    }

    boolean hasClientEnded() {
        return clientEnded;
    }

    boolean hasServerEnded() {
        return serverEnded;
    }

    boolean isServerClosed() {
        return serverClosed;
    }

    // What can be seen of the server.

    int unreadInput() {
        return tail - head;
    }

    /** Whether the server has read the client's end-of-file. */
    boolean isEndRead() {
        return endRead;
    }

    long bytesRead() {
        return bytesRead;
    }

    long readAt() {
        return readAt;
    }

    long bytesWritten() {
        return bytesWritten;
    }

    long writtenAt() {
        return writtenAt;
    }

    long endedAt() {
        return endedAt;
    }

    boolean isInterestedIn(int operation) {
        return (interest & operation) != 0;
    }

    /** Since when it is, or is not, interested in writing. */
    long interestAt() {
        return interestAt;
    }

    // The server's system calls.

    FakeSocket accept() {
        readAt = network.clock.now();
        writtenAt = readAt;
        network.accepted().add(this);
        peer.accepted();
        return new FakeSocket(network, this);
    }

    void prepare() {
        prepared = true;
    }

    int readyOps() {
        if (reset) {
            return SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        }
        int reading = head < tail || clientEnded ? SelectionKey.OP_READ : 0;
        int writing = outputLimit - unread > outputLimit / 3 ? SelectionKey.OP_WRITE : 0; // as Linux does
        return reading | writing;
    }

    void interestChanged(int operations) {
        if (((interest ^ operations) & SelectionKey.OP_WRITE) != 0) {
            interestAt = network.clock.now();
        }
        interest = operations;
    }

    int read(ByteBuffer target) throws IOException {
        network.world().interrupt();
        if (!prepared) {
            throw network.violated("the server reads from a socket whose options it has not set");
        }
        requireOpen();
        network.transferred();
        if (reset) {
            throw new IOException("Connection reset by peer");
        }
        int count = Math.min(tail - head, target.remaining());
        if (head == tail) {
            if (!clientEnded) {
                return 0;
            }
            endRead = true;
            peer.serverRead();
            return -1;
        }
        if (count > 0 && network.dice.oneIn(network.plan.shortTransfers())) {
            count = network.dice.size(count);
        }
        target.put(input, head, count);
        head += count;
        bytesRead += count;
        readAt = network.clock.now();
        peer.serverRead();
        return count;
    }

    long write(ByteBuffer[] sources, int from, int to) throws IOException {
        network.world().interrupt();
        requireOpen();
        if (serverEnded) {
            throw network.violated("the server writes behind its end-of-file");
        }
        network.transferred();
        if (reset) {
            throw new IOException("Broken pipe");
        }
        long room = outputLimit - unread;
        if (network.dice.oneIn(network.plan.shortTransfers())) {
            room = network.dice.below((int) room + 1);
        }
        long written = 0;
        for (int i = from; i < to && written < room; i++) {
            int count = (int) Math.min(room - written, sources[i].remaining());
            ByteBuffer bytes = sources[i].slice().limit(count);
            sources[i].position(sources[i].position() + count);
            written += count;
            if (count > 0) {
                writtenAt = network.clock.now();
                peer.serverWrote(bytes);
            }
        }
        unread += (int) written;
        bytesWritten += written;
        if (clientGone && written > 0) {
            reset();
        }
        return written;
    }

    void endOutput() throws IOException {
        requireOpen();
        if (reset && network.dice.oneIn(2)) {
            throw new IOException("Transport endpoint is not connected");
        }
        network.transferred();
        serverEnded = true;
        endedAt = network.clock.now();
        peer.serverEnded();
    }

    void closeServer() {
        if (address == null) {
            return;
        }
        network.transferred();
        serverClosed = true;
        network.hasClosed(this);
        peer.serverClosed();
    }

    private void requireOpen() throws ClosedChannelException {
        if (serverClosed) {
            throw new ClosedChannelException();
        }
    }
}
