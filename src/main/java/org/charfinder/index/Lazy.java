package org.charfinder.index;

import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for, once. If making it fails, the next call tries again. Any thread may
 * call. Subclasses make the value, and not a lambda, because the start of a program that finds one word would pay for
 * loading lambdas.
 *
 * @param <T> the type of the value
 */
abstract class Lazy<T> {

    private volatile @Nullable T value; // null until it is made

    /** Makes the value; called by one thread at a time. */
    abstract T make();

    /** The value. */
    final T get() {
        T made = value;
        return made == null ? makeOnce() : made;
    }

    private synchronized T makeOnce() {
        T made = value;
        if (made == null) {
            made = make();
            value = made;
        }
        return made;
    }
}
