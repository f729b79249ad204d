package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/** Gathers named characters in code point order, and lays them out as an index. */
final class IndexBuilder {

    private final Map<String, Runs> runsByWord = new HashMap<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int count;

    /** Adds a character, which must come after all that are there. */
    void add(NamedCharacter character) {
        long start = Runs.bound(count, lines.size());
        lines.writeBytes((character + Lines.END).getBytes(UTF_8));
        count++;
        long stop = Runs.bound(count, lines.size());
        for (String word : indexedPart(character.name()).split("[ -]+")) {
            runsByWord.computeIfAbsent(word, unseen -> new Runs()).add(start, stop);
        }
    }

    /** Nobody asks for an ideograph by its code point in hex, which is all that its name adds to these words. */
    private static String indexedPart(String name) {
        boolean ideograph = name.startsWith("CJK UNIFIED IDEOGRAPH") || name.startsWith("CJK COMPATIBILITY IDEOGRAPH");
        return ideograph ? name.substring(0, name.lastIndexOf('-')) : name;
    }

    /** The finished index. */
    UnicodeNameIndex build(Version unicode, Scope scope) {
        String[] sorted = runsByWord.keySet().toArray(String[]::new);
        Arrays.sort(sorted);
        int[] entries = new int[2 * (sorted.length + 1)];
        for (int number = 0; number < sorted.length; number++) {
            entries[2 * number + 2] = entries[2 * number] + sorted[number].length();
            entries[2 * number + 3] = entries[2 * number + 1] + runsByWord.get(sorted[number]).count();
        }
        WordTable words = new WordTable(entries, String.join("", sorted).getBytes(US_ASCII));
        long[] bounds = new long[2 * words.firstRun(words.size())];
        int at = 0;
        for (String word : sorted) {
            Runs runs = runsByWord.get(word);
            for (int i = 0; i < runs.count(); i++) {
                bounds[at++] = runs.start(i);
                bounds[at++] = runs.stop(i);
            }
        }
        IndexLayout layout =
                new IndexLayout(
                        unicode,
                        UnicodeNames.icu(),
                        scope,
                        count,
                        words.size(),
                        bounds.length / 2,
                        words.text.length,
                        lines.size());
        Postings postings = new Postings(bounds, words);
        Gathering gathering = new Gathering(words, postings, lines.size());
        ByteBuffer all = ByteBuffer.allocateDirect(gathering.size()).put(lines.toByteArray()).clear();
        gathering.fill(all, postings);
        return new UnicodeNameIndex(layout, words, postings.gathered(gathering), new Lines(all));
    }
}
