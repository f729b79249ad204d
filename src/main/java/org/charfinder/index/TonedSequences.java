package org.charfinder.index;

import java.util.BitSet;
import java.util.List;

/** Finds the emoji that sequences with skin tones vary. One thread at a time. */
final class TonedSequences {

    private static final String TONES = ":.*"; // in CLDR's names: handshake: light skin tone, dark skin tone

    private final Lines lines;
    private final OtherNameIndex otherNames;

    TonedSequences(Lines lines, OtherNameIndex otherNames) {
        this.lines = lines;
        this.otherNames = otherNames;
    }

    /**
     * The emoji that a sequence varies, which is the sequence without its tones. Where two people have tones of their
     * own, that is no emoji; then it is the one that has the name without the tones: {@code kiss: person, person, light
     * skin tone, dark skin tone}.
     *
     * @param line the offset of the sequence's line
     * @return no run if the sequence has no skin tones
     */
    Runs emoji(int line) {
        int item = otherNames.items().at(line);
        List<Integer> components = item < 0 ? List.of() : otherNames.items().components(item);
        if (components.isEmpty()) {
            return new Runs();
        }
        BitSet first = new BitSet();
        first.set(components.get(0));
        Runs emoji = otherNames.runs(first);
        if (isTone(emoji)) {
            emoji = named(otherNames.englishNames(item).shortName());
        }
        return emoji.count() > 0 ? emoji : character(lines.codePoint(line)); // one that CLDR does not name yet
    }

    private boolean isTone(Runs found) {
        int codePoint = lines.codePoint(found.linesStart(0));
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    private Runs named(String nameWithTones) {
        String name = nameWithTones.replaceFirst(TONES, "");
        BitSet named = new BitSet();
        otherNames.keys().find(Folding.key(Folding.words(name))).stream()
                .flatMapToInt(BitSet::stream)
                .filter(item -> otherNames.englishNames(item).shortName().equals(name))
                .forEach(named::set);
        return otherNames.runs(named);
    }

    private Runs character(int codePoint) {
        Runs found = new Runs();
        found.addUnlessEmpty(lines.bound(codePoint), lines.bound(codePoint + 1), 0);
        return found;
    }
}
