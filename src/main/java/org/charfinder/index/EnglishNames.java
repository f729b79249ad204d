package org.charfinder.index;

import java.util.List;

/**
 * What else a character or an emoji sequence is called in English.
 *
 * @param shortName its short name in CLDR, as {@code cat face}; empty if there is none
 * @param aliases formal ones, then informal ones
 * @param keywords of CLDR
 */
public record EnglishNames(String shortName, List<String> aliases, List<String> keywords) {

    static final EnglishNames NONE = new EnglishNames("", List.of(), List.of());
}
