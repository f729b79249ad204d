package org.charfinder.index;

/** How long a query may still take: told by what is to be done rather than by a clock, so that it is the same every time. */
final class WorkBudget {

    /** What a query may take, in nanoseconds as they are estimated here for code that is warm. */
    private static final int BUDGET = 3_500_000;

    /** To take a run out of a list, sort it and put it into another. */
    static final int RUN = 60;

    /** To look for a phrase in a result line. */
    static final int LINE = 100;

    /** To look for a phrase in the other names of a character: so long for a byte of them. */
    static final int BYTE = 2;

    /** To add a character that has a word of other names. */
    static final int POSTING = 2;

    private int left = BUDGET;

    /** @throws TooMuchWorkException if there is not so much time */
    void spend(long nanoseconds) {
        if (nanoseconds > left) {
            throw new TooMuchWorkException();
        }
        left -= (int) nanoseconds;
    }
}
