package org.charfinder.query;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what users of Windows type with the key Alt. A number on the numeric keypad is a byte of windows-1252 if it
 * begins with 0, else of code page 437; above 255, programs that know Unicode take it for a code point. Before Alt+X, a
 * number is hexadecimal.
 */
final class AltCode {

    private static final Pattern CODE =
            Pattern.compile("alt[ +-]{1,3}(\\d{1,7})|(?:u\\+)?(\\p{XDigit}{2,6})[ +-]{1,3}alt[ +-]{1,3}x");

    /** What code page 437 shows for 1 to 31, where its table has controls. */
    private static final String PICTURES = "☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";

    private static final int HOUSE = 127;

    private static final Charset CODE_PAGE_437 = Charset.forName("IBM437");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private AltCode() {}

    /** Null if a query is something else. */
    static @Nullable CodePointRanges read(String query) {
        Matcher code = CODE.matcher(query.toLowerCase(Locale.ROOT));
        if (!code.matches()) {
            return null;
        }
        return code.group(2) == null ? typed(code.group(1)) : BareNumbers.readHex(code.group(2));
    }

    private static @Nullable CodePointRanges typed(String digits) {
        int number = Integer.parseInt(digits);
        if (number == 0 || !Character.isValidCodePoint(number)) {
            return null;
        }
        return CodePointRanges.of(number < 1 << Byte.SIZE ? ofByte(number, digits) : Character.toString(number));
    }

    private static String ofByte(int number, String digits) {
        if (digits.startsWith("0")) {
            return new String(new byte[] {(byte) number}, WINDOWS_1252);
        }
        if (number == HOUSE) {
            return "⌂";
        }
        return number <= PICTURES.length()
                ? PICTURES.substring(number - 1, number)
                : new String(new byte[] {(byte) number}, CODE_PAGE_437);
    }
}
