package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.net.Client;
import org.charfinder.process.FreePort;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clients of dictionaries that people have, and Debian's dictionary server beside ours. */
class DictIT {

    private static final Pattern SERVED = Pattern.compile("Dictionary clients are served at dict://(.*):(\\d+)/");

    @TempDir
    private static Path folder;

    private static Program program;
    private static ServerProcess server;
    private static String port;

    @BeforeAll
    static void serve() throws IOException {
        program = new Program(folder, Map.of("LANG", "C.UTF-8"));
        server = new ServerProcess(program, folder, "--dict", "0");
        port = dictPort(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static String dictPort(ServerProcess server) throws IOException {
        Matcher served = SERVED.matcher(server.readLine());
        assertThat(served.matches()).isTrue();
        return served.group(2);
    }

    private static String shell(String command) throws Exception {
        Program.Result result = program.shell(command.replace("PORT", port));
        return result.exitCode() + " " + result.out() + result.err();
    }

    private static void assumeDict() throws Exception {
        Program.assumeInstalled("dict");
    }

    // dict, of Debian

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "-d unicode snowman        > U+2603  ☃  SNOWMAN",
                "snowman                   > U+2603  ☃  SNOWMAN",
                "'black chess rook'        > U+265C  ♜  BLACK CHESS ROOK",
                "♜                         > U+265C  ♜  BLACK CHESS ROOK",
                "\\&euro\\;                 > U+20AC  €  EURO SIGN",
                "-d ! rook                 > U+265C  ♜  BLACK CHESS ROOK",
                "'thumbs up'               > U+1F44D  👍  THUMBS UP SIGN",
                "-m qqxxqq                 > ",
                "-m -s prefix snowm        > SNOWMAN WITHOUT SNOW",
                "-m -s exact snowman       > SNOWMAN",
                "-m -s word 'rook turned'  > WHITE CHESS TURNED ROOK",
                "-m -s substring nowma     > BLACK SNOWMAN",
                "-m -s lev snowmam         > SNOWMAN",
                "-D                        > Characters of Unicode",
                "-S                        > substring",
                "-i unicode                > Headwords are their names",
                "-I                        > charfinder",
            })
    void dict_finds(String arguments, String shown) throws Exception {
        assumeDict();
        String said = shell("dict -P - -h localhost -p PORT " + arguments);
        if (shown == null) {
            assertThat(said).startsWith("20 ").contains("No matches found"); // its exit code for that
        } else {
            assertThat(said).startsWith("0 ").contains(shown);
        }
    }

    @Test
    void dict_suggests_the_name_that_was_meant() throws Exception {
        assumeDict();
        assertThat(shell("dict -P - -h localhost -p PORT snowmam"))
                .startsWith("21 ")
                .contains("perhaps you mean:")
                .contains("SNOWMAN");
    }

    // curl

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "d:snowman               > U+2603  ☃  SNOWMAN",
                "d:black%20chess%20rook  > U+265C  ♜  BLACK CHESS ROOK",
                "d:black%20heart:unicode > U+1F5A4  🖤  BLACK HEART",
                "m:snowm:unicode:prefix  > unicode \"SNOWMAN WITHOUT SNOW\"",
                "d:snowmam               > 552 no match",
                "d:snowman:other         > 550 invalid database",
                "m:snowman::soundex      > 551 invalid strategy",
                "show:db                 > unicode \"Characters of Unicode\"",
                "status                  > 210 ",
            })
    void curl_reads(String path, String shown) throws Exception {
        Program.assumeInstalled("curl");
        assertThat(shell("curl -sS 'dict://localhost:PORT/" + path + "'"))
                .startsWith("0 220 charfinder ")
                .contains(shown)
                .endsWith("221 bye\r\n");
    }

    // Debian's dictd

    /** Its codes and ours are the same, as are the places of the dots. */
    @Test
    void the_answers_have_the_form_of_those_of_dictd() throws Exception {
        Program.assumeInstalled("dictd");
        Program.assumeInstalled("dictfmt");
        Files.writeString(folder.resolve("words"), ":SNOWMAN:A man of snow.\n");
        assertThat(shell("dictfmt -j --utf8 -u - -s 'Characters of Unicode' unicode < words"))
                .startsWith("0 ");
        Files.writeString(folder.resolve("dictd.conf"), """
                access { allow * }
                database unicode { data %s/unicode.dict
                  index %s/unicode.index }
                """.formatted(folder, folder));
        List<String> commands = List.of(
                "CLIENT test",
                "client it's a test",
                "DEFINE unicode snowman",
                "define ! SNOWMAN",
                "DEFINE * qqxxqq",
                "DEFINE other snowman",
                "DEFINE unicode",
                "DEFINE",
                "DEFINE unicode snow man",
                "MATCH unicode exact snowman",
                "MATCH * . snowmam",
                "MATCH * lev qqxxqq",
                "MATCH unicode other snowman",
                "MATCH other exact snowman",
                "MATCH unicode exact",
                "SHOW DB",
                "SHOW DATABASES",
                "SHOW INFO other",
                "SHOW INFO",
                "SHOW",
                "SHOW OTHER",
                "",
                "STATUS",
                "OPTION",
                "OPTION OTHER",
                "OTHER",
                "OPTION MIME",
                "QUIT");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x")); // it reads as another user
        int other = FreePort.choose();
        String configuration = folder.resolve("dictd.conf").toString();
        Process dictd = new ProcessBuilder("dictd", "-d", "nodetach", "-p", "" + other, "-c", configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dictd.log").toFile())
                .start();
        try {
            FreePort.awaitListener(dictd, other);
            assertThat(codes(Integer.parseInt(port), commands)).isEqualTo(codes(other, commands));
        } finally {
            dictd.destroy();
        }
    }

    private static List<String> codes(int port, List<String> commands) throws IOException {
        try (Client client = new Client(port)) {
            client.send(String.join("\r\n", commands) + "\r\n");
            return new String(client.readToEnd(), UTF_8)
                    .lines()
                    .filter(line -> line.matches("\\d\\d\\d .*|\\."))
                    .map(line -> line.substring(0, Math.min(3, line.length())))
                    .toList();
        }
    }

    // the option

    @Test
    void a_port_that_is_taken_is_an_error_in_one_line() throws Exception {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program.Result result = program.run("serve", "--port", "0", "--dict", "" + held.getLocalPort());
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .isEqualTo("charfinder: can't listen on 127.0.0.1:%d: another program listens there;"
                                    .formatted(held.getLocalPort())
                            + " try another --dict\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 2628 --dict 2628,            --dict and --port can't both be 2628",
        "--port 0 --http 2628 --dict 2628,   --dict and --http can't both be 2628",
        "--port 0 --dict 99999,              99999",
        "--port 0 --dict dict,               dict",
    })
    void a_port_that_is_impossible_is_a_usage_error(String arguments, String message) throws Exception {
        Program.Result result = program.shell("$CHARFINDER serve " + arguments);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @Test
    void a_stop_tells_dictionary_clients() throws Exception {
        try (ServerProcess other = new ServerProcess(program, folder, "--dict", "0");
                Client client = new Client(Integer.parseInt(dictPort(other)))) {
            client.readUntil("\r\n".getBytes(UTF_8));
            other.signal("TERM");
            client.send("STATUS\r\n");
            assertThat(new String(client.readToEnd(), UTF_8))
                    .isEqualTo("210 sent 0 definitions and 0 matches\r\n421 the server is shutting down\r\n");
            assertThat(Program.exitCode(other.process)).isEqualTo(143);
            assertThat(other.log).content().contains("dict ");
        }
    }
}
