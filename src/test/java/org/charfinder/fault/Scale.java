package org.charfinder.fault;

/** How much the fault tests do: as much as every build has time for, or all of it, as scripts/soak asks for. */
final class Scale {

    private static final boolean FULL = "full".equals(System.getProperty("fault.scale"));

    private Scale() {}

    /** How many there are of something. */
    static int of(int small, int full) {
        return FULL ? full : small;
    }
}
