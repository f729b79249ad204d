package org.charfinder.index;

/** Builds the filter of all whole names, of characters and of what common ideographs mean. */
final class WholeNameFilterBuilder {

    private WholeNameFilterBuilder() {}

    /** Puts the filter; the names are put already. */
    static void build(BuiltSections sections) {
        long[] keys = sections.get(Section.KEYS);
        long[] typed = sections.get(Section.TYPED);
        HanGlosses glosses = new HanGlosses(sections.get(Section.HAN_GLOSSES));
        HashFilter filter = HashFilter.forHashes(keys.length + typed.length + glosses.size());
        new NameKeys(keys).addTo(filter);
        new NameKeys(typed).addTo(filter);
        glosses.addTo(filter);
        sections.put(Section.WHOLE_NAMES, filter.table());
    }
}
