package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A port that a parent process holds, as systemd does, while servers with {@code --inherit} come and go. The parent is
 * a shell: Java can't hand on a socket that listens.
 */
public final class HeldPort implements AutoCloseable {

    private static final String HOLD = """
            $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 0, Listen => 1024) or die $!;
            $| = 1;
            print $s->sockport, "\\n";
            POSIX::dup2(fileno($s), 3);
            fcntl($s, Fcntl::F_SETFD, 0); # it may be 3 itself
            exec "bash", "-c", 'while read -r _; do "$@" <&3 3<&-; echo "ended $?"; done', "bash", @ARGV;
            """;

    private final Process parent;
    private final BufferedReader out;
    public final Path log;
    public final int port;

    /** @param options of each server, besides {@code --inherit} */
    public HeldPort(Program program, Path folder, String... options) throws IOException {
        String[] args = new String[options.length + 2];
        args[0] = "serve";
        args[1] = "--inherit";
        System.arraycopy(options, 0, args, 2, options.length);
        log = folder.resolve("held.log");
        parent = program.launchedBy("perl", "-MIO::Socket::INET", "-MFcntl", "-MPOSIX", "-e", HOLD, "--")
                .start(log, args);
        Program.limit(parent);
        out = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8));
        port = Integer.parseInt(readLine());
    }

    /** Starts the next server; returns when it serves. */
    public void startServer() throws IOException {
        OutputStream in = parent.getOutputStream();
        in.write('\n');
        in.flush();
        String line = readLine();
        if (!line.equals("Serving on 127.0.0.1:" + port + ". Hit CTRL-C to stop.")) {
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
