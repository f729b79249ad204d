package org.charfinder.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose connections play scripts: each of the first ones its own, all others the last one. */
final class ScriptedServer implements AutoCloseable {

    /** How a connection behaves. */
    enum Script {
        GOOD,
        GARBAGE_GREETING,
        REFUSES,
        CLOSES_AT_ONCE,
        CLOSES_IN_A_REPLY,
        RESETS,
        ANSWERS_GARBAGE,
        ANSWERS_TO_ANOTHER_QUERY,
        LEAVES_A_LINE_OUT,
        SILENT,
        CLOSES_AT_POISON,
        /** Answers two queries, and says that it stops. */
        STOPS_IN_WORDS
    }

    private static final String PROMPT = "?> ";
    private static final Script[] FAULTS = {
        Script.CLOSES_AT_ONCE,
        Script.CLOSES_IN_A_REPLY,
        Script.RESETS,
        Script.ANSWERS_GARBAGE,
        Script.LEAVES_A_LINE_OUT,
        Script.STOPS_IN_WORDS,
        Script.REFUSES
    };

    private final ServerSocket listener;
    private final Script[] scripts;
    private final Random random; // null: each connection plays its script from its beginning
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger poisoned = new AtomicInteger();

    ScriptedServer(Script... scripts) throws IOException {
        this(null, scripts);
    }

    private ScriptedServer(Random random, Script... scripts) throws IOException {
        this.random = random;
        this.scripts = scripts;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Connections answer some queries well, and then do something wrong. */
    static ScriptedServer random(long seed) throws IOException {
        return new ScriptedServer(new Random(seed), Script.GOOD);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    int connections() {
        return connections.get();
    }

    /** How often the query was asked that ends the connection. */
    int poisoned() {
        return poisoned.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                int number = connections.getAndIncrement();
                Script script = random == null
                        ? scripts[Math.min(number, scripts.length - 1)]
                        : FAULTS[random.nextInt(FAULTS.length)];
                int good = random == null ? 0 : random.nextInt(30);
                start(() -> serve(socket, script, good));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, Script script, int good) {
        try (socket) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            send(out, greeting(script));
            if (script == Script.REFUSES || script == Script.CLOSES_AT_ONCE) {
                socket.shutdownOutput();
                in.lines().forEach(line -> {}); // or the kernel would reset the connection
                return;
            }
            int answered = 0;
            for (String query = in.readLine(); query != null; query = in.readLine()) {
                boolean goes = answered < good
                        ? send(out, replyTo(query) + PROMPT)
                        : answer(script, query, answered - good, out, socket);
                if (!goes) {
                    if (script != Script.RESETS) {
                        socket.shutdownOutput();
                        in.lines().forEach(line -> {});
                    }
                    return;
                }
                answered++;
            }
        } catch (IOException | RuntimeException e) {
            // the client has gone, as a test may want
        }
    }

    private static String greeting(Script script) {
        return switch (script) {
            case GARBAGE_GREETING -> "220 mail.example.org ESMTP\r\n?> ";
            case REFUSES -> "Error: too many clients, try again later\r\n";
            case CLOSES_AT_ONCE -> "";
            default -> PROMPT;
        };
    }

    /** Whether the connection goes on. */
    private boolean answer(Script script, String query, int answered, OutputStream out, Socket socket)
            throws IOException {
        switch (script) {
            case CLOSES_IN_A_REPLY -> {
                send(out, replyTo(query).substring(0, 12));
                return false;
            }
            case RESETS -> {
                socket.setSoLinger(true, 0);
                return false;
            }
            case ANSWERS_GARBAGE -> {
                return send(out, "HTTP/1.1 400 Bad Request\r\n\r\n?> ");
            }
            case ANSWERS_TO_ANOTHER_QUERY -> {
                return send(out, replyTo(query + "s") + PROMPT);
            }
            case LEAVES_A_LINE_OUT -> {
                return send(out, "2 matches for '" + query + "'\r\n?> ");
            }
            case SILENT -> {
                return true;
            }
            case STOPS_IN_WORDS -> {
                if (answered < 2) {
                    return send(out, replyTo(query) + PROMPT);
                }
                send(out, "Error: the server is shutting down, try again later\r\n");
                return false;
            }
            case CLOSES_AT_POISON -> {
                if (query.equals("poison")) {
                    poisoned.incrementAndGet();
                    return false;
                }
                return send(out, replyTo(query) + PROMPT);
            }
            default -> {
                return send(out, replyTo(query) + PROMPT);
            }
        }
    }

    private static boolean send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
        return true;
    }

    /** What a good connection answers. */
    static String replyTo(String query) {
        return switch (query) {
            case "bad" -> "Error: no such thing\r\n";
            case "nothing" -> "No match for 'nothing'\r\n";
            default -> "U+0041 \tA\t" + query + "\r\n1 match for '" + query + "'\r\n";
        };
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
