package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When clients are told of a shutdown, by a clock that a test moves. */
class FarewellsTest {

    private static final long MS = Duration.ofMillis(1).toNanos();
    private static final long START = Long.MAX_VALUE - 100 * MS; // a clock may run over

    /** A client that has last sent something at a time, and is told or not. */
    private final class Session implements Farewells.Session {
        private long heardAt = START;
        private boolean busy;
        private long toldAt = -1;
        private long calledAt = -1;

        @Override
        public boolean isOver() {
            return toldAt >= 0;
        }

        @Override
        public boolean isQuietSince(long time) {
            return !busy && heardAt - time <= 0;
        }

        @Override
        public void tell() {
            toldAt = (now - START) / MS;
        }

        @Override
        public void lastCall() {
            calledAt = (now - START) / MS;
        }
    }

    private final List<Session> sessions = new ArrayList<>();
    private long now = START;

    private Farewells farewells(String grace, int clients) {
        Farewells farewells = new Farewells(Duration.parse(grace), START, clients);
        for (int i = 0; i < clients; i++) {
            sessions.add(new Session());
            farewells.add(sessions.get(i));
        }
        return farewells;
    }

    /** Lets time pass, millisecond by millisecond. */
    private void runUntil(Farewells farewells, int millis) {
        while (now - START < millis * MS) {
            now += MS;
            farewells.expire(now);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # grace, clients, first told, last told
            PT10S,   1,       500,        500
            PT10S,   2,       500,        510
            PT10S,   101,     500,        1500
            PT10S,   1000,    500,        7493
            PT10S,   70000,   500,        7500
            PT0S,    1000,    500,        7493
            PT1S,    100,     250,        745
            PT40S,   100,     500,        1490
            """)
    void idle_clients_are_told_one_after_the_other(String grace, int clients, long first, long last) {
        Farewells farewells = farewells(grace, clients);
        runUntil(farewells, 31_000);
        assertThat(sessions.get(0).toldAt).isEqualTo(first);
        assertThat(sessions.get(clients - 1).toldAt).isEqualTo(last);
        assertThat(sessions).extracting(session -> session.toldAt).isSorted();
        assertThat(farewells.remaining(now)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_client_that_is_busy_is_told_when_it_has_been_quiet_for_half_a_second() {
        Farewells farewells = farewells("PT10S", 3);
        sessions.get(0).heardAt = START + 400 * MS;
        sessions.get(1).busy = true;
        runUntil(farewells, 3000);
        assertThat(sessions.get(2).toldAt).isEqualTo(500);
        assertThat(sessions.get(0).toldAt).isBetween(900L, 1100L);
        assertThat(sessions.get(1).toldAt).isEqualTo(-1);
        sessions.get(1).busy = false;
        runUntil(farewells, 4000);
        assertThat(sessions.get(1).toldAt).isBetween(3000L, 3510L);
    }

    @Test
    void near_the_end_of_the_grace_there_is_one_last_call() {
        Farewells farewells = farewells("PT10S", 1);
        sessions.get(0).busy = true;
        runUntil(farewells, 7499);
        assertThat(sessions.get(0).calledAt).isEqualTo(-1);
        runUntil(farewells, 20_000);
        assertThat(sessions.get(0).calledAt).isEqualTo(7500);
    }

    @Test
    void it_sleeps_until_something_is_due() {
        Farewells farewells = farewells("PT10S", 2);
        sessions.get(1).busy = true;
        assertThat(farewells.remaining(now)).isEqualTo(500 * MS);
        runUntil(farewells, 510);
        assertThat(farewells.remaining(now)).as("all others are busy").isEqualTo(500 * MS);
        runUntil(farewells, 7400);
        assertThat(farewells.remaining(now)).as("the last call").isEqualTo(100 * MS);
    }
}
