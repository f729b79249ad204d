import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.charfinder.loop.HostPort;
import org.charfinder.net.Deferred;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.LineHandler;
import org.charfinder.net.LineServer;
import org.charfinder.net.Reply;
import org.charfinder.net.ServerOptions;

/** Answers each number with its prime factors, which other threads find, until a signal stops it. */
public final class FactorServer {

    private static final Duration LIMIT = Duration.ofMillis(500);

    /** What a client gets. All methods are called by the thread of the loop. */
    private record Handler(ExecutorService workers) implements LineHandler {

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            String line = new String(bytes, start, stop - start, ISO_8859_1);
            if (!line.matches("[1-9]\\d{0,17}")) {
                reply.append("error: a number has 1 to 18 digits\n");
                return;
            }
            Deferred<Reply> later = reply.defer();
            later.completeAfter(LIMIT, late -> late.append("error: no factors within " + LIMIT.toMillis() + " ms\n"));
            workers.execute(() -> {
                String factors = factors(Long.parseLong(line), later);
                later.complete(made -> made.append(factors + "\n"));
            });
        }

        @Override
        public void answerTooLong(Reply reply) {
            reply.append("error: a number has 1 to 18 digits\n");
        }

        @Override
        public void resume(Reply reply) {
            reply.append("cancelled\n");
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            reply.append("error: the session ends: " + reason + "\n");
        }
    }

    /** Called by a worker. What it returns after the reply was dropped is not used. */
    private static String factors(long number, Deferred<Reply> wanted) {
        StringJoiner factors = new StringJoiner(" ");
        long rest = number;
        for (long i = 2; i * i <= rest && wanted.isPending(); i++) {
            for (; rest % i == 0; rest /= i) {
                factors.add("" + i);
            }
        }
        return rest > 1 || number == 1 ? factors.add("" + rest).toString() : factors.toString();
    }

    public static void main(String[] args) {
        if (args.length != 1 || !args[0].matches("\\d{1,5}") || Integer.parseInt(args[0]) > 65_535) {
            System.err.println("usage: FactorServer PORT");
            System.exit(2);
        }
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerOptions options = ServerOptions.at(new InetSocketAddress(here, Integer.parseInt(args[0])));
        ExecutorService workers = Executors.newFixedThreadPool(2);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (LineServer server = new LineServer(options, client -> new Handler(workers), System::nanoTime)) {
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
        workers.shutdown();
        ended.complete(null);
    }
}
