package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private final AddressLimit limit = new AddressLimit(2);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private boolean enters(String address) {
        return limit.tryEnter(address(address));
    }

    @Test
    void each_ipv4_address_has_its_own_places() {
        assertThat(enters("192.0.2.7")).isTrue();
        assertThat(enters("::ffff:192.0.2.7")).isTrue();
        assertThat(enters("192.0.2.7")).isFalse();
        assertThat(enters("192.0.2.8")).isTrue();
        limit.leave(address("192.0.2.7"));
        assertThat(enters("192.0.2.7")).isTrue();
        assertThat(enters("192.0.2.7")).isFalse();
    }

    @Test
    void ipv6_addresses_with_the_same_first_64_bits_are_one() {
        assertThat(enters("2001:db8:0:1::1")).isTrue();
        assertThat(enters("2001:db8:0:1:ffff::2")).isTrue();
        assertThat(enters("2001:db8:0:1:ffff:ffff:ffff:ffff")).isFalse();
        assertThat(enters("2001:db8:0:2::1")).isTrue();
    }

    @Test
    void an_ipv6_address_is_never_the_same_as_an_ipv4_address() {
        assertThat(enters("0.0.0.1")).isTrue();
        assertThat(enters("0.0.0.1")).isTrue();
        assertThat(enters("0:0:0:1::")).isTrue();
    }

    @Test
    void nothing_is_kept_of_clients_that_have_gone() {
        enters("192.0.2.7");
        enters("192.0.2.7");
        enters("192.0.2.7");
        enters("2001:db8::1");
        assertThat(limit.size()).isEqualTo(2);
        limit.leave(address("192.0.2.7"));
        limit.leave(address("2001:db8::2"));
        assertThat(limit.size()).isEqualTo(1);
        limit.leave(address("192.0.2.7"));
        assertThat(limit.size()).isZero();
    }

    @Test
    void without_a_limit_or_an_address_nothing_is_counted() {
        AddressLimit none = new AddressLimit(0);
        for (int i = 0; i < 3; i++) {
            assertThat(none.tryEnter(address("192.0.2.7"))).isTrue();
            assertThat(limit.tryEnter(null)).isTrue();
        }
        none.leave(address("192.0.2.7"));
        limit.leave(null);
        assertThat(none.size() + limit.size()).isZero();
    }

    @Test
    void it_is_exact_for_several_threads() throws InterruptedException {
        AddressLimit shared = new AddressLimit(50);
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int j = 0; j < 1000; j++) {
                    if (shared.tryEnter(address("192.0.2.7"))) {
                        entered.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(entered).hasValue(50);
    }
}
