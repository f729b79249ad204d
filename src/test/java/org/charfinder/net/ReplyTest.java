package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final ByteBuffer SHARED = shared();

    private static ByteBuffer shared() {
        byte[] bytes = new byte[200_000];
        new Random(42).nextBytes(bytes);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
    }

    private record Slice(int start, int stop) {}

    @Property(tries = 300)
    void all_bytes_go_out_in_order_however_few_the_socket_takes(
            @ForAll @Size(max = 6) List<@From("slices") Slice> slices,
            @ForAll @Size(max = 50) String text,
            @ForAll Random socket) {
        Reply reply = new Reply();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (Slice slice : slices) {
            reply.add(SHARED, slice.start, slice.stop);
            expected.writeBytes(bytes(SHARED.slice(slice.start, slice.stop - slice.start)));
        }
        reply.append(text);
        expected.writeBytes(text.getBytes(UTF_8));
        assertThat(reply.remaining()).isEqualTo(expected.size());

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        while (!reply.isOut()) {
            ByteBuffer next = reply.largeSlice();
            if (next == null) {
                next = ByteBuffer.allocate(1 + socket.nextInt(1000));
                reply.copyTo(next);
                next.flip();
            }
            assertThat(next.hasRemaining()).isTrue();
            int taken = socket.nextInt(next.remaining() + 1);
            received.writeBytes(bytes(next.slice(next.position(), taken)));
            assertThat(reply.advance(taken)).isZero();
            assertThat(reply.remaining()).isEqualTo(expected.size() - received.size());
        }
        assertThat(received.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Provide
    Arbitrary<Slice> slices() {
        return Combinators.combine(Arbitraries.integers().between(0, 100_000), Arbitraries.integers().between(1, 60_000))
                .as((start, length) -> new Slice(start, start + length));
    }

    @Test
    void bytes_behind_its_end_belong_to_the_next_reply() {
        Reply reply = new Reply();
        reply.add(SHARED, 0, 10);
        reply.append("?> ");
        assertThat(reply.advance(20)).isEqualTo(7);
        assertThat(reply.isOut()).isTrue();
    }

    @Test
    void a_cleared_reply_is_as_new() {
        Reply reply = new Reply();
        reply.add(SHARED, 0, 100_000);
        reply.append("x".repeat(100_000));
        reply.markOfTelnet();
        reply.endSession();
        reply.advance(50_000);
        reply.clear();
        assertThat(reply.isOut()).isTrue();
        assertThat(reply.isOfTelnet()).isFalse();
        assertThat(reply.endsSession()).isFalse();
        reply.append("é");
        ByteBuffer out = ByteBuffer.allocate(10);
        assertThat(reply.copyTo(out)).isTrue();
        assertThat(bytes(out.flip())).isEqualTo("é".getBytes(UTF_8));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
