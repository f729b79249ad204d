package org.charfinder.index;

import java.nio.ByteBuffer;
import org.charfinder.unicode.NameData;
import org.charfinder.unicode.Version;

/**
 * What an index consists of, and what an index file holds: some numbers, and the content of each {@link Section}.
 *
 * @param unicode the version of Unicode that the newest of the characters may come from
 * @param icu the version of the data that the index was made from
 * @param names the checksum of the resources that the names are from, as {@link NameData#CHECKSUM}
 * @param scope which characters it has
 * @param characters how many lines of characters there are; lines of emoji sequences follow them
 * @param named how many characters have a name of their own
 * @param characterBytes the length of the lines of characters, in bytes
 * @param contents the content of each section
 */
public record IndexSections(
        Version unicode,
        Version icu,
        int names,
        Scope scope,
        int characters,
        int named,
        int characterBytes,
        Contents contents) {

    /** Which characters an index has. Files hold the ordinal. */
    public enum Scope {
        /** Every named character that the data has. */
        EVERYTHING,
        /** Every named character up to a version of Unicode. */
        UP_TO_VERSION,
        /** The code points that the caller has chosen. */
        CHOSEN
    }

    /** Gives the contents of sections, from memory or from a file. Any thread may call. */
    public interface Contents {

        /**
         * The length of a section.
         *
         * @param section any
         * @return in bytes
         */
        int length(Section<?> section);

        /**
         * The content of a section. It is read at the first call and kept.
         *
         * @param <T> the type of the content
         * @param section any
         * @return the same object at each call, not to be changed; a buffer has position 0 and the section's length for
         *     its limit
         * @throws java.io.UncheckedIOException if it can't be read
         */
        <T> T get(Section<T> section);

        /**
         * Lets the content of a section be a direct buffer that has the content of another behind its limit.
         *
         * @param section one that was not asked for before
         * @param next likewise
         * @throws java.io.UncheckedIOException if they can't be read
         */
        void join(Section<ByteBuffer> section, Section<ByteBuffer> next);
    }
}
