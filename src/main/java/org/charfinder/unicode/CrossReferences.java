package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters that the Unicode Standard's list of names refers to, "see also": NamesList.txt, the lines that begin
 * with x. Any thread may call; the first call reads the list.
 */
public final class CrossReferences {

    private CrossReferences() {}

    /**
     * The characters that the entry of a character refers to.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return unmodifiable, in the order of the list; empty if there are none
     */
    public static List<Integer> of(int codePoint) {
        return ByCharacter.REFERENCES
                .getOrDefault(codePoint, "")
                .codePoints()
                .boxed()
                .toList();
    }

    /** Loaded by the first look-up. */
    private static final class ByCharacter {

        private static final String RESOURCE = "see-also.txt"; // its first lines describe the format

        static final Map<Integer, String> REFERENCES = new HashMap<>(4096);

        static {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(CrossReferences.class.getResourceAsStream(RESOURCE), UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#")) {
                        int space = line.indexOf(' ');
                        REFERENCES.put(
                                Integer.parseInt(line, 0, space, 16), CodePoints.parse(line.substring(space + 1)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
