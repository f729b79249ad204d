package org.charfinder.card;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.HanCharacter;
import org.charfinder.unicode.Radicals;

/** The meaning, the readings, the radical and the strokes of an ideograph. What is not known is left out. */
final class HanFields {

    private HanFields() {}

    static List<CardField> of(HanCharacter ideograph) {
        List<CardField> fields = new ArrayList<>();
        if (!ideograph.meaning().isEmpty()) {
            fields.add(CardField.text("meaning", ideograph.meaning()));
        }
        addReadings("pinyin", ideograph.pinyin(), fields);
        addReadings("on", ideograph.on(), fields);
        addReadings("kun", ideograph.kun(), fields);
        if (ideograph.radical() >= 1 && ideograph.radical() <= Radicals.COUNT) {
            fields.add(CardField.text("radical", radical(ideograph.radical())));
        }
        if (ideograph.strokes() > 0) {
            fields.add(CardField.text("strokes", Integer.toString(ideograph.strokes())));
        }
        return fields;
    }

    private static void addReadings(String label, List<String> readings, List<CardField> fields) {
        if (!readings.isEmpty()) {
            fields.add(CardField.texts(label, readings, CardField.Shape.NAMES));
        }
    }

    /** {@code 85 ⽔ water}. */
    private static String radical(int number) {
        String sign = Character.toString(Radicals.signOf(number));
        return "%d %s %s".formatted(number, sign, Radicals.nameOf(number));
    }
}
