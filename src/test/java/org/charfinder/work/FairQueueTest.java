package org.charfinder.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.charfinder.net.AddressOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in which work is done. A client is written as its address, a letter, and its number: {@code a1}. */
class FairQueueTest {

    private static final long MILLI = 1_000_000;

    private final FairQueue queue = new FairQueue();
    private final Map<String, Contender> clients = new HashMap<>();

    private Work add(String client) {
        Contender contender =
                clients.computeIfAbsent(client, name -> new Contender(new AddressOrigin(false, name.charAt(0))));
        Work work = new Work(contender, () -> {}, 0);
        queue.add(work);
        return work;
    }

    private String client(Work work) {
        return clients.entrySet().stream()
                .filter(entry -> entry.getValue() == work.contender)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Does all work, each of which takes some milliseconds, and returns whose it was, in order. */
    private List<String> doAll(long millis) {
        List<String> done = new ArrayList<>();
        for (Work work = queue.take(); work != null; work = queue.take()) {
            done.add(client(work));
            queue.done(work, millis * MILLI);
        }
        return done;
    }

    /** Clients ask again as soon as they are answered; returns how often each was served. */
    private Map<String, Integer> serve(int turns, Map<String, Integer> millisOfClient) {
        millisOfClient.keySet().stream().sorted().forEach(this::add);
        Map<String, Integer> served = new HashMap<>();
        for (int i = 0; i < turns; i++) {
            Work work = queue.take();
            assertThat(work).isNotNull();
            String client = client(work);
            served.merge(client, 1, Integer::sum);
            queue.done(work, millisOfClient.get(client) * MILLI);
            add(client);
        }
        return served;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // waiting             | done in this order
                "a1                    | a1",
                "a1 a2 a3              | a1 a2 a3",
                "a1 a2 a3 b1           | a1 b1 a2 a3",
                "a1 a2 a3 b1 b2 c1     | a1 b1 c1 a2 b2 a3",
            })
    void addresses_take_turns_and_so_do_the_clients_of_each(String waiting, String order) {
        Stream.of(waiting.split(" ")).forEach(this::add);
        assertThat(doAll(10)).containsExactly(order.split(" "));
    }

    @Test
    void a_client_that_asks_for_little_waits_only_for_what_is_being_done() {
        IntStream.range(0, 100).forEach(i -> add("a" + i));
        Work underWay = queue.take();
        assertThat(underWay).isNotNull();
        queue.done(underWay, 10 * MILLI);
        add(client(underWay));
        IntStream.range(0, 50).forEach(i -> {
            Work next = queue.take();
            assertThat(next).isNotNull();
            queue.done(next, 10 * MILLI);
            add(client(next));
        });
        add("b1"); // from another address
        assertThat(client(queue.take())).isEqualTo("b1");
    }

    @Test
    void so_does_one_from_the_same_address_once_the_others_have_had_more() {
        Map<String, Integer> hogs = new HashMap<>();
        IntStream.range(0, 100).forEach(i -> hogs.put("a" + i, 10));
        serve(200, hogs);
        add("a-typist");
        assertThat(client(queue.take())).isEqualTo("a-typist");
    }

    @Test
    void work_is_shared_by_time_and_not_by_number() {
        assertThat(serve(110, Map.of("a1", 1, "a2", 10)).get("a1")).isBetween(99, 101);
    }

    @Test
    void addresses_share_by_time_however_many_clients_each_has() {
        Map<String, Integer> clients = new HashMap<>();
        IntStream.range(0, 50).forEach(i -> clients.put("a" + i, 5));
        clients.put("b1", 5);
        assertThat(serve(1000, clients).get("b1")).isBetween(499, 501);
    }

    @Test
    void silence_saves_up_nothing() {
        serve(1000, Map.of("a1", 5));
        doAll(5);
        assertThat(serve(100, Map.of("a1", 5, "a2", 5)).get("a2")).isBetween(49, 51); // and not 100
    }

    @Test
    void while_work_is_being_done_it_counts_already() {
        add("a1");
        add("a2");
        add("b1");
        assertThat(Stream.of(queue.take(), queue.take()).map(this::client)).containsExactly("a1", "b1");
    }

    @Test
    void work_that_is_removed_is_not_done() {
        Work first = add("a1");
        Work second = add("b1");
        assertThat(queue.remove(first)).isTrue();
        assertThat(queue.remove(first)).isFalse();
        assertThat(queue.take()).isSameAs(second);
        assertThat(queue.remove(second)).isFalse();
        assertThat(queue.take()).isNull();
    }

    @Test
    void addresses_that_ask_for_nothing_are_forgotten() {
        for (int i = 0; i < 10_000; i++) {
            Contender contender = new Contender(new AddressOrigin(false, i));
            Work work = new Work(contender, () -> {}, 0);
            queue.add(work);
            assertThat(queue.take()).isSameAs(work);
            queue.done(work, MILLI);
        }
        assertThat(queue.origins()).isLessThan(1100);
    }

    /** Each number is a client of one of four addresses; negative ones end the work that was taken first. */
    @Property(tries = 200)
    void all_work_is_done_once_in_whatever_order_it_comes_and_ends(
            @ForAll @Size(max = 200) List<@IntRange(min = -20, max = 20) Integer> events) {
        List<Work> waiting = new ArrayList<>();
        List<Work> underWay = new ArrayList<>();
        for (int event : events) {
            if (event > 0) {
                waiting.add(add((char) ('a' + event % 4) + "" + event));
            } else if (event < -10 && !underWay.isEmpty()) {
                queue.done(underWay.remove(0), -event * MILLI);
            } else {
                Work taken = queue.take();
                assertThat(taken == null).isEqualTo(waiting.isEmpty());
                if (taken != null) {
                    assertThat(waiting.remove(taken)).isTrue();
                    underWay.add(taken);
                }
            }
        }
        underWay.forEach(work -> queue.done(work, MILLI));
        assertThat(doAll(1)).hasSameSizeAs(waiting);
    }
}
