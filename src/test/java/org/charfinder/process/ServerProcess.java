package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.charfinder.net.Client;

/** A server in a process of its own, on a port that the system chose unless the test needs a certain one. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern SERVING = Pattern.compile("Serving on (.*):(\\d+)\\. Hit CTRL-C to stop\\.");
    private static final Pattern PAGE = Pattern.compile("The page and the API are at (http://.*)/");

    private static final String WARM_UP = "warm-up"; // the name of its thread

    public final Process process;
    public final Path log;
    private final BufferedReader out;
    private final int port;

    public ServerProcess(Program program, Path folder, String... options) throws IOException {
        this(program, folder, List.of("--port", "0"), options);
    }

    /** A server at an address that is free, or has been the address of one that has ended. */
    public ServerProcess(Program program, Path folder, InetSocketAddress address, String... options)
            throws IOException {
        this(program, folder, List.of("--host", address.getHostString(), "--port", "" + address.getPort()), options);
    }

    private ServerProcess(Program program, Path folder, List<String> address, String... options) throws IOException {
        log = folder.resolve("server.log");
        List<String> args = new ArrayList<>(List.of("serve"));
        args.addAll(address);
        args.addAll(List.of(options));
        process = program.start(log, args.toArray(String[]::new));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = out.readLine();
        Matcher matcher = SERVING.matcher(line == null ? "" : line);
        if (!matcher.matches()) {
            throw new AssertionError("the server said " + line + "; its log: " + Files.readString(log));
        }
        port = Integer.parseInt(matcher.group(2));
    }

    public int port() {
        return port;
    }

    /** The address of its page, without a slash at the end. Call it once, for a server with {@code --http}. */
    public String readPageAddress() throws IOException {
        String line = out.readLine();
        Matcher matcher = PAGE.matcher(line == null ? "" : line);
        if (!matcher.matches()) {
            throw new AssertionError("the server said " + line + "; its log: " + Files.readString(log));
        }
        return matcher.group(1);
    }

    /** A client with a small receive buffer. It has read the prompt. */
    public Client connect() throws IOException {
        Client client = new Client(port, 4096);
        client.readReply();
        return client;
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("bash", "-c", "kill -%s %d".formatted(name, process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The next line of its standard output. */
    public String readLine() throws IOException {
        return out.readLine();
    }

    /** Resident memory when its warm-up is over, in bytes. Linux only. */
    public long residentBytes() throws IOException {
        awaitWarmUp();
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until it has loaded what it would load later. The kernel knows its threads by name. */
    private void awaitWarmUp() throws IOException {
        while (threadNames().contains(WARM_UP)) {
            Thread.yield();
        }
    }

    private List<String> threadNames() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path task : tasks) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        } catch (IOException e) {
            if (!process.isAlive()) {
                throw e;
            }
            return threadNames(); // a thread has ended meanwhile: its file is gone, or can't be read any more
        }
        return names;
    }

    /** The live objects on its heap when its warm-up is over, in bytes. Runs the garbage collector. Linux only. */
    public long heapBytes() throws IOException {
        awaitWarmUp();
        return jcmd("GC.class_histogram")
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.split(" +")[2]))
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> jcmd(String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process answer = new ProcessBuilder(
                        jcmd, "-J" + Program.QUICK_START, "-J-XX:+UseSerialGC", "" + process.pid(), command)
                .start();
        return new BufferedReader(new InputStreamReader(answer.getInputStream(), UTF_8)).lines();
    }

    /** Open file descriptors. Linux only. */
    public long fileDescriptors() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return descriptors.count();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Files.deleteIfExists(Path.of("/tmp/.java_pid" + process.pid())); // where jcmd asks; a kill leaves it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
