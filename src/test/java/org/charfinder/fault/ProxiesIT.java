package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.web.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of ops/ for proxies: the proxies accept them, and clients get through them what they get without. */
class ProxiesIT {

    /** A proxy, with the option that its replicas need. */
    private enum Kind {
        HAPROXY("--proxy-from=127.0.0.0/8"),
        NGINX("--proxy-from=192.0.2.0/24"); // addresses that no machine has

        final String option;

        Kind(String option) {
            this.option = option;
        }
    }

    private static final String EURO =
            "U+20A0 \t₠\tEURO-CURRENCY SIGN\r\n1 match for 'euro currency' - 3 more by other names (:also)\r\n";
    private static final byte[] PROMPT = LineTalk.PROMPT.getBytes(UTF_8);
    private static final byte[] CTRL_C = {(byte) 255, (byte) 244}; // IAC IP
    private static final int CJK_CHARS = 3_900_000; // the reply has more

    private static Certificate certificate;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Proxy.Ports ports;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = Certificate.make(shared);
    }

    @BeforeEach
    void prepare() throws Exception {
        Program.assumeInstalled("haproxy");
        Program.assumeInstalled("nginx");
        ports = Proxy.Ports.free();
    }

    private Proxy start(Kind kind) throws Exception {
        return switch (kind) {
            case HAPROXY -> new HaProxy(ports, folder, toOneReplica(HaProxy.configuration(ports, folder, certificate)));
            case NGINX -> new Nginx(ports, folder, toOneReplica(Nginx.configuration(ports, folder, certificate)));
        };
    }

    private static Configuration toOneReplica(Configuration file) {
        return file.with(Proxy.host(2), Proxy.host(1)).with(Proxy.host(3), Proxy.host(1));
    }

    private Replica replica(Kind kind) throws IOException {
        Replica replica = Replicas.first(ports, folder, kind.option);
        replica.start();
        return replica;
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Program.exitCode(process) + " " + said;
    }

    @Test
    void haproxy_finds_nothing_wrong() throws Exception {
        Configuration file = Configuration.of(HaProxy.FILE)
                .with(HaProxy.CERTIFICATE, certificate.pem().toString());
        Path path = file.write(folder.resolve("haproxy.cfg"));
        assertThat(run("haproxy", "-c", "-f", path.toString())).isEqualTo("0 Configuration file is valid\n");
    }

    @Test
    void nginx_finds_nothing_wrong() throws Exception {
        Path path = Nginx.configuration(ports, folder, certificate).write(folder.resolve("nginx.conf"));
        assertThat(run(
                        "nginx",
                        "-t",
                        "-c",
                        path.toString(),
                        "-e",
                        folder.resolve("error.log").toString()))
                .startsWith("0 ")
                .contains("test is successful")
                .doesNotContain("[emerg]", "[error]");
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_half_closes_gets_its_reply_and_then_the_end(Kind kind) throws Exception {
        try (Replica replica = replica(kind);
                Proxy proxy = start(kind);
                Client client = new Client(ports.lines())) {
            byte[] reply = client.send("euro currency").halfClose().readToEnd();
            assertThat(new String(reply, UTF_8)).isEqualTo("?> " + EURO + "?> ");
            assertThat(replica.server().process.isAlive() && proxy.process.isAlive())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_line_protocol_and_the_page_are_served_over_tls(Kind kind) throws Exception {
        try (Replica replica = replica(kind);
                Proxy proxy = start(kind)) {
            try (SSLSocket client = connect(ports.tlsLines())) {
                client.getOutputStream().write("euro currency\r\n:quit\r\n".getBytes(UTF_8));
                assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                        .isEqualTo("?> " + EURO + "?> ");
            }
            try (SSLSocket client = connect(ports.tlsPage())) {
                client.getOutputStream()
                        .write("GET /opensearch.xml HTTP/1.1\r\nHost: example.org\r\n\r\n".getBytes(UTF_8));
                assertThat(HttpReply.read(client.getInputStream(), false).text())
                        .contains("https://example.org/");
            }
            assertThat(replica.server().process.isAlive() && proxy.process.isAlive())
                    .isTrue();
        }
    }

    private static SSLSocket connect(int port) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate.certificate())) {
            store.setCertificateEntry(
                    "localhost", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    @ParameterizedTest
    @EnumSource
    void the_counters_are_not_public(Kind kind) throws Exception {
        try (Replica replica = replica(kind);
                Proxy proxy = start(kind)) {
            assertThat(List.of("/metrics", "/healthz")).map(this::status).containsExactly(403, 200);
            assertThat(replica.server().process.isAlive() && proxy.process.isAlive())
                    .isTrue();
        }
    }

    /** It does not half-close: nginx would take that for the end of the client. */
    private int status(String path) throws IOException {
        try (Client client = new Client(ports.page())) {
            client.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
            return HttpReply.read(client.socket.getInputStream(), true).status();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ctrl_c_in_a_long_reply_brings_the_prompt_and_the_session_goes_on(Kind kind) throws Exception {
        try (Replica replica = replica(kind);
                Proxy proxy = start(kind);
                Client client = new Client(ports.lines())) {
            client.readReply();
            client.send("cjk\r\n").read(100_000);
            Time.pass(Duration.ofMillis(500)); // without reading: the buffers between fill
            client.send(CTRL_C);
            assertThat(client.readReply().length()).isLessThan(CJK_CHARS / 2); // it has not waited for the whole reply
            assertThat(client.send("euro currency\r\n").readReply()).isEqualTo(EURO);
            assertThat(replica.server().process.isAlive() && proxy.process.isAlive())
                    .isTrue();
        }
    }

    @Test
    void a_full_replica_gets_no_new_session_and_is_not_down() throws Exception {
        Configuration file = HaProxy.withoutProxyHeader(HaProxy.configuration(ports, folder, certificate))
                .with("backend lines from by-readyz", "backend lines from by-prompt")
                .with("inter 1s ", "inter 100ms ");
        try (Replica replica = Replicas.first(ports, folder, "--max-clients=1")) {
            replica.start();
            try (Socket client = new Socket(
                            replica.address().getAddress(), replica.address().getPort());
                    HaProxy proxy = new HaProxy(ports, folder, toOneReplica(file))) {
                proxy.await(() -> proxy.status("lines", replica).startsWith("NOLB"));
                assertThat(client.getInputStream().readNBytes(PROMPT.length)).isEqualTo(PROMPT);
            }
        }
    }

    @Test
    void nginx_tells_replicas_the_address_of_the_client() throws Exception {
        Configuration file = toOneReplica(Nginx.configuration(ports, folder, certificate))
                .with("#proxy_protocol on;", "proxy_protocol on;");
        try (Replica replica = Replicas.first(ports, folder, "--proxy-from=127.0.0.0/8", "-v")) {
            replica.start();
            int port;
            try (Nginx nginx = new Nginx(ports, folder, file);
                    Client client = new Client(ports.lines())) {
                client.readReply();
                client.send("rook\r\n").readReply();
                port = client.socket.getLocalPort();
                assertThat(nginx.process.isAlive()).isTrue();
            }
            replica.terminate(); // its log is complete then
            assertThat(Files.readString(replica.server().log)).contains("Received from 127.0.0.1:" + port + ": 'rook'");
        }
    }
}
