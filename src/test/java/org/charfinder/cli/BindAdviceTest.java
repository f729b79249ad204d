package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class BindAdviceTest {

    private static String advice(InetSocketAddress address, String message) {
        return BindAdvice.of(address, "--port", false, new BindException(message));
    }

    @Test
    void a_port_in_use_is_known_whatever_the_language_of_the_message() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
            assertThat(advice(address, "Die Adresse wird bereits verwendet"))
                    .isEqualTo("another program listens there; try another --port");
        }
    }

    @Test
    void an_address_of_another_machine_is_known_whatever_the_language_of_the_message() {
        assertThat(advice(
                        new InetSocketAddress("192.0.2.1", 80),
                        "Die angeforderte Adresse kann nicht zugewiesen werden"))
                .isEqualTo("this machine has no such address; try --host 127.0.0.1");
    }

    @Test
    void a_privileged_port_that_is_free_is_explained_by_the_system() {
        assertThat(advice(new InetSocketAddress("127.0.0.1", 1), "Permission denied"))
                .isEqualTo("Permission denied; try a --port above 1023");
    }
}
