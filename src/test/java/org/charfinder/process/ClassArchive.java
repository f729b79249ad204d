package org.charfinder.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.charfinder.net.Client;

/**
 * Makes an archive of the classes that the program loads, which takes half of the time off a short program, and off the
 * start of a server. It is made as make_archive of scripts/lib/build.sh does, which gives the reasons.
 */
final class ClassArchive implements AutoCloseable {

    /** Look-ups with the parser and without, and what other commands load. */
    private static final List<String> CALLS = List.of(
            "find rook",
            "find --start 0 --format json schneemann",
            "info U+265C U+2656",
            "words --top 1",
            "serve --port x",
            "bench --help",
            "ask --retries 0 --server 127.0.0.1:1 rook");

    private static final String SERVER = "serve --port 0 --http 0";
    private static final String PAGE = "The page and the API are at ";

    private final Path java;
    private final Path jar;
    private final Path home; // of the program
    private final Path index;
    private final Path list;
    private final Set<String> classes = new LinkedHashSet<>();

    /** @param built an index of the jar */
    ClassArchive(Path java, Path jar, Path built) throws IOException {
        this.java = java;
        this.jar = jar;
        home = Files.createTempDirectory("charfinder");
        list = home.resolve("list");
        index = Files.createSymbolicLink(home.resolve("charfinder_index.ser"), built.toAbsolutePath());
    }

    /**
     * Makes an archive.
     *
     * @param server whether it is for servers
     */
    void make(Path archive, boolean server) throws IOException, InterruptedException {
        if (server) {
            listServer();
        } else {
            for (String call : CALLS) {
                Program.exitCode(start(listing(call), ProcessBuilder.Redirect.DISCARD));
                addListed();
            }
        }
        Files.write(list, classes);
        List<String> dump = new ArrayList<>(List.of("" + java, "-Xshare:dump", "-XX:+UseG1GC", "-Xlog:cds*=off"));
        dump.addAll(List.of("-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive, "-cp", "" + jar));
        if (Program.exitCode(start(dump, ProcessBuilder.Redirect.DISCARD)) != 0) {
            throw new IOException("the archive of the tests can't be made");
        }
    }

    /** Lists the classes of a server of lines and pages until it has answered, and ended. */
    private void listServer() throws IOException, InterruptedException {
        Process server = start(listing(SERVER), ProcessBuilder.Redirect.PIPE);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
            String port = out.readLine().replaceFirst(".*:(\\d+)\\..*", "$1");
            String page = out.readLine().substring(PAGE.length());
            try (Client client = new Client(Integer.parseInt(port))) {
                client.readReply();
                client.send("schneemann\n").readReply();
            }
            try (InputStream answer = URI.create(page + "?query=rook").toURL().openStream()) {
                answer.readAllBytes();
            }
        } finally {
            server.destroy();
            Program.exitCode(server);
        }
        addListed();
    }

    private List<String> listing(String arguments) {
        List<String> command = new ArrayList<>(
                List.of("" + java, Program.QUICK_START, "-XX:DumpLoadedClassList=" + list, "-jar", "" + jar));
        command.addAll(List.of(arguments.split(" ")));
        return command;
    }

    private Process start(List<String> command, ProcessBuilder.Redirect out) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("CHARFINDER_"));
        builder.environment().put("CHARFINDER_HOME", "" + home);
        return builder.start();
    }

    private void addListed() throws IOException {
        Files.readAllLines(list).stream()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> !(line.startsWith("@lambda-proxy") && line.contains("picocli")))
                .map(line -> line.replaceFirst(" id: .*", ""))
                .forEach(classes::add);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(list);
        Files.deleteIfExists(index);
        Files.delete(home);
    }
}
