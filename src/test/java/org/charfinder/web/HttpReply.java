package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A response over HTTP/1.1, read byte by byte, so that no library corrects it.
 *
 * @param headers the lines in order, as {@code Vary: Accept}
 * @param body without the framing of chunks; still compressed if the server compressed it
 */
public record HttpReply(int status, List<String> headers, byte[] body) {

    private static final int PATIENCE_MILLIS = 60_000; // only so that the test does not hang; never reached

    /** Sends a GET request. */
    public static HttpReply get(int port, String address, String... headers) throws IOException {
        return ask(port, "GET", address, headers);
    }

    /** Sends a request with any method, in ISO 8859-1, so that each char is a byte. */
    public static HttpReply ask(int port, String method, String address, String... headers) throws IOException {
        String head = method + " " + address + " HTTP/1.1\r\nHost: localhost\r\n";
        for (String header : headers) {
            head += header + "\r\n";
        }
        return send(port, (head + "\r\n").getBytes(ISO_8859_1), method.equals("HEAD"))
                .get(0);
    }

    /** Sends a POST request with a body. */
    public static HttpReply post(int port, String address, byte[] body, String... headers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n"
                .formatted(address, body.length)
                .getBytes(ISO_8859_1));
        for (String header : headers) {
            bytes.writeBytes((header + "\r\n").getBytes(ISO_8859_1));
        }
        bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return send(port, bytes.toByteArray(), false).get(0);
    }

    /** Sends bytes and nothing more; returns all responses, which may be none. */
    public static List<HttpReply> send(int port, byte[] bytes, boolean headOnly) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(bytes);
                socket.shutdownOutput();
            } catch (SocketException e) {
                // refused before all was sent; the response may have arrived nevertheless
            }
            return readAll(socket.getInputStream().readAllBytes(), headOnly);
        }
    }

    private static List<HttpReply> readAll(byte[] bytes, boolean headOnly) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        List<HttpReply> replies = new ArrayList<>();
        while (in.available() > 0) {
            replies.add(read(in, headOnly));
        }
        return replies;
    }

    /** Reads one response. */
    public static HttpReply read(InputStream in, boolean headOnly) throws IOException {
        String statusLine = readLine(in);
        if (!statusLine.matches("HTTP/1\\.1 [1-5]\\d\\d [ -~]+")) {
            throw new AssertionError("no status line: " + statusLine);
        }
        List<String> headers = new ArrayList<>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            headers.add(line);
        }
        HttpReply head = new HttpReply(Integer.parseInt(statusLine.substring(9, 12)), headers, new byte[0]);
        return headOnly || head.status == 304 ? head : new HttpReply(head.status, headers, head.readBody(in));
    }

    private byte[] readBody(InputStream in) throws IOException {
        if (!"chunked".equals(header("Transfer-Encoding"))) {
            String length = header("Content-Length"); // null: the body ends with the connection
            return length == null ? in.readAllBytes() : readBytes(in, Integer.parseInt(length));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(readLine(in), 16);
            body.write(readBytes(in, size));
            readLine(in);
        } while (size > 0);
        return body.toByteArray();
    }

    private static byte[] readBytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("%d of %d bytes".formatted(bytes.length, count));
        }
        return bytes;
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("after " + line);
            }
            line.append((char) c);
        }
        return line.substring(0, line.length() - 1); // before CR
    }

    /** The values of a header, with commas between them; null if there is none. */
    public String header(String name) {
        List<String> values = headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .toList();
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** All headers except the date, by name. */
    Map<String, String> headersButDate() {
        return headers.stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .filter(name -> !name.equals("Date"))
                .distinct()
                .collect(Collectors.toMap(name -> name, this::header));
    }

    /** The headers of the request on which the response depends. */
    List<String> vary() {
        return Stream.of(header("Vary").split(", ")).sorted().toList();
    }

    /** The body as a text, decompressed if necessary. */
    public String text() throws IOException {
        if (!"gzip".equals(header("Content-Encoding"))) {
            return new String(body, UTF_8);
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacked.readAllBytes(), UTF_8);
        }
    }
}
