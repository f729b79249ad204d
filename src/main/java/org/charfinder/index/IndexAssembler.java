package org.charfinder.index;

/** Makes an index from its sections, and takes one apart into them: the door for code that stores indexes. */
public final class IndexAssembler {

    private IndexAssembler() {}

    /**
     * Makes an index from sections.
     *
     * @param sections of an index, as a file holds them
     * @param whole true for a program that answers many queries: what most queries need is read now, with the copies of
     *     lines, so that results are fewer slices. False for a program that answers one query: lines and other names,
     *     which are most of an index, are read when they are first needed
     * @return an index that keeps the sections
     * @throws java.io.UncheckedIOException if a section can't be read
     */
    public static UnicodeNameIndex assemble(IndexSections sections, boolean whole) {
        return UnicodeNameIndex.of(sections, whole);
    }

    /**
     * The sections of an index, to be written to a file.
     *
     * @param index any
     * @return the same object at each call
     */
    public static IndexSections sectionsOf(UnicodeNameIndex index) {
        return index.sections();
    }
}
