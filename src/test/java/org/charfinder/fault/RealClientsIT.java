package org.charfinder.fault;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.process.Program.assumeInstalled;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_ANY;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.charfinder.process.Terminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients that users have, at a terminal and in a pipe, at one server that another client keeps asking. */
class RealClientsIT {

    private static final String EURO_CURRENCY =
            "U+20A0 \t₠\tEURO-CURRENCY SIGN\r\n" + "1 match for 'euro currency' - 3 more by other names (:also)\r\n?> ";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final int DIED_OF_CTRL_C = 130;

    private static final String TELNET = "TELNET_.*"; // sends keys as commands, and says when the connection ends

    /**
     * The message of telnet-ssl when a key in the middle of a long reply makes it crash, which happens sometimes; it is
     * not the server's fault.
     */
    private static final String FAULT_OF_NETKIT = "ringbuf::flush(): Assertion";

    private static final int TRIES = 5;

    enum RealClient {
        TELNET_OF_INETUTILS("inetutils-telnet 127.0.0.1 %d"),
        TELNET_OF_NETKIT("telnet-ssl 127.0.0.1 %d"),
        PLINK_TELNET("plink -telnet -P %d 127.0.0.1"), // at the end of its input it sends IAC EOF, and waits
        PLINK_RAW("plink -raw -P %d 127.0.0.1"),
        NC("nc.openbsd -N 127.0.0.1 %d"),
        BUSYBOX_NC("busybox nc 127.0.0.1 %d"),
        SOCAT("socat -t 60 - TCP:127.0.0.1:%d"); // seconds it waits for more once its input has ended

        private final String command;

        RealClient(String command) {
            this.command = command;
        }

        /** Its command line, if it can be run here. */
        String command() throws Exception {
            assumeInstalled(command.split(" ")[0]);
            return command.formatted(server.port());
        }

        /** How a reply looks at a terminal: telnet takes care of line ends, for the others the terminal adds a CR. */
        String shown(String reply) {
            return name().matches(TELNET) ? reply : reply.replace("\n", "\r\n");
        }

        /** The last output, after the server has closed the connection or Ctrl-C has ended the client. */
        String farewell() {
            return name().matches(TELNET) ? "Connection closed by foreign host.\r\n" : "";
        }
    }

    @TempDir
    private static Path folder;

    private static Program program;
    private static ServerProcess server;
    private static Client other;

    private long fileDescriptors;

    @BeforeAll
    static void serve() throws Exception {
        program = new Program(folder, Map.of());
        server = new ServerProcess(program, folder);
        other = server.connect();
    }

    @AfterAll
    static void stop() throws Exception {
        other.close();
        server.close();
    }

    @BeforeEach
    void count_what_the_server_has_open() throws Exception {
        fileDescriptors = server.fileDescriptors();
    }

    @AfterEach
    @Timeout(
            value = 2,
            unit = MINUTES,
            threadMode = SEPARATE_THREAD) // only so that a test does not hang; never reached
    void the_server_closes_it_and_answers_others() throws Exception {
        do {
            assertThat(other.send("euro currency\n").readReply() + "?> ").isEqualTo(EURO_CURRENCY);
        } while (server.fileDescriptors() > fileDescriptors);
    }

