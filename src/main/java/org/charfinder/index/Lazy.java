package org.charfinder.index;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for, once. If making it fails, the next call tries again. Any thread may
 * call.
 *
 * @param <T> the type of the value
 */
final class Lazy<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T value; // null until it is made

    /** @param maker makes the value; called by one thread at a time */
    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The value. */
    T get() {
        T made = value;
        return made == null ? makeOnce() : made;
    }

    private synchronized T makeOnce() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
