package org.charfinder.index;

/** Ranks of the names that are found letter by letter, the best first: {@link NameKeys} stores them. */
final class TypedNameRank {

    /** A letter or digit itself, names of HTML, shortcodes, and emoticons that are faces. */
    static final int COMMON = 0;

    /** Names of LaTeX and Typst. */
    static final int MARKUP = 1;

    /** Names of Lean, Adobe and X11, what follows the Compose key, and spellings in ASCII. */
    static final int SPECIAL = 2;

    /** Digraphs, and emoticons that are no faces: two signs may mean anything. */
    static final int ACCIDENTAL = 3;

    /** Names in other languages than English that cannot be found as words. */
    static final int ELSEWHERE = 4;

    private TypedNameRank() {}
}
