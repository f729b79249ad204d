package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
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

    @Test
    void numbers_are_decimal_and_grouped_if_so_wanted() {
        for (int number : new int[] {0, 7, 10, 999, 1000, 1001, 10_712, 100_000, 1_000_000, 2_147_483_647}) {
            TestReply reply = new TestReply();
            reply.reply().append(number);
            reply.reply().append(" ");
            reply.reply().appendGrouped(number);
            assertThat(reply.take()).asString(UTF_8).isEqualTo(String.format(Locale.ROOT, "%d %,d", number, number));
        }
    }

    @Property(tries = 300)
    void all_bytes_go_out_in_order_however_few_the_socket_takes(
            @ForAll @Size(max = 6) List<@From("slices") Slice> slices,
            @ForAll @Size(max = 50) String text,
            @ForAll Random socket)
            throws IOException {
        Reply reply = new Reply();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        int[] bounds = slices.stream()
                .flatMapToInt(slice -> IntStream.of(slice.start, slice.stop))
                .toArray();
        reply.add(SHARED, bounds, slices.size());
        for (Slice slice : slices) {
            expected.writeBytes(bytes(SHARED.slice(slice.start, slice.stop - slice.start)));
        }
        reply.append(text);
        expected.writeBytes(text.getBytes(UTF_8));
        assertThat(reply.remaining()).isEqualTo(expected.size());

        Socket received = new Socket(socket);
        WriteBatch batch = new WriteBatch();
        while (!reply.isSent()) {
            batch.clear(1 + socket.nextInt(100_000));
            reply.addTo(batch);
            assertThat(batch.size()).isPositive();
            long taken = batch.writeTo(received);
            assertThat(reply.advance(taken)).isZero();
            assertThat(reply.remaining()).isEqualTo(expected.size() - received.bytes.size());
        }
        assertThat(received.bytes.toByteArray()).isEqualTo(expected.toByteArray());
    }

    /** More slices than fit into one system call, small and large ones in random order. */
    @Property(tries = 100)
    void many_replies_go_out_in_order(
            @ForAll @Size(min = 1, max = 600) List<@From("slices") Slice> slices, @ForAll Random socket)
            throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ArrayDeque<Reply> pending = new ArrayDeque<>();
        for (Slice slice : slices) {
            int stop = slice.start + (slice.stop - slice.start) % 3000 + 1;
            Reply reply = new Reply();
            reply.add(SHARED, new int[] {slice.start, stop}, 1);
            reply.append("?> ");
            expected.writeBytes(bytes(SHARED.slice(slice.start, stop - slice.start)));
            expected.writeBytes("?> ".getBytes(UTF_8));
            pending.add(reply);
        }
        Socket received = new Socket(socket);
        WriteBatch batch = new WriteBatch();
        while (!pending.isEmpty()) {
            batch.clear(1_000_000);
            for (Reply reply : pending) {
                if (!reply.addTo(batch)) {
                    break;
                }
            }
            for (long left = batch.writeTo(received); left > 0; ) {
                left = pending.peek().advance(left);
                if (pending.peek().isSent()) {
                    pending.poll();
                }
            }
        }
        assertThat(received.bytes.toByteArray()).isEqualTo(expected.toByteArray());
    }

    /** Takes a random number of the bytes that are offered; all of them without a random generator. */
    private static final class Socket implements GatheringByteChannel {
        private final Random random;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Socket(Random random) {
            this.random = random;
        }

        @Override
        public long write(ByteBuffer[] pieces, int offset, int length) {
            int offered = 0;
            for (int i = offset; i < offset + length; i++) {
                assertThat(pieces[i].hasRemaining()).isTrue();
                offered += pieces[i].remaining();
            }
            int room = random == null ? offered : random.nextInt(offered + 1);
            int taken = 0;
            for (int i = offset; i < offset + length && taken < room; i++) {
                byte[] more = new byte[Math.min(room - taken, pieces[i].remaining())];
                pieces[i].get(more);
                bytes.writeBytes(more);
                taken += more.length;
            }
            return taken;
        }

        @Override
        public long write(ByteBuffer[] pieces) {
            return write(pieces, 0, pieces.length);
        }

        @Override
        public int write(ByteBuffer piece) {
            return (int) write(new ByteBuffer[] {piece}, 0, 1);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Provide
    Arbitrary<Slice> slices() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(1, 60_000))
                .as((start, length) -> new Slice(start, start + length));
    }

    /** Own slices before, between and after slices of the shared buffer; their bounds are complements. */
    @Test
    void own_slices_go_out_in_their_places_wherever_the_socket_stops() throws IOException {
        byte[] own = "first own;second own;third own;".getBytes(UTF_8);
        int[] bounds = {~0, ~10, 40, 60, ~10, ~21, ~21, ~own.length, 7, 19, ~0, ~10};
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes("first own;".getBytes(UTF_8));
        expected.writeBytes(bytes(SHARED.slice(40, 20)));
        expected.writeBytes("second own;third own;".getBytes(UTF_8));
        expected.writeBytes(bytes(SHARED.slice(7, 12)));
        expected.writeBytes("first own;?> ".getBytes(UTF_8));
        byte[] all = expected.toByteArray();
        for (int taken = 0; taken < all.length; taken++) {
            Reply reply = new Reply();
            reply.add(SHARED, own, bounds, bounds.length / 2);
            reply.append("?> ");
            assertThat(reply.remaining()).isEqualTo(all.length);
            assertThat(reply.advance(taken)).isZero();
            WriteBatch batch = new WriteBatch();
            batch.clear(all.length);
            assertThat(reply.addTo(batch)).isTrue();
            Socket received = new Socket(null);
            batch.writeTo(received);
            assertThat(received.bytes.toByteArray())
                    .as("behind %d", taken)
                    .isEqualTo(Arrays.copyOfRange(all, taken, all.length));
        }
    }

    @Test
    void bytes_behind_its_end_belong_to_the_next_reply() {
        Reply reply = new Reply();
        reply.add(SHARED, new int[] {0, 10}, 1);
        reply.append("?> ");
        assertThat(reply.advance(20)).isEqualTo(7);
        assertThat(reply.isSent()).isTrue();
    }

    @Test
    void a_cleared_reply_is_as_new() {
        Reply reply = new Reply();
        reply.add(SHARED, new int[] {0, 100_000}, 1);
        reply.append("x".repeat(100_000));
        reply.markTelnet();
        reply.endSession();
        reply.advance(50_000);
        reply.clear();
        assertThat(reply.isSent()).isTrue();
        assertThat(reply.isTelnet()).isFalse();
        assertThat(reply.endsSession()).isFalse();
        reply.append("é");
        assertThat(reply.remaining()).isEqualTo("é".getBytes(UTF_8).length);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
