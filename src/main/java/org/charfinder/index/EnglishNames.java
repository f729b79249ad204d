package org.charfinder.index;

import java.util.List;

/**
 * The other names of a character or an emoji sequence in English.
 *
 * @param shortName its short name in CLDR, as {@code cat face}; empty if there is none
 * @param aliases formal ones, then informal ones
 * @param keywords of CLDR
 */
public record EnglishNames(String shortName, List<String> aliases, List<String> keywords) {

    /** No names. */
    public static final EnglishNames NONE = new EnglishNames("", List.of(), List.of());
}
