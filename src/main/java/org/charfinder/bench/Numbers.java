package org.charfinder.bench;

import java.util.Locale;
import org.charfinder.loop.HostPort;

/** Formats numbers and units for reports, independent of the locale. */
final class Numbers {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Numbers() {}

    /** {@code 1,234,567}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1,234,567}: rounded. */
    static String grouped(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** {@code 12.3 MB}: three significant digits; fewer only below 100 B. */
    static String bytes(double bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= 999.5 && unit < UNITS.length - 1) {
            number /= 1000;
            unit++;
        }
        int decimals = unit == 0 || number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
        return decimal(number, decimals) + " " + UNITS[unit];
    }

    static String decimal(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /** Without zeros at the end: {@code 99.9}, {@code 50}. */
    static String shortest(double number) {
        return decimal(number, 6).replaceFirst("\\.?0+$", "");
    }

    /** {@code 1 connection}, {@code 50 connections}. */
    static String count(int number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 127.0.0.1:2323, 50 connections, 1 query in flight on each, 10 s}. */
    static String setting(BenchResult result) {
        BenchOptions options = result.options();
        return "%s, %s, %s in flight on each, %s s"
                .formatted(
                        HostPort.of(options.address()),
                        count(options.connections(), "connection", "connections"),
                        count(options.pipeline(), "query", "queries"),
                        shortest(Math.round(result.seconds() * 10) / 10.0));
    }
}
