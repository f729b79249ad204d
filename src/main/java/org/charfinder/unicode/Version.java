package org.charfinder.unicode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Unicode Standard, such as 15.1, or of ICU, such as 79.1. Further numbers are left out; such updates
 * never add characters.
 *
 * @param major 0 to 255
 * @param minor 0 to 255
 */
public record Version(int major, int minor) implements Comparable<Version> {

    private static final String SYNTAX = "(\\d{1,3})(?:\\.(\\d{1,3}))?";

    /**
     * Checks the numbers.
     *
     * @param major 0 to 255
     * @param minor 0 to 255
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Version {
        if (major < 0 || major > 255 || minor < 0 || minor > 255) {
            throw new IllegalArgumentException("no version is called " + major + "." + minor);
        }
    }

    /**
     * Reads a version as users write it.
     *
     * @param text {@code 13.0} or {@code 13}
     * @return the version
     * @throws IllegalArgumentException if the text is not one or two numbers
     */
    public static Version parse(String text) {
        Matcher matcher = Pattern.compile(SYNTAX).matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a version such as 13.0");
        }
        String minor = matcher.group(2);
        return new Version(Integer.parseInt(matcher.group(1)), minor == null ? 0 : Integer.parseInt(minor));
    }

    /**
     * The inverse of {@link #packed}.
     *
     * @param packed both numbers; the higher 16 bits are ignored
     * @return the version
     */
    public static Version unpacked(int packed) {
        return new Version(packed >>> 8 & 0xFF, packed & 0xFF);
    }

    /**
     * Both numbers in one.
     *
     * @return 0 to 65,535, in the order of the versions
     */
    public int packed() {
        return major << 8 | minor;
    }

    @Override
    public int compareTo(Version other) {
        return Integer.compare(packed(), other.packed());
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
