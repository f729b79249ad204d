package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.index.IndexLayout.Section;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/** Gathers named characters in code point order, and lays them out as an index. */
final class IndexBuilder {

    private static final int CHARACTERS_EXPECTED = 1 << 18;

    private final Map<String, Runs> ordinalsByWord = new HashMap<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int[] codePoints = new int[CHARACTERS_EXPECTED];
    private int[] lineStarts = new int[CHARACTERS_EXPECTED];
    private int count;

    /** Adds a character, which must come after all that are there. */
    void add(NamedCharacter character) {
        if (count == codePoints.length) {
            codePoints = Arrays.copyOf(codePoints, 2 * count);
            lineStarts = Arrays.copyOf(lineStarts, 2 * count);
        }
        codePoints[count] = character.codePoint();
        lineStarts[count] = lines.size();
        lines.writeBytes((character + "\r\n").getBytes(UTF_8));
        for (String word : indexedPart(character.name()).split("[ -]+")) {
            ordinalsByWord.computeIfAbsent(word, unseen -> new Runs()).add(count);
        }
        count++;
    }

    /** Nobody asks for an ideograph by its code point in hex, which is all that its name adds to these words. */
    private static String indexedPart(String name) {
        boolean ideograph = name.startsWith("CJK UNIFIED IDEOGRAPH") || name.startsWith("CJK COMPATIBILITY IDEOGRAPH");
        return ideograph ? name.substring(0, name.lastIndexOf('-')) : name;
    }

    /** The finished index, sealed with its checksum, in a direct buffer of just its size. */
    ByteBuffer build(Version unicode, Scope scope) {
        String[] words = ordinalsByWord.keySet().toArray(String[]::new);
        Arrays.sort(words);
        int runs = ordinalsByWord.values().stream().mapToInt(Runs::count).sum();
        int wordBytes = Arrays.stream(words).mapToInt(String::length).sum();
        IndexLayout layout = new IndexLayout(count, words.length, runs, wordBytes, lines.size());
        ByteBuffer image = ByteBuffer.allocateDirect(Math.toIntExact(layout.length()));
        layout.writeHeader(image, unicode, UnicodeNames.icu(), scope);

        image.position(Math.toIntExact(layout.start(Section.LINE_STARTS)));
        Arrays.stream(lineStarts, 0, count).forEach(image::putInt);
        image.putInt(lines.size());
        Arrays.stream(codePoints, 0, count).forEach(image::putInt);
        int wordStart = 0;
        for (String word : words) {
            image.putInt(wordStart);
            wordStart += word.length();
        }
        image.putInt(wordStart);
        int runStart = 0;
        for (String word : words) {
            image.putInt(runStart);
            runStart += ordinalsByWord.get(word).count();
        }
        image.putInt(runStart);
        for (String word : words) {
            Runs ordinals = ordinalsByWord.get(word);
            for (int i = 0; i < ordinals.count(); i++) {
                image.putInt(ordinals.first(i)).putInt(ordinals.last(i));
            }
        }
        for (String word : words) {
            image.put(word.getBytes(US_ASCII));
        }
        image.put(lines.toByteArray());
        IndexLayout.seal(image);
        return image.clear();
    }
}
