package org.charfinder.fault;

/** The size of the fault tests: small for every build, full for scripts/soak. */
final class Scale {

    private static final boolean FULL = "full".equals(System.getProperty("fault.scale"));

    private Scale() {}

    /** Whether it is full. */
    static boolean isFull() {
        return FULL;
    }

    /** The option of a JVM that gives it the same size. */
    static String option() {
        return "-Dfault.scale=" + (FULL ? "full" : "small");
    }

    /** A number: {@code small} in every build, {@code full} in a soak. */
    static int of(int small, int full) {
        return FULL ? full : small;
    }
}
