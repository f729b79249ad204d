package org.charfinder.web.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.charfinder.format.OutputFormat;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The formats of a search response. */
enum SearchFormat {
    JSON("json", "json", "application/json"),
    TEXT("text", OutputFormat.PLAIN, "text/plain"),
    JSONL("jsonl", "jsonl", "application/jsonl"),
    CSV("csv", "csv", "text/csv"),
    TSV("tsv", "tsv", "text/tab-separated-values");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // each implementation is immutable
    private final OutputFormat layout;

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // it is immutable, without being marked as such
    private final HttpField contentType;

    SearchFormat(String label, String layout, String mediaType) {
        this.label = label;
        this.layout = OutputFormat.named(layout);
        this.mediaType = mediaType;
        this.contentType = ContentTypes.of(mediaType + (mediaType.startsWith("text/") ? "; charset=utf-8" : ""));
    }

    /**
     * The format that a client names in the address.
     *
     * @return null if it names none
     * @throws HttpError if there is no such format
     */
    static @Nullable SearchFormat named(QueryParameters parameters) throws HttpError {
        String label = parameters.choice("format", all(SearchFormat::label));
        return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
    }

    /**
     * The format that a client without the parameter {@code format} prefers. A client that accepts any type, or does
     * not say what it accepts, gets JSON; but curl, whose users read the response, gets text.
     *
     * @param accepted the media ranges of the header {@code Accept}, the preferred one first
     * @param hasAccept whether the request has the header
     * @param isCurl whether the client is curl
     * @throws HttpError if the client accepts none of the formats
     */
    static SearchFormat acceptedBy(List<String> accepted, boolean hasAccept, boolean isCurl) throws HttpError {
        if (!hasAccept) {
            return JSON;
        }
        for (String range : accepted) {
            SearchFormat format = in(range, isCurl);
            if (format != null) {
                return format;
            }
        }
        throw new HttpError(
                HttpStatus.NOT_ACCEPTABLE_406, "there are: " + String.join(", ", all(format -> format.mediaType)));
    }

    private static @Nullable SearchFormat in(String range, boolean isCurl) {
        return switch (range) {
            case "*/*" -> isCurl ? TEXT : JSON;
            case "text/*" -> TEXT;
            case "application/*" -> JSON;
            case "application/x-ndjson" -> JSONL; // a common name of the same format
            default ->
                Arrays.stream(values())
                        .filter(format -> format.mediaType.equals(range))
                        .findFirst()
                        .orElse(null);
        };
    }

    private static List<String> all(Function<SearchFormat, String> name) {
        return Arrays.stream(values()).map(name).toList();
    }

    /** The name in the address. */
    String label() {
        return label;
    }

    /**
     * The layout with the columns of a client's choice.
     *
     * @param fields empty for the usual columns
     */
    OutputFormat layout(List<String> fields) {
        return fields.isEmpty() ? layout : OutputFormat.named(label, fields);
    }

    HttpField contentType() {
        return contentType;
    }
}
