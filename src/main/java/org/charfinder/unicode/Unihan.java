package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the Unihan database (UAX #38) says of ideographs. The first lines of the resource name its source and describe
 * its format. Not for several threads at once.
 */
public final class Unihan {

    private static final String RESOURCE = "han.txt";

    /** The kinds of readings, in the order of the resource. */
    public enum Reading {
        /** Mandarin. */
        PINYIN,
        /** Sino-Japanese. */
        ON,
        /** Native Japanese. */
        KUN
    }

    /**
     * A reading.
     *
     * @param written with tone marks, or in kana
     * @param typed in Latin letters: {@code shui3}, {@code nv3}, {@code mizu}
     */
    public record Spelling(String written, String typed) {}

    /**
     * What is known of an ideograph besides its radical and strokes. Readings are as they are written, the most
     * frequent first, with a space between two.
     *
     * @param codePoint of the ideograph
     * @param level how common it is, 1 (very common) to 4
     * @param pinyin readings in Mandarin; may be empty
     * @param on Sino-Japanese readings; may be empty
     * @param kun native Japanese readings; may be empty
     * @param meaning an English text; may be empty
     */
    public record Entry(int codePoint, int level, String pinyin, String on, String kun, String meaning) {

        /**
         * The readings of a kind.
         *
         * @param reading the kind
         * @return with a space between two; may be empty
         */
        public String readings(Reading reading) {
            return switch (reading) {
                case PINYIN -> pinyin;
                case ON -> on;
                case KUN -> kun;
            };
        }
    }

    private final Map<Reading, List<Spelling>> spellings = new EnumMap<>(Reading.class);
    private final List<Entry> entries = new ArrayList<>();
    private short[] strokes = new short[1 << 16]; // by code point: radical and strokes, a byte each

    private Unihan() {
        for (Reading reading : Reading.values()) {
            spellings.put(reading, new ArrayList<>());
        }
    }

    /**
     * Reads the resource, which takes some 50 ms.
     *
     * @return what it has
     * @throws UncheckedIOException if the resource can't be read
     */
    public static Unihan read() {
        Unihan unihan = new Unihan();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Unihan.class.getResourceAsStream(RESOURCE), UTF_8))) {
            String part = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    part = line.substring(1, line.length() - 1);
                } else if (!line.startsWith("#")) {
                    unihan.add(part, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unihan;
    }

    private void add(String part, String line) {
        int tab = line.indexOf('\t');
        String rest = line.substring(tab + 1);
        switch (part) {
            case "strokes" -> addStrokes(Integer.parseInt(line, 0, tab, 16), rest);
            case "characters" -> entries.add(entry(Integer.parseInt(line, 0, tab, 16), rest));
            default ->
                spellings(Reading.valueOf(part.toUpperCase(Locale.ROOT)))
                        .add(new Spelling(line.substring(0, tab), rest));
        }
    }

    private static Entry entry(int codePoint, String fields) {
        int pinyin = fields.indexOf('\t') + 1;
        int on = fields.indexOf('\t', pinyin) + 1;
        int kun = fields.indexOf('\t', on) + 1;
        int meaning = fields.indexOf('\t', kun) + 1;
        return new Entry(
                codePoint,
                fields.charAt(0) - '0',
                fields.substring(pinyin, on - 1),
                fields.substring(on, kun - 1),
                fields.substring(kun, meaning - 1),
                fields.substring(meaning));
    }

    /** Adds {@code 85.4 85.5}: the radicals and strokes of consecutive ideographs. */
    private void addStrokes(int first, String numbers) {
        int codePoint = first;
        int radical = 0;
        int number = 0;
        for (int i = 0; i <= numbers.length(); i++) {
            char c = i == numbers.length() ? ' ' : numbers.charAt(i);
            if (c == '.') {
                radical = number;
                number = 0;
            } else if (c == ' ') {
                put(codePoint++, (short) (radical << Byte.SIZE | number));
                number = 0;
            } else {
                number = 10 * number + c - '0';
            }
        }
    }

    private void put(int codePoint, short radicalAndStrokes) {
        if (codePoint >= strokes.length) {
            strokes = Arrays.copyOf(strokes, Math.max(codePoint + 1, 2 * strokes.length));
        }
        strokes[codePoint] = radicalAndStrokes;
    }

    /**
     * The radical and the number of strokes of an ideograph.
     *
     * @param codePoint any code point
     * @return the radical, 1 to 214, in the higher byte and the strokes in the lower one; 0 if they are unknown
     */
    public short radicalAndStrokes(int codePoint) {
        return codePoint < strokes.length ? strokes[codePoint] : 0;
    }

    /**
     * All readings of a kind.
     *
     * @param reading the kind
     * @return in the order of the code points of their written form
     */
    public List<Spelling> spellings(Reading reading) {
        return spellings.computeIfAbsent(reading, unseen -> new ArrayList<>());
    }

    /**
     * The ideographs that have a reading or a meaning.
     *
     * @return in the order of their code points
     */
    public List<Entry> entries() {
        return entries;
    }
}
