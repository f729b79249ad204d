package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DealerTest {

    private static final class Loop implements Dealer.Target {
        private final List<String> calls = new ArrayList<>();
        private int clients;
        private boolean room = true;

        @Override
        public int clients() {
            return clients;
        }

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public void admit(SocketChannel channel) {
            clients++;
            calls.add("admit");
        }

        @Override
        public void admitSoon(SocketChannel channel) {
            clients++;
            calls.add("admitSoon");
        }

        @Override
        public void refuse(SocketChannel channel) {
            calls.add("refuse");
        }
    }

    private final SocketChannel channel = SocketChannel.open();
    private List<Loop> loops = List.of();
    private Dealer dealer = new Dealer(loops, 1);

    DealerTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    private void open(int count, int maxClients) {
        loops = IntStream.range(0, count).mapToObj(i -> new Loop()).toList();
        dealer = new Dealer(loops, maxClients);
    }

    private void deal(int count) {
        for (int i = 0; i < count; i++) {
            dealer.deal(channel);
        }
    }

    private List<Integer> clients() {
        return loops.stream().map(Loop::clients).toList();
    }

    @Test
    void ten_clients_of_two_loops_are_five_and_five() {
        open(2, 100);
        deal(10);
        assertThat(clients()).containsExactly(5, 5);
    }

    @Test
    void only_the_loop_of_the_acceptor_is_called_in_its_thread() {
        open(3, 3);
        deal(4);
        assertThat(loops.get(0).calls).containsExactly("admit", "refuse");
        assertThat(loops.get(1).calls).containsExactly("admitSoon");
        assertThat(loops.get(2).calls).containsExactly("admitSoon");
    }

    @Test
    void equals_take_turns_though_each_client_leaves_before_the_next() {
        open(3, 100);
        for (int i = 0; i < 9; i++) {
            deal(1);
            loops.forEach(loop -> loop.clients = 0);
        }
        assertThat(loops).allSatisfy(loop -> assertThat(loop.calls).hasSize(3));
    }

    @Test
    void those_that_clients_have_left_are_filled_first() {
        open(4, 100);
        deal(40);
        loops.get(2).clients = 3;
        loops.get(3).clients = 8;
        deal(9);
        assertThat(clients()).containsExactly(10, 10, 10, 10);
    }

    @Test
    void shares_stay_fair_while_clients_come_and_go() {
        open(4, 1000);
        deal(50);
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) { // fifty clients: each time one leaves and another comes
            Loop left = loops.get(random.nextInt(loops.size()));
            left.clients--;
            deal(1);
            assertThat(clients()).allSatisfy(count -> assertThat(count).isBetween(12, 13));
        }
    }

    @Test
    void the_maximum_is_exact_however_the_clients_are_spread() {
        open(2, 7);
        loops.get(1).clients = 6;
        deal(2);
        assertThat(clients()).containsExactly(1, 6);
        assertThat(loops.get(0).calls).containsExactly("admit", "refuse");
        loops.get(1).clients = 5;
        deal(2);
        assertThat(clients()).containsExactly(2, 5);
    }

    @Test
    void none_is_accepted_while_a_loop_has_too_many_refused_ones() {
        open(2, 10);
        assertThat(dealer.hasRoom()).isTrue();
        loops.get(1).room = false;
        assertThat(dealer.hasRoom()).isFalse();
    }
}
