import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.charfinder.loop.HostPort;
import org.charfinder.net.LineHandler;
import org.charfinder.net.LineServer;
import org.charfinder.net.ServerOptions;

/** Answers each line with the same line, until a signal stops it. */
public final class EchoServer {

    private static final LineHandler ECHO = (bytes, start, stop, reply) -> {
        reply.append(bytes, start, stop);
        reply.append("\n");
    };

    public static void main(String[] args) {
        if (args.length != 1 || !args[0].matches("\\d{1,5}") || Integer.parseInt(args[0]) > 65_535) {
            System.err.println("usage: EchoServer PORT");
            System.exit(2);
        }
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerOptions options = ServerOptions.at(new InetSocketAddress(here, Integer.parseInt(args[0])));
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (LineServer server = new LineServer(options, client -> ECHO, System::nanoTime)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.shutDown();
                ended.join();
            }));
            System.out.println("listening on " + HostPort.of(server.address()));
            server.run();
        } catch (IOException e) {
            System.err.println("error: port " + args[0] + ": " + e.getMessage());
            Runtime.getRuntime().halt(1); // without the hook, which waits for the end
        }
        ended.complete(null);
    }
}
