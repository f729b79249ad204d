package org.charfinder.index;

/** The index of all characters, which never changes: all tests of a JVM share it, since it takes seconds to build. */
public final class WholeIndex {

    /** Built when the first test asks for it. */
    public static final UnicodeNameIndex INDEX = UnicodeNameIndex.build();

    private WholeIndex() {}
}
