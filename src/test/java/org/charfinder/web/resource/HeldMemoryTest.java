package org.charfinder.web.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.junit.jupiter.api.Test;

/** What responses may hold together. */
class HeldMemoryTest {

    private final HeldMemory memory = new HeldMemory(1000);

    @Test
    void what_is_beyond_the_limit_is_refused_until_some_is_given_back() throws HttpError {
        Runnable release = memory.take(600);
        memory.take(400);
        assertThatThrownBy(() -> memory.take(1))
                .isInstanceOfSatisfying(
                        HttpError.class,
                        error -> assertThat(error.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE_503));
        assertThat(memory.held()).isEqualTo(1000);
        release.run();
        memory.take(600);
        assertThat(memory.held()).isEqualTo(1000);
    }

    @Test
    void long_answers_leave_half_of_it_to_others() throws HttpError {
        memory.takeForStream(500);
        assertThatThrownBy(() -> memory.takeForStream(1)).isInstanceOf(HttpError.class);
        memory.take(500);
        assertThat(memory.held()).isEqualTo(1000);
    }

    @Test
    void compressors_are_given_back_too() {
        List<Runnable> taken = new ArrayList<>();
        for (Runnable one = memory.takeCompressor(); one != null; one = memory.takeCompressor()) {
            taken.add(one);
        }
        assertThat(taken).hasSize(32);
        taken.get(0).run();
        assertThat(memory.takeCompressor()).isNotNull();
        assertThat(memory.takeCompressor()).isNull();
    }
}
