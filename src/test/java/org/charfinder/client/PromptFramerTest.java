package org.charfinder.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PromptFramerTest {

    private static final String ROOK = "U+265C \t♜\tBLACK CHESS ROOK\r\n1 match for 'rook'\r\n?> ";
    private static final String DECOYS =
            "U+003F \t?\tQUESTION MARK\r\n?>\r\n? > \r\n 1 match for '??> ?'\r\n??> \r\n?> ";
    private static final String TOO_LONG = "Error: query longer than 4096 bytes\r\n?> ";

    private final PromptFramer framer = new PromptFramer("?> ", "Error: ");
    private final List<String> errors = new ArrayList<>(); // of each reply, null if it is none
    private int taken; // bytes
    private final List<Integer> ends = new ArrayList<>(); // where replies end

    private void arrive(byte[] bytes, int start, int stop) {
        ByteBuffer in =
                ReplyFramer.buffer(stop - start).put(bytes, start, stop - start).flip();
        while (framer.next(in)) {
            ends.add(taken + in.position());
            errors.add(framer.error());
        }
        assertThat(in.hasRemaining()).isFalse();
        taken += stop - start;
    }

    private void arrive(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        arrive(bytes, 0, bytes.length);
    }

    @Test
    void the_greeting_and_the_reply_to_an_empty_line_are_a_prompt_alone() {
        arrive("?> ");
        assertThat(ends).containsExactly(3);
        arrive("?> ?> ");
        assertThat(ends).containsExactly(3, 6, 9);
    }

    @Test
    void a_prompt_counts_at_the_start_of_a_line_only() {
        arrive("?> " + DECOYS);
        assertThat(ends).containsExactly(3, 3 + DECOYS.length());
    }

    @Test
    void ends_do_not_depend_on_where_the_bytes_are_split() {
        byte[] bytes = ("?> " + ROOK + "?> " + DECOYS + TOO_LONG + ROOK).getBytes(UTF_8);
        arrive(bytes, 0, bytes.length);
        List<Integer> whole = List.copyOf(ends);
        assertThat(whole).hasSize(6).endsWith(bytes.length);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                ends.clear();
                errors.clear();
                taken = 0;
                arrive(bytes, 0, first);
                arrive(bytes, first, second);
                arrive(bytes, second, bytes.length);
                assertThat(ends).isEqualTo(whole);
                assertThat(errors.get(4)).isEqualTo("Error: query longer than 4096 bytes");
            }
        }
    }

    @Test
    void an_error_is_told_from_a_reply_that_only_looks_like_one() {
        arrive("?> " + TOO_LONG + "Errors\r\n?> " + ROOK + "?> ");
        assertThat(errors).containsExactly(null, "Error: query longer than 4096 bytes", null, null, null);
    }

    @Test
    void an_error_at_the_end_of_the_connection_has_no_prompt() {
        arrive("Error: too many clients, try again later\r\n");
        assertThat(ends).isEmpty();
        assertThat(framer.error()).isEqualTo("Error: too many clients, try again later");
    }

    @Test
    void an_error_that_was_reported_is_not_reported_again_at_the_end() {
        arrive("?> " + TOO_LONG);
        assertThat(errors).last().isNotNull();
        assertThat(framer.error()).isNull();
    }

    @Test
    void little_is_kept_of_a_long_error() {
        arrive("Error: " + "x".repeat(100_000) + "\r\n?> ");
        assertThat(errors.get(0)).startsWith("Error: xxx").hasSize(256);
    }

    @Property
    void a_byte_is_found_where_it_is_first(
            @ForAll byte[] bytes, @ForAll byte wanted, @ForAll @IntRange(max = 20) int from) {
        ByteBuffer in = ReplyFramer.buffer(bytes.length).put(bytes).flip();
        int expected = Math.min(from, bytes.length);
        while (expected < bytes.length && bytes[expected] != wanted) {
            expected++;
        }
        assertThat(PromptFramer.indexOf(wanted, in, from)).isEqualTo(expected);
    }

    /** Bytes that differ only in the lowest bit are the hard case: a borrow may run from one to the next. */
    @Property
    void a_byte_is_found_among_similar_ones(@ForAll List<Boolean> wanted) {
        ByteBuffer in = ReplyFramer.buffer(wanted.size());
        wanted.forEach(is -> in.put((byte) (is ? '?' : '?' ^ 1)));
        int expected = wanted.contains(true) ? wanted.indexOf(true) : wanted.size();
        assertThat(PromptFramer.indexOf((byte) '?', in.flip(), 0)).isEqualTo(expected);
    }
}
