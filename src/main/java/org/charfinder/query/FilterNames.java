package org.charfinder.query;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the names of filters from other words before a colon. Any thread may call. */
public final class FilterNames {

    private static final Pattern LABEL = Pattern.compile("(?<![^\\s|-])([A-Za-z]{2,16}):(?=[^\\s:/])");

    private FilterNames() {}

    /**
     * Finds a word that is used as a filter, and is none.
     *
     * @param query any text
     * @return the first word before a colon, such as {@code name} of {@code name:rook}; null if each is a filter
     */
    public static @Nullable String unknownIn(String query) {
        Matcher labels = LABEL.matcher(query);
        while (labels.find()) {
            String name = labels.group(1).toLowerCase(Locale.ROOT);
            if (!name.equals(ExpressionParser.KEYWORD) && !FilterParser.FIELDS.contains(name)) {
                return labels.group(1);
            }
        }
        return null;
    }
}
