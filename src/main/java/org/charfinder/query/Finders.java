package org.charfinder.query;

import org.charfinder.index.UnicodeNameIndex;

/** Finders of one index, one for each thread. Any thread may call. */
public final class Finders {

    private final UnicodeNameIndex index;
    private final ThreadLocal<Finder> finders;

    /**
     * Makes no finder yet.
     *
     * @param index is shared by the finders
     */
    public Finders(UnicodeNameIndex index) {
        this.index = index;
        this.finders = ThreadLocal.withInitial(() -> new Finder(index));
    }

    /**
     * What they search.
     *
     * @return the index
     */
    public UnicodeNameIndex index() {
        return index;
    }

    /**
     * The finder of the thread that calls.
     *
     * @return not to be passed on to other threads
     */
    public Finder get() {
        return finders.get();
    }
}
