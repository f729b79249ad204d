package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.loop.HostPort;

/**
 * A port that a parent process holds, as systemd does, while servers with {@code --inherit} come and go. The parent is
 * a shell: Java can't hand on a socket that listens.
 */
public final class HeldPort implements AutoCloseable {

    private static final String HOLD = """
            $s = IO::Socket::IP->new(LocalAddr => shift, LocalPort => 0, Listen => 1024) or die $@;
            $| = 1;
            print $s->sockport, "\\n";
            POSIX::dup2(fileno($s), 3);
            fcntl($s, Fcntl::F_SETFD, 0); # it may be 3 itself
            exec "bash", "-c", 'while read -r _; do "$@" <&3 3<&-; echo "ended $?"; done', "bash", @ARGV;
            """;

    private final String address;
    private final Process parent;
    private final BufferedReader out;
    public final Path log;
    public final int port;

    /**
     * @param host the address to listen on
     * @param options of each server, besides {@code --inherit}
     */
    public HeldPort(Program program, Path folder, InetAddress host, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("serve", "--inherit"));
        args.addAll(List.of(options));
        log = folder.resolve("held.log");
        parent = program.launchedBy(
                        "perl", "-MIO::Socket::IP", "-MFcntl", "-MPOSIX", "-e", HOLD, "--", host.getHostAddress())
                .start(log, args.toArray(String[]::new));
        Program.limit(parent);
        out = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8));
        port = Integer.parseInt(readLine());
        address = HostPort.of(new InetSocketAddress(host, port));
    }

    /** Starts the next server; returns when it serves. */
    public void startServer() throws IOException {
        OutputStream in = parent.getOutputStream();
        in.write('\n');
        in.flush();
        String line = readLine();
        if (!line.equals("Serving on " + address + ". Hit CTRL-C to stop.")) {
            throw new AssertionError("the server said " + line + "; its log: " + Files.readString(log));
        }
    }

    /** Asks the server to stop. */
    public void terminateServer() {
        parent.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroy);
    }

    /** The next line of the standard output of all servers; {@code ended 143} after each one. */
    public String readLine() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the parent has ended; its log: " + Files.readString(log));
        }
        return line;
    }

    @Override
    public void close() {
        parent.descendants().forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
    }
}