    @ParameterizedTest
    @EnumSource
    void it_asks_and_ends_by_ctrl_c_or_ctrl_d(RealClient client) throws Exception {
        for (String end : List.of(CTRL_C, CTRL_D)) {
            try (Terminal terminal = open(client)) {
                terminal.type("euro currency\n");
                terminal.await(client.shown(EURO_CURRENCY));
                terminal.type(end);
                assertThat(terminal.readToEnd()).endsWith(client.farewell());
                assertThat(terminal.exitCode()).isNotNegative();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = TELNET, mode = MATCH_ANY)
    void ctrl_c_in_a_long_reply_shows_the_prompt_at_once_and_the_session_goes_on(RealClient client) throws Exception {
        for (int left = TRIES; left > 0; left--) {
            try {
                cancelLongReply(client);
                return;
            } catch (AssertionError e) {
                if (left == 1 || !e.getMessage().contains(FAULT_OF_NETKIT)) {
                    throw e;
                }
            }
        }
    }

    private void cancelLongReply(RealClient client) throws Exception {
        try (Terminal terminal = open(client)) {
            terminal.type("cjk\n");
            terminal.await("CJK RADICAL REPEAT");
            terminal.type(CTRL_C);
            assertThat(terminal.await("\r\n?> ")).doesNotContain("matches for 'cjk'");
            terminal.type("euro currency\n");
            assertThat(terminal.await(EURO_CURRENCY)).doesNotContain("CJK");
            terminal.type(CTRL_C);
            terminal.await(client.farewell());
        }
    }

    @ParameterizedTest
    @EnumSource(names = TELNET, mode = MATCH_NONE)
    void it_dies_of_ctrl_c_in_a_long_reply(RealClient client) throws Exception {
        try (Terminal terminal = open(client)) {
            terminal.type("cjk\n");
            terminal.await("CJK RADICAL REPEAT");
            terminal.type(CTRL_C);
            assertThat(terminal.readToEnd()).doesNotContain("matches for 'cjk'");
            assertThat(terminal.exitCode()).isEqualTo(DIED_OF_CTRL_C);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ctrl_d_ends_it_after_the_replies_under_way(RealClient client) throws Exception {
        askTwiceAndEnd(client, "qqq qq", "No match for 'qqq qq'");
    }

    /**
     * When the server closes, some clients have more output than the terminal has room for: one drops it, and plink may
     * crash.
     */
    @ParameterizedTest
    @EnumSource(
            names = {"TELNET_OF_INETUTILS", "PLINK_TELNET", "PLINK_RAW"},
            mode = EXCLUDE)
    void ctrl_d_ends_it_after_a_long_reply(RealClient client) throws Exception {
        askTwiceAndEnd(client, "cjk", "103204 matches for 'cjk'");
    }

    private static void askTwiceAndEnd(RealClient client, String query, String status) throws Exception {
        try (Terminal terminal = open(client)) {
            terminal.type(query + "\neuro currency\n" + CTRL_D);
            terminal.await(status);
            assertThat(terminal.readToEnd()).isEqualTo(client.shown("\r\n?> " + EURO_CURRENCY) + client.farewell());
        }
    }

    @ParameterizedTest
    @EnumSource(names = TELNET, mode = MATCH_NONE) // telnet stops at the end of its input, before the reply is complete
    void in_a_pipe_it_gets_every_byte_and_the_end(RealClient client) throws Exception {
        assertThat(piped("euro currency", client)).isEqualTo("?> " + EURO_CURRENCY);
        String cjk = other.send("cjk\n").readReply();
        assertThat(cjk).hasSizeGreaterThan(2_000_000).endsWith("103204 matches for 'cjk'\r\n");
        assertThat(piped("cjk\\nqqq qq\\neuro currency\\n", client))
                .isEqualTo("?> " + cjk + "?> No match for 'qqq qq'\r\n?> " + EURO_CURRENCY);
    }

    /** Telnet takes some bytes of such characters for keys: a byte of ♜ for Ctrl-\\, a byte of Ã for Ctrl-C. */
    @ParameterizedTest
    @EnumSource(names = TELNET, mode = MATCH_ANY)
    void telnet_can_send_characters_beyond_ascii(RealClient client) throws Exception {
        try (Terminal terminal = open(client)) {
            for (String query : List.of("♜", "é", "Ã", "Ä", "Ü", "Ú", "Ï", "日本", "😀")) {
                terminal.type(query + "\n");
                terminal.await(" for '" + query + "'");
                terminal.await("\r\n?> ");
            }
            terminal.type(CTRL_C);
            terminal.await(client.farewell());
        }
    }

    private static Terminal open(RealClient client) throws Exception {
        assumeInstalled("script");
        Terminal terminal = new Terminal(client.command());
        terminal.await("?> ");
        return terminal;
    }

    /** What it prints when printf types for it. */
    private static String piped(String format, RealClient client) throws Exception {
        return program.shell("printf '%s' | %s".formatted(format, client.command()))
                .out();
    }
}
