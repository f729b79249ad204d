package org.charfinder.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A line chart with axes, as a figure of HTML. The drawing is SVG and stretches with the page; the labels are HTML
 * around it, so that they keep their size on a small screen.
 */
final class Chart {

    /** A mark at an axis, from 0 at its start to 1 at its end. */
    record Tick(double at, String label) {

        /** In the drawing's own units, from its left edge. */
        String x() {
            return String.format(Locale.ROOT, "%.1f", at * SIZE);
        }

        /** In the drawing's own units, from its upper edge. */
        String y() {
            return String.format(Locale.ROOT, "%.1f", SIZE - at * SIZE);
        }

        String percent() {
            return String.format(Locale.ROOT, "%.2f", at * 100);
        }
    }

    /** How many steps a curve is drawn in. */
    private static final int STEPS = 400;

    /** The drawing's own units, along both axes. */
    private static final double SIZE = 1000;

    private static final int TICKS = 5; // at most, besides the one at 0

    private final String title;
    private final String description; // for screen readers
    private final List<Tick> along = new ArrayList<>();
    private final List<Tick> up;
    private final double top;
    private final StringBuilder line = new StringBuilder();

    /** @param highest value that will be drawn */
    Chart(String title, String description, double highest) {
        this.title = title;
        this.description = description;
        double step = step(highest);
        this.top = step * Math.max(1, Math.ceil(highest / step));
        this.up = ticks(top);
    }

    /** Marks at round numbers from 0 to a number, at most six. */
    static List<Tick> ticks(double end) {
        double step = step(end);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end * 1.000001; i++) { // steps such as 0.1 do not add up exactly
            ticks.add(new Tick(
                    i * step / end, i * step >= 1000 ? Numbers.grouped(i * step) : Numbers.shortest(i * step)));
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double end) {
        if (end <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(end / TICKS)));
        double times = end / TICKS / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    Chart along(List<Tick> ticks) {
        along.addAll(ticks);
        return this;
    }

    /** Draws values, each in the middle of its part of the width. */
    Chart draw(long[] values) {
        lineTo(0, (double) values[0]);
        for (int i = 0; i < values.length; i++) {
            lineTo((i + 0.5) / values.length, (double) values[i]);
        }
        lineTo(1, (double) values[values.length - 1]);
        return this;
    }

    /** Draws a function of 0 to 1. */
    Chart draw(DoubleUnaryOperator function) {
        for (int i = 0; i <= STEPS; i++) {
            double x = (double) i / STEPS;
            lineTo(x, function.applyAsDouble(x));
        }
        return this;
    }

    private void lineTo(double x, double value) {
        line.append(line.length() == 0 ? "M" : "L")
                .append(String.format(Locale.ROOT, "%.1f %.1f", x * SIZE, SIZE - value / top * SIZE));
    }

    @Override
    public String toString() {
        return ReportTemplates.fill("chart.html", new Figure(title, description, up, along, line.toString()));
    }

    /** What {@code chart.html} is filled in with. */
    private record Figure(String title, String description, List<Tick> up, List<Tick> along, String line) {}
}
