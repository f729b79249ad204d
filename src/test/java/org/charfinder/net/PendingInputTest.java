package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PendingInputTest {

    /** Events that stay when lines are dropped. */
    private static final Set<Event> STAYING = EnumSet.of(Event.ARE_YOU_THERE, Event.DO, Event.WILL, Event.END);

    /** An event with its details, and a source of it. */
    private record Said(Event event, String text, byte option) implements Event.Source {

        static Said line(String line) {
            return new Said(Event.LINE, line, (byte) 0);
        }

        static Said of(Event event) {
            return new Said(event, "", (byte) 0);
        }

        @Override
        public Event next() {
            return event;
        }

        @Override
        public byte[] line() {
            return ("##" + text).getBytes(ISO_8859_1);
        }

        @Override
        public int lineStart() {
            return 2;
        }

        @Override
        public int lineStop() {
            return 2 + text.length();
        }
    }

    @Property
    void what_goes_in_comes_out_in_order(@ForAll("everything") List<Said> all, @ForAll List<Boolean> takes) {
        PendingInput pending = new PendingInput();
        List<Said> taken = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            pending.add(all.get(i).event, all.get(i));
            if (i < takes.size() && takes.get(i)) {
                taken.add(take(pending));
            }
        }
        while (!pending.isEmpty()) {
            taken.add(take(pending));
        }
        assertThat(taken).isEqualTo(all);
        assertThat(pending.next()).isEqualTo(Event.NONE);
        assertThat(pending.size()).isZero();
    }

    @Property
    void it_is_hardly_larger_than_what_was_sent(@ForAll("everything") List<Said> all) {
        PendingInput pending = new PendingInput();
        int received = 0;
        for (Said said : all) {
            pending.add(said.event, said);
            received += said.text.length() + (said.event == Event.DO || said.event == Event.WILL ? 3 : 1);
        }
        assertThat(pending.size()).isLessThanOrEqualTo(received + received / 50);
    }

    @Test
    void it_takes_little_more_memory_than_it_holds_however_long_it_is_used() {
        PendingInput pending = new PendingInput();
        Said line = Said.line("black chess rook");
        while (pending.size() < 1 << 16) {
            pending.add(line.event, line);
        }
        for (int i = 0; i < 100_000; i++) { // one in, one out
            pending.add(line.event, line);
            pending.next();
            assertThat(pending.capacity()).isLessThan(pending.size() + (20 << 10));
        }
        while (!pending.isEmpty()) {
            pending.next();
        }
        pending.next();
        assertThat(pending.capacity()).isZero();
    }

    @Test
    void dropping_lines_leaves_what_telnet_asked_and_the_end() {
        PendingInput pending = new PendingInput();
        List<Said> all = List.of(
                Said.line("sun"),
                new Said(Event.DO, "", Telnet.TIMING_MARK),
                Said.of(Event.TOO_LONG),
                Said.of(Event.INTERRUPT),
                Said.of(Event.ARE_YOU_THERE),
                Said.line("moon"),
                Said.of(Event.END));
        all.forEach(said -> pending.add(said.event, said));
        pending.dropLines();
        assertThat(List.of(take(pending), take(pending), take(pending)))
                .containsExactly(all.get(1), all.get(4), all.get(6));
        assertThat(pending.isEmpty()).isTrue();
    }

    /** What was kept is not looked at again, and entries may be taken or added in between. */
    @Property
    void lines_are_dropped_whenever_it_is_asked(@ForAll("everything") List<Said> all, @ForAll List<Boolean> drops) {
        PendingInput pending = new PendingInput();
        List<Said> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            pending.add(all.get(i).event, all.get(i));
            kept.add(all.get(i));
            if (i < drops.size() && drops.get(i)) {
                pending.dropLines();
                kept.removeIf(said -> !STAYING.contains(said.event));
            } else if (i % 3 == 0) {
                assertThat(take(pending)).isEqualTo(kept.remove(0));
            }
        }
        for (Said said : kept) {
            assertThat(take(pending)).isEqualTo(said);
        }
        assertThat(pending.next()).isEqualTo(Event.NONE);
    }

    @Test
    void memory_of_dropped_lines_is_given_back() {
        PendingInput pending = new PendingInput();
        Said line = Said.line("black chess rook");
        pending.add(Event.ARE_YOU_THERE, Said.of(Event.ARE_YOU_THERE));
        while (pending.size() < 1 << 16) {
            pending.add(line.event, line);
        }
        pending.dropLines();
        assertThat(pending.size()).isOne();
        assertThat(pending.capacity()).isLessThan(256);
    }

    private static Said take(PendingInput pending) {
        Event event = pending.next();
        int length = pending.lineStop() - pending.lineStart();
        return new Said(
                event,
                event == Event.LINE ? new String(pending.line(), pending.lineStart(), length, ISO_8859_1) : "",
                event == Event.DO || event == Event.WILL ? pending.option() : 0);
    }

    @Provide
    Arbitrary<List<Said>> everything() {
        Arbitrary<Said> lines = Arbitraries.strings()
                .withCharRange('\u0000', '\u00FF')
                .ofMaxLength(600)
                .map(Said::line);
        Arbitrary<Said> options = Combinators.combine(Arbitraries.of(Event.DO, Event.WILL), Arbitraries.bytes())
                .as((event, option) -> new Said(event, "", option));
        Arbitrary<Said> others = Arbitraries.of(
                        Event.TOO_LONG, Event.INTERRUPT, Event.ABORT_OUTPUT, Event.ARE_YOU_THERE, Event.END)
                .map(Said::of);
        return Arbitraries.oneOf(lines, options, others).list().ofMaxSize(60);
    }
}
