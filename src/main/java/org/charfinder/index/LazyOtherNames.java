package org.charfinder.index;

import org.charfinder.index.IndexSections.Contents;

/** The other names, read when they are first asked for. */
final class LazyOtherNames extends Lazy<OtherNameIndex> {

    private final Contents contents;

    LazyOtherNames(Contents contents) {
        this.contents = contents;
    }

    @Override
    OtherNameIndex make() {
        return new OtherNameIndex(
                new WordTable(
                        contents.get(Section.OTHER_ENTRIES), WordTable.NO_SLOTS, contents.get(Section.OTHER_TEXT)),
                contents.get(Section.POSTINGS),
                new Items(contents.get(Section.ITEMS)),
                new LazyText(contents),
                new NameKeys(contents.get(Section.KEYS)),
                new NameKeys(contents.get(Section.TYPED)),
                new LazyShownNames(contents));
    }

    /** The text of the other names, read when it is first asked for. */
    private static final class LazyText extends Lazy<OtherNameText> {
        private final Contents contents;

        LazyText(Contents contents) {
            this.contents = contents;
        }

        @Override
        OtherNameText make() {
            return new OtherNameText(contents.get(Section.NAMES));
        }
    }

    /** The names as they are shown, read when they are first asked for. */
    private static final class LazyShownNames extends Lazy<ShownNames> {
        private final Contents contents;

        LazyShownNames(Contents contents) {
            this.contents = contents;
        }

        @Override
        ShownNames make() {
            return new ShownNames(contents.get(Section.SHOWN));
        }
    }
}
