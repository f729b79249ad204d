package org.charfinder.index;

/**
 * A value that is made when it is first asked for, once. If making it fails, the next call tries again. Any thread may
 * call. Users extend it rather than hand in a lambda: a program that finds one word would load no other lambda.
 *
 * @param <T> the type of the value
 */
abstract class Lazy<T> {

    private volatile T value; // null until it is made

    /** Makes the value; called by one thread at a time. */
    abstract T make();

    /** The value. */
    final T get() {
        T made = value;
        return made == null ? makeOnce() : made;
    }

    private synchronized T makeOnce() {
        if (value == null) {
            value = make();
        }
        return value;
    }
}
