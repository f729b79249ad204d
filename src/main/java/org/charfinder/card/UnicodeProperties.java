package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UProperty.NameChoice;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.CaseMap;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.charfinder.card.CardValue.Reference;
import org.charfinder.unicode.BlockNames;
import org.charfinder.unicode.NumericValue;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/** The properties of a character in the Unicode Character Database. Default values that tell nothing are left out. */
final class UnicodeProperties {

    private static final Version NEVER = new Version(0, 0);

    private final int codePoint;
    private final String character;
    private final List<CardField> fields = new ArrayList<>();

    private UnicodeProperties(int codePoint) {
        this.codePoint = codePoint;
        this.character = UCharacter.toString(codePoint);
    }

    /** Block and script first, then other properties, then case mappings and decomposition. */
    static List<CardField> of(int codePoint) {
        UnicodeProperties properties = new UnicodeProperties(codePoint);
        properties.addBlock();
        properties.addScripts();
        properties.addValue("category", UProperty.GENERAL_CATEGORY);
        properties.addAge();
        properties.addValue("width", UProperty.EAST_ASIAN_WIDTH);
        properties.addNumber();
        properties.addCombiningClass();
        properties.addValue("bidi class", UProperty.BIDI_CLASS);
        properties.addMirror();
        properties.addCases();
        properties.addDecomposition();
        return properties.fields;
    }

    private void addBlock() {
        String block = BlockNames.of(codePoint);
        if (block != null) {
            add("block", block);
        }
    }

    private void addScripts() {
        String script = spaced(UScript.getName(UScript.getScript(codePoint)));
        add("script", script);
        BitSet extensions = new BitSet();
        UScript.getScriptExtensions(codePoint, extensions);
        List<String> names = extensions.stream()
                .mapToObj(UScript::getName)
                .map(UnicodeProperties::spaced)
                .sorted()
                .toList();
        if (!names.equals(List.of(script))) {
            fields.add(CardField.texts("scripts", names, CardField.Shape.NAMES));
        }
    }

    private void addAge() {
        Version age = UnicodeNames.ageOf(codePoint);
        if (age.compareTo(NEVER) > 0) { // a record's equals is made at its first call, in 10 ms
            add("age", "Unicode " + age);
        }
    }

    private void addNumber() {
        String value = NumericValue.of(codePoint);
        if (value != null) {
            add("number", value);
        }
    }

    private void addCombiningClass() {
        int combiningClass = UCharacter.getCombiningClass(codePoint);
        if (combiningClass != 0) {
            String name = longName(UProperty.CANONICAL_COMBINING_CLASS, combiningClass);
            add("combining", name == null ? "" + combiningClass : spaced(name) + " (" + combiningClass + ")");
        }
    }

    private void addMirror() {
        if (UCharacter.isMirrored(codePoint)) {
            int mirror = UCharacter.getMirror(codePoint);
            fields.add(
                    mirror == codePoint
                            ? CardField.text("mirrored", "yes")
                            : CardField.single("mirrored", Reference.to(UCharacter.toString(mirror))));
        }
    }

    /** The title case is left out where it equals the upper case. */
    private void addCases() {
        String upper = CaseMap.toUpper().apply(Locale.ROOT, character);
        String title = CaseMap.toTitle().wholeString().apply(Locale.ROOT, null, character);
        addCase("uppercase", upper);
        addCase("lowercase", CaseMap.toLower().apply(Locale.ROOT, character));
        if (!title.equals(upper)) {
            addCase("titlecase", title);
        }
    }

    private void addCase(String label, String mapped) {
        if (!mapped.equals(character)) {
            fields.add(CardField.single(label, Reference.to(mapped)));
        }
    }

    private void addDecomposition() {
        int type = UCharacter.getIntPropertyValue(codePoint, UProperty.DECOMPOSITION_TYPE);
        switch (type) {
            case DecompositionType.NONE -> {}
            case DecompositionType.CANONICAL -> addParts("canonical (NFD)", Normalizer2.getNFDInstance());
            case DecompositionType.COMPAT -> addParts("compatibility (NFKD)", Normalizer2.getNFKDInstance());
            default ->
                addParts(
                        "compatibility (NFKD), "
                                + longName(UProperty.DECOMPOSITION_TYPE, type).toLowerCase(Locale.ROOT),
                        Normalizer2.getNFKDInstance());
        }
    }

    private void addParts(String kind, Normalizer2 form) {
        add("decomposed", kind);
        List<Reference> parts =
                Reference.toEach(form.getDecomposition(codePoint).codePoints());
        fields.add(CardField.characters("parts", parts, CardField.Shape.CHARACTERS));
    }

    /** {@code Other Symbol (So)}. */
    private void addValue(String label, int property) {
        int value = UCharacter.getIntPropertyValue(codePoint, property);
        String shortName = UCharacter.getPropertyValueName(property, value, NameChoice.SHORT);
        add(label, spaced(longName(property, value)) + " (" + shortName + ")");
    }

    private void add(String label, String text) {
        fields.add(CardField.text(label, text));
    }

    private static String longName(int property, int value) {
        return UCharacter.getPropertyValueName(property, value, NameChoice.LONG);
    }

    private static String spaced(String valueName) {
        return valueName.replace('_', ' ');
    }
}
