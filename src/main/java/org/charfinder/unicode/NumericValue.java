package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Numeric_Value of characters (the Unicode Standard, section 4.6), as fractions. Any thread may call. */
public final class NumericValue {

    private static final int LARGEST_DENOMINATOR = 320; // U+11FC0 TAMIL FRACTION ONE THREE-HUNDRED-AND-TWENTIETH
    private static final double TOLERANCE = 1e-4;

    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,17}(?:\\.\\d{0,17})?)(?:/(\\d{1,17}))?");

    private NumericValue() {}

    /**
     * The value of a character.
     *
     * @param codePoint any code point
     * @return {@code 3/80}, {@code -1/2}, {@code 10000}; null if it is no number
     */
    public static @Nullable String of(int codePoint) {
        double value = UCharacter.getUnicodeNumericValue(codePoint);
        return value == UCharacter.NO_NUMERIC_VALUE ? null : text(value);
    }

    /**
     * Reads a number.
     *
     * @param text {@code 3}, {@code 0.5}, {@code 1/2}, or a single character that has a value
     * @return the number as {@link #of} gives it; null if the text is something else
     */
    public static @Nullable String parse(String text) {
        if (CodePoints.isSingle(text) && !Ascii.contains(text.codePointAt(0))) {
            return of(text.codePointAt(0));
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return null;
        }
        double denominator = number.group(2) == null ? 1 : Double.parseDouble(number.group(2));
        return denominator == 0 ? null : text(Double.parseDouble(number.group(1)) / denominator);
    }

    private static String text(double value) {
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            double numerator = value * denominator;
            if (Math.abs(numerator - Math.rint(numerator)) < TOLERANCE) {
                String whole = "" + (long) Math.rint(numerator);
                return denominator == 1 ? whole : whole + "/" + denominator;
            }
        }
        return "" + value;
    }
}
