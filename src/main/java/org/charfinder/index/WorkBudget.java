package org.charfinder.index;

/**
 * The work that a query may still cost. It is counted and not timed, so the same query always gets the same answer.
 */
final class WorkBudget {

    /** The budget of a query, in estimated nanoseconds of warm code. */
    private static final int BUDGET = 3_500_000;

    /** The cost of taking a run from a list, sorting it and putting it into another. */
    static final int RUN = 60;

    /** The cost of looking for a phrase in a result line. */
    static final int LINE = 100;

    /** The cost of looking for a phrase in a byte of other names. */
    static final int BYTE = 2;

    /** The cost of adding a posting of a word of other names. */
    static final int POSTING = 2;

    /** The cost of looking for a word that may not be there. */
    static final int WORD = 1_000;
    /** The cost of reading a number of the data of ideographs. */
    static final int NUMBER = 2;

    /** The cost of comparing a reading of ideographs. */
    static final int READING = 40;

    private int left = BUDGET;

    /** @throws TooMuchWorkException if the budget does not suffice */
    void spend(long nanoseconds) {
        if (nanoseconds > left) {
            throw new TooMuchWorkException();
        }
        left -= (int) nanoseconds;
    }
}
