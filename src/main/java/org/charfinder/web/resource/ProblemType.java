package org.charfinder.web.resource;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a problem is about: the member {@code type} of RFC 9457. Each type has a page at its address. */
enum ProblemType {

    /** No more than what the HTTP status says. */
    STATUS("", ""),

    UNKNOWN_PARAMETER("Unknown parameter", "This address has no such parameter. The detail lists those that it has."),

    MISSING_PARAMETER("Missing parameter", "This address needs a parameter that is not there."),

    INVALID_PARAMETER("Invalid parameter", "A parameter has a value that it can't have. The detail says which it can."),

    INVALID_QUERY("Invalid query", "The query can't be understood, or takes too long. The detail says why."),

    UNKNOWN_CHARACTER("Unknown character", "No character, and no emoji of several, has this address.");

    /** The start of the addresses of all types but {@link #STATUS}. */
    static final String FOLDER = "/problems/";

    private final String title;
    private final String explanation;

    ProblemType(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    /** The URI reference that names the type. */
    String uri() {
        return this == STATUS
                ? "about:blank"
                : FOLDER + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a few words; empty for {@link #STATUS}. */
    String title() {
        return title;
    }

    /** One or two sentences. */
    String explanation() {
        return explanation;
    }

    /** The type with an address; null if there is none. */
    static @Nullable ProblemType at(String path) {
        for (ProblemType type : values()) {
            if (type.uri().equals(path)) {
                return type;
            }
        }
        return null;
    }
}
