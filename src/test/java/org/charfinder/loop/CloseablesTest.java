package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseablesTest {

    private final List<String> closed = new ArrayList<>();

    private Closeable good(String name) {
        return () -> closed.add(name);
    }

    private Closeable failing(Exception failure) {
        return () -> {
            closed.add(failure.getMessage());
            if (failure instanceof IOException e) {
                throw e;
            }
            throw (RuntimeException) failure;
        };
    }

    @Test
    void all_are_closed_in_order() throws IOException {
        Closeables.closeAll(List.of(good("a"), good("b")));
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void a_failure_does_not_keep_the_others_open() {
        IOException first = new IOException("b");
        RuntimeException second = new IllegalStateException("c");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Closeables.closeAll(List.of(good("a"), failing(first), failing(second), good("d"))))
                .isSameAs(first)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(second));
        assertThat(closed).containsExactly("a", "b", "c", "d");
    }

    @Test
    void an_unchecked_failure_is_thrown_as_it_is() {
        RuntimeException failure = new IllegalStateException("a");
        assertThatIllegalStateException()
                .isThrownBy(() -> Closeables.closeAll(List.of(failing(failure), good("b"))))
                .isSameAs(failure);
        assertThat(closed).containsExactly("a", "b");
    }
}
