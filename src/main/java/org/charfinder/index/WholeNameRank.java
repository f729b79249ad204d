package org.charfinder.index;

/** Ranks of whole names, the best first: {@link NameKeys} stores them, and {@link WholeNames} has a set for each. */
public final class WholeNameRank {

    /** The English short name in CLDR. */
    public static final int SHORT_NAME = 0;

    /** The Unicode name, formal aliases, shortcodes, named sequences and the like. */
    public static final int NAME = 1;

    /** The names of both ranks above without fillers such as SIGN, and informal aliases. */
    public static final int LOOSE = 2;

    /** Technical names, without regard to case and punctuation. */
    public static final int TECHNICAL = 3;

    /** Keywords in English. */
    public static final int KEYWORD = 4;

    /** Short names in other languages. */
    public static final int ELSEWHERE = 5;

    private WholeNameRank() {}
}
