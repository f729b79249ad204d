package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets fields in two columns, labels and values. Lines are broken between values or words to fit a width. */
final class CardText {

    private static final String INDENT = "  ";
    private static final int VALUES_AT = INDENT.length() + CardField.LONGEST_LABEL + 2;

    /** The most characters that a field of shape MANY shows; some letters have fifty look-alikes. */
    private static final int SHOWN = 12;

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private CardText(int columns) {
        this.columns = columns;
    }

    /**
     * @param head stands before the name, without the last space before it
     * @param columns to fit if every word and value does
     */
    static List<String> lines(String head, String name, List<CardField> fields, int columns) {
        CardText layout = new CardText(columns);
        layout.fill(head, INDENT, words(name), " ");
        fields.forEach(layout::add);
        return layout.lines;
    }

    private void add(CardField field) {
        String label = INDENT
                + field.label()
                + " ".repeat(VALUES_AT - 1 - INDENT.length() - field.label().length());
        List<String> values = field.values().stream().map(CardValue::toString).toList();
        switch (field.shape()) {
            case TEXT -> fill(label, margin(VALUES_AT), words(values.get(0)), " ");
            case NAMES -> fill(label, margin(VALUES_AT), values, ", ");
            case FORMS -> fill(label, margin(VALUES_AT), values, "  ");
            case CHARACTERS -> addCharacters(label, values);
            case MANY -> {
                addCharacters(label, values.subList(0, Math.min(SHOWN, values.size())));
                if (values.size() > SHOWN) {
                    lines.add(margin(VALUES_AT) + "and " + (values.size() - SHOWN) + " more");
                }
            }
        }
    }

    /** The first codes are in a column of their own. */
    private void addCharacters(String label, List<String> references) {
        List<List<String>> all = references.stream().map(CardText::words).toList();
        int codes = all.stream().mapToInt(words -> words.get(0).length()).max().orElse(0);
        String before = label;
        for (List<String> words : all) {
            String code = words.get(0);
            String padded = code + margin(codes - code.length());
            fill(before + " " + padded, margin(VALUES_AT + codes + 1), words.subList(1, words.size()), " ");
            before = margin(VALUES_AT - 1);
        }
    }

    /**
     * Adds pieces behind a label, in as many lines as they need. A piece is never cut, so that users can copy it.
     *
     * @param label without the space behind it
     * @param margin before the lines that follow
     */
    private void fill(String label, String margin, List<String> pieces, String separator) {
        StringBuilder line = new StringBuilder(label).append(' ');
        int width = width(line);
        boolean first = true;
        for (String piece : pieces) {
            int more = width(piece);
            if (!first && width + separator.length() + more > columns) {
                lines.add(line.append(separator.stripTrailing()).toString());
                line = new StringBuilder(margin);
                width = margin.length();
            } else if (!first) {
                line.append(separator);
                width += separator.length();
            }
            line.append(piece);
            width += more;
            first = false;
        }
        lines.add(line.toString());
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }

    private static String margin(int columns) {
        return " ".repeat(columns);
    }

    private static int width(CharSequence text) {
        return text.codePoints().map(CardText::columnsOf).sum();
    }

    private static int columnsOf(int codePoint) {
        if (codePoint < 0x7F) {
            return 1; // ASCII needs no tables
        }
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.NON_SPACING_MARK, UCharacterCategory.ENCLOSING_MARK, UCharacterCategory.FORMAT -> 0;
            default ->
                switch (UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH)) {
                    case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
                    default -> 1;
                };
        };
    }
}
