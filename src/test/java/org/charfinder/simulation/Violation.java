package org.charfinder.simulation;

/** Something that the server promises does not hold. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String message) {
        super(message);
    }
}
