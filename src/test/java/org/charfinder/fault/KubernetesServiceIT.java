package org.charfinder.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas behind a Service of Kubernetes, in a network namespace with the rules that kube-proxy makes. */
class KubernetesServiceIT {

    @BeforeEach
    void needNamespaces() throws Exception {
        for (String command : new String[] {"unshare", "ip", "nft"}) {
            Program.assumeInstalled(command);
        }
        boolean allowed = new ProcessBuilder("unshare", "--map-root-user", "--net", "true")
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(allowed || System.getenv("CI") != null, "namespaces are not allowed here");
    }

    @Test
    void a_rolling_restart_loses_nothing() throws Exception {
        Result result = roll(Scale.of(2, 5) + "s", Scale.of(1, 6));
        assertThat(result.out()).as(result.err()).startsWith("lines {RIGHT=");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void without_a_delay_clients_are_refused_until_the_nodes_know() throws Exception {
        Result result = roll("0s", 1);
        assertThat(result.out()).as(result.err()).contains("REFUSED").doesNotContain("WRONG", "DUPLICATE", "NEVER");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private static Result roll(String drainDelay, int restarts) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Arena.program()
                .shell("cd '%s' && exec unshare --map-root-user --net '%s' -cp '%s' '-Dcharfinder.jar=%s' %s %s %s %d"
                        .formatted(
                                Path.of("").toAbsolutePath(), // of the manifests
                                java,
                                System.getProperty("java.class.path"),
                                System.getProperty("charfinder.jar"),
                                Scale.option(),
                                ServiceRolling.class.getName(),
                                drainDelay,
                                restarts));
    }
}
