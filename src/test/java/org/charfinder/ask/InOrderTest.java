package org.charfinder.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InOrderTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 2323);

    private final List<Long> given = new ArrayList<>();
    private final InOrder inOrder =
            new InOrder(answer -> given.add(answer.question().number()));

    private static Answer answer(long number, int bytes) {
        return Answer.of(new Question(number, "rook"), Status.FOUND, new byte[bytes], SERVER, 0);
    }

    @Provide
    Arbitrary<List<Long>> orders() {
        return Arbitraries.shuffle(LongStream.range(0, 50).boxed().toList());
    }

    @Property
    void answers_come_in_order_in_whatever_order_they_are_complete(@ForAll("orders") List<Long> order)
            throws IOException {
        List<Long> got = new ArrayList<>();
        InOrder any = new InOrder(answer -> got.add(answer.question().number()));
        for (long number : order) {
            any.accept(number, answer(number, 10));
        }
        assertThat(got).isEqualTo(LongStream.range(0, 50).boxed().toList());
        assertThat(any.hasRoom()).isTrue();
    }

    @Test
    void there_is_no_room_for_more_while_very_many_wait() throws IOException {
        for (long i = 1; inOrder.hasRoom(); i++) {
            inOrder.accept(i, answer(i, 1));
        }
        assertThat(given).isEmpty();
        inOrder.accept(0, answer(0, 1));
        assertThat(given).hasSize(4097);
        assertThat(inOrder.hasRoom()).isTrue();
    }

    @Test
    void there_is_no_room_for_more_while_very_long_ones_wait() throws IOException {
        int megabyte = 1 << 20;
        for (long i = 1; i <= 64; i++) {
            assertThat(inOrder.hasRoom()).isTrue();
            inOrder.accept(i, answer(i, megabyte));
        }
        assertThat(inOrder.hasRoom()).isFalse();
        inOrder.accept(0, answer(0, megabyte));
        assertThat(inOrder.hasRoom()).isTrue();
    }
}
