package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** A plain client that blocks: what it reads is what the server sent. */
public final class Client implements Closeable {

    private static final int PATIENCE_MILLIS = 60_000; // only so that a test does not hang; never reached
    private static final byte[] PROMPT = "?> ".getBytes(UTF_8);

    public final Socket socket;
    private final InputStream in;

    public Client(int port) throws IOException {
        this(port, 0);
    }

    /** @param receiveBuffer the size of the receive buffer in the kernel, in bytes; 0: the default */
    public Client(int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public Client send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    public Client send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends end-of-file; reading goes on. */
    public Client halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads up to the next prompt, which is left out. */
    public String readReply() throws IOException {
        return new String(readUntil(PROMPT), UTF_8);
    }

    /** Reads up to some bytes, which are left out. */
    public byte[] readUntil(byte[] end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] tail = new byte[end.length]; // the last bytes read
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("end of file after " + Arrays.toString(tail));
            }
            read.write(b);
            System.arraycopy(tail, 1, tail, 0, tail.length - 1);
            tail[tail.length - 1] = (byte) b;
            if (read.size() >= end.length && Arrays.equals(tail, end)) {
                return Arrays.copyOf(read.toByteArray(), read.size() - end.length);
            }
        }
    }

    public byte[] read(int count) throws IOException {
        return in.readNBytes(count);
    }

    /** Reads up to the end of file. */
    public byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /** Closes the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
