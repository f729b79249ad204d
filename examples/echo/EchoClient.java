import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.Stream;
import org.charfinder.client.Framing;
import org.charfinder.client.LineClients;
import org.charfinder.client.LineFeed;

/** Sends each line of standard input to a server that answers it with a line, and prints the answers. */
public final class EchoClient {

    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !args[0].matches("\\d{1,5}") || Integer.parseInt(args[0]) > 65_535) {
            exit(2, "usage: EchoClient PORT");
        }
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 64 * 1024));
        try (LineClients clients = new LineClients(Framing.byLine(), Duration.ofSeconds(30), System::nanoTime)) {
            LineFeed feed = new LineFeed(clients, server, 1000, out::writeBytes);
            Thread reader = new Thread(() -> read(feed), "standard input");
            reader.setDaemon(true);
            reader.start();
            while (!clients.isOver() && !System.out.checkError()) {
                clients.turn(Long.MAX_VALUE);
                out.flush();
            }
            if (feed.failure() != null) {
                exit(1, "error: " + feed.failure());
            }
        }
    }

    private static void read(LineFeed feed) {
        try (Stream<String> lines = new BufferedReader(new InputStreamReader(System.in, ISO_8859_1)).lines()) {
            lines.forEach(line -> feed.put((line + "\n").getBytes(ISO_8859_1))); // Latin-1: each byte as it is
        } catch (UncheckedIOException | IllegalArgumentException e) {
            exit(1, "error: standard input: " + e.getMessage());
        }
        feed.end();
    }

    private static void exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
