package org.charfinder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.charfinder.process.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replicas behind the proxies of ops/ are restarted, killed and paused while clients ask. A restart loses no reply. The
 * sessions of a replica that is killed end with it, since a session is one TCP connection; nothing else is lost.
 */
class RollingIT {

    private static final String DRAIN_DELAY = "--drain-delay=1s"; // HAProxy checks ten times as often as with the file

    private static final int RESTARTS = Scale.of(1, 3); // of replicas one after the other; in a soak again and again

    private static ProxyLoad.Recordings recordings;
    private static Certificate certificate;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Proxy.Ports ports;

    @BeforeAll
    static void record() throws Exception {
        certificate = Certificate.make(shared);
        recordings = ProxyLoad.Recordings.make(shared);
    }

    @BeforeEach
    void choosePorts() throws IOException {
        ports = Proxy.Ports.free();
    }

    /** The file, with more frequent checks. */
    private Configuration haProxy() throws Exception {
        Program.assumeInstalled("haproxy");
        return HaProxy.configuration(ports, folder, certificate)
                .with("inter 1s fastinter 3s downinter 1s", "inter 100ms fastinter 300ms downinter 100ms");
    }

    private HaProxy start(Configuration file, Replicas replicas) throws Exception {
        HaProxy proxy = new HaProxy(ports, folder, file);
        for (Replica replica : replicas) {
            proxy.await(() -> proxy.sendsTo(replica));
        }
        return proxy;
    }

    private Configuration nginx() throws Exception {
        Program.assumeInstalled("nginx");
        return Nginx.configuration(ports, folder, certificate);
    }

    /** Behind which replicas need no PROXY header. */
    private Proxy start(String name, Replicas replicas) throws Exception {
        return name.equals("nginx")
                ? new Nginx(ports, folder, nginx())
                : start(HaProxy.withoutProxyHeader(haProxy()), replicas);
    }

    private static void restartAll(Replicas replicas, Proxy proxy, ProxyLoad load) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(Scale.of(0, 60)).toNanos();
        do {
            for (Replica replica : replicas.first(RESTARTS)) {
                replica.terminate();
                assertThat(Files.readString(replica.server().log)).contains("shutdown_announced"); // it had clients
                replica.start();
                load.await(() -> proxy.sendsTo(replica));
                load.awaitReplies();
            }
        } while (System.nanoTime() - end < 0);
        load.assertNothingLost();
    }

    @Test
    void a_rolling_restart_behind_haproxy_loses_no_reply() throws Exception {
        try (Replicas replicas = new Replicas(ports, folder, DRAIN_DELAY, "--proxy-from=127.0.0.0/8");
                HaProxy proxy = start(haProxy(), replicas);
                ProxyLoad load = ProxyLoad.pausing("rolling restart behind HAProxy, PROXY", proxy, recordings)) {
            restartAll(replicas, proxy, load);
        }
    }

    @Test
    void a_rolling_restart_behind_haproxy_that_checks_the_prompt_loses_no_reply() throws Exception {
        Configuration byPrompt = haProxy().with("backend lines from by-readyz", "backend lines from by-prompt");
        try (Replicas replicas = new Replicas(ports, folder, DRAIN_DELAY);
                HaProxy proxy = start(HaProxy.withoutProxyHeader(byPrompt), replicas);
                ProxyLoad load = ProxyLoad.pausing("rolling restart behind HAProxy, by prompt", proxy, recordings)) {
            restartAll(replicas, proxy, load);
        }
    }

    @Test
    void a_rolling_restart_behind_nginx_loses_no_reply() throws Exception {
        try (Replicas replicas = new Replicas(ports, folder, DRAIN_DELAY);
                Nginx proxy = new Nginx(ports, folder, nginx());
                ProxyLoad load = ProxyLoad.pausing("rolling restart behind nginx", proxy, recordings)) {
            restartAll(replicas, proxy, load);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HAProxy", "nginx"})
    void a_replica_that_is_killed_takes_only_its_own_sessions_along(String name) throws Exception {
        try (Replicas replicas = new Replicas(ports, folder);
                Proxy proxy = start(name, replicas);
                ProxyLoad load = ProxyLoad.steady("SIGKILL behind " + name, proxy, recordings)) {
            Replica replica = replicas.first();
            replica.kill();
            load.awaitReplies();
            long sessions = proxy.endedSessions(replica);
            replica.start();
            load.await(() -> proxy.sendsTo(replica));
            load.assertOnlySessionsLost(sessions);
        }
    }

    /** The kernel of a paused replica accepts its connections and what clients send; so they wait, and lose nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"HAProxy", "nginx"})
    void a_replica_that_is_paused_shortly_loses_no_reply(String name) throws Exception {
        try (Replicas replicas = new Replicas(ports, folder);
                Proxy proxy = start(name, replicas);
                ProxyLoad load = ProxyLoad.pausing("SIGSTOP for a moment behind " + name, proxy, recordings)) {
            replicas.first().server().signal("STOP");
            load.awaitReplies(); // of the others
            replicas.first().server().signal("CONT");
            load.awaitReplies();
            load.assertNothingLost();
        }
    }

    /** Its clients would wait for it. HAProxy disconnects them, and they connect to another replica. */
    @Test
    void the_sessions_of_a_replica_that_is_paused_for_long_behind_haproxy_end() throws Exception {
        Configuration impatient = haProxy().with("timeout check 5s", "timeout check 2s");
        try (Replicas replicas = new Replicas(ports, folder);
                HaProxy proxy = start(HaProxy.withoutProxyHeader(impatient), replicas);
                ProxyLoad load = ProxyLoad.pausing("SIGSTOP behind HAProxy", proxy, recordings)) {
            Replica replica = replicas.first();
            replica.server().signal("STOP");
            load.await(() -> proxy.status("lines", replica).equals("DOWN") && proxy.sessions(replica) == 0);
            load.awaitReplies();
            replica.server().signal("CONT");
            load.await(() -> proxy.sendsTo(replica));
            load.assertOnlySessionsLost(proxy.endedSessions(replica));
        }
    }
}
