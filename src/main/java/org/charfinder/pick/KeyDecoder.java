package org.charfinder.pick;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a terminal sends into keys, in whatever pieces it arrives. Sequences of ECMA-48 that are no key known here
 * become keys that nothing is bound to, so that no part of them is taken for text.
 */
final class KeyDecoder {

    private static final char ESC = 0x1B;
    private static final String PASTE_START = "\u001B[200~";
    private static final String PASTE_END = "\u001B[201~";
    private static final int LONGEST_SEQUENCE = 64; // what is longer is noise
    private static final int LONGEST_PASTE = 1 << 16; // of which only the first line is used

    private static final Map<Character, String> BY_FINAL = Map.ofEntries(
            Map.entry('A', "up"),
            Map.entry('B', "down"),
            Map.entry('C', "right"),
            Map.entry('D', "left"),
            Map.entry('H', "home"),
            Map.entry('F', "end"),
            Map.entry('M', "enter"), // of the keypad
            Map.entry('Z', "shift-tab"));

    private static final Map<String, String> BY_NUMBER = Map.of(
            "1",
            "home",
            "2",
            "insert",
            "3",
            "delete",
            "4",
            "end",
            "5",
            "page-up",
            "6",
            "page-down",
            "7",
            "home",
            "8",
            "end");

    private final StringBuilder pending = new StringBuilder(); // what has arrived and is not cut yet

    /** Adds what has arrived. */
    void add(String chars) {
        pending.append(chars);
    }

    /** Whether there is the beginning of a key; after a while without more, {@link #expire} makes keys of it. */
    boolean isPending() {
        return pending.length() > 0;
    }

    /** The next whole key; null if there is none yet. */
    @Nullable
    Key next() {
        if (pending.length() == 0) {
            return null;
        }
        char first = pending.charAt(0);
        if (first == ESC) {
            return escaped();
        }
        if (Character.isHighSurrogate(first) && pending.length() == 1) {
            return null;
        }
        int codePoint = pending.codePointAt(0);
        pending.delete(0, Character.charCount(codePoint));
        return plain(codePoint);
    }

    /** The next key if nothing more arrives: Escape, if it is alone. */
    @Nullable
    Key expire() {
        Key next = next();
        if (next != null || pending.length() == 0) {
            return next;
        }
        pending.setLength(0); // a sequence that was broken off
        return Key.named(Key.ESCAPE);
    }

    private static Key plain(int codePoint) {
        return switch (codePoint) {
            case '\r' -> Key.named("enter");
            case '\t' -> Key.named("tab");
            case '\b', 0x7F -> Key.named("backspace");
            default -> {
                if (codePoint < ' ') {
                    yield Key.named("ctrl-" + (char) Character.toLowerCase(codePoint + '@'));
                }
                boolean control = Character.isISOControl(codePoint);
                yield control ? Key.named("control") : Key.typed(Character.toString(codePoint));
            }
        };
    }

    private @Nullable Key escaped() {
        if (pending.length() == 1) {
            return null;
        }
        return switch (pending.charAt(1)) {
            case '[' -> sequence();
            case 'O' -> pending.length() < 3 ? null : cut(3, named(pending.charAt(2), ""));
            case ESC -> cut(1, Key.named(Key.ESCAPE));
            default -> alt();
        };
    }

    private @Nullable Key alt() {
        if (Character.isHighSurrogate(pending.charAt(1)) && pending.length() == 2) {
            return null;
        }
        int codePoint = pending.codePointAt(1);
        Key key = plain(codePoint);
        String name = key.name().equals(Key.TEXT) ? key.text() : key.name();
        return cut(1 + Character.charCount(codePoint), Key.named("alt-" + name));
    }

    /** A control sequence: parameters, and a final byte from @ to ~. */
    private @Nullable Key sequence() {
        if (pending.indexOf(PASTE_START) == 0) {
            return paste();
        }
        int end = 2;
        while (end < pending.length() && pending.charAt(end) >= ' ' && pending.charAt(end) < '@') {
            end++;
        }
        if (end >= LONGEST_SEQUENCE) {
            return cut(end, Key.named("noise"));
        }
        if (end == pending.length()) {
            return null;
        }
        String parameters = pending.substring(2, end);
        char last = pending.charAt(end);
        if (last < '@') { // a control in the middle: the sequence is broken off
            return cut(end, Key.named("noise"));
        }
        if (last == 'M' && parameters.isEmpty()) { // X10's mouse; it is not asked for
            return pending.length() < end + 4 ? null : cut(end + 4, Key.named("noise"));
        }
        return cut(end + 1, named(last, parameters));
    }

    private @Nullable Key paste() {
        int end = pending.indexOf(PASTE_END);
        if (end < 0 && pending.length() < LONGEST_PASTE) {
            return null;
        }
        int stop = end < 0 ? pending.length() : end;
        String text = pending.substring(PASTE_START.length(), stop);
        return cut(end < 0 ? stop : end + PASTE_END.length(), Key.pasted(text));
    }

    private Key cut(int length, Key key) {
        pending.delete(0, length);
        return key;
    }

    private static Key named(char last, String parameters) {
        if (parameters.startsWith("<")) {
            return mouse(last, numbers(parameters.substring(1)));
        }
        String[] all = parameters.split(";", -1);
        if (last == 'R' && all.length == 2) {
            int[] place = numbers(parameters);
            return Key.at(Key.CURSOR, place[1] - 1, place[0] - 1);
        }
        String name = last == '~' ? BY_NUMBER.get(all[0]) : BY_FINAL.get(last);
        return name == null ? Key.named("noise") : Key.named(modifier(all) + name);
    }

    /** The second parameter is 1 and a bit for each modifier. */
    private static String modifier(String... parameters) {
        return switch (parameters.length < 2 ? "" : parameters[1]) {
            case "2" -> "shift-";
            case "3" -> "alt-";
            case "5" -> "ctrl-";
            default -> "";
        };
    }

    private static Key mouse(char last, int... numbers) {
        if (numbers.length != 3 || last != 'M') { // a button that is let go says m
            return Key.named("noise");
        }
        int column = numbers[1] - 1;
        int row = numbers[2] - 1;
        return switch (numbers[0]) {
            case 0 -> Key.at(Key.CLICK, column, row);
            case 64 -> Key.at("wheel-up", column, row);
            case 65 -> Key.at("wheel-down", column, row);
            default -> Key.named("noise");
        };
    }

    private static int[] numbers(String parameters) {
        String[] all = parameters.split(";", -1);
        int[] numbers = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            boolean number =
                    !all[i].isEmpty() && all[i].length() < 6 && all[i].chars().allMatch(Character::isDigit);
            numbers[i] = number ? Integer.parseInt(all[i]) : 0;
        }
        return numbers;
    }
}
