package org.charfinder.answers;

import java.util.List;

/** The formats by their names. */
public final class AnswerFormats {

    /** The names: plain is as the server sends it, jsonl an object a query, csv and tsv a row a match. */
    public static final List<String> NAMES = List.of("plain", "jsonl", "csv", "tsv");

    private AnswerFormats() {}

    /**
     * The format with a name.
     *
     * @param name one of {@link #NAMES}
     * @return the format
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static AnswerFormat named(String name) {
        return switch (name) {
            case "plain" -> new PlainAnswers();
            case "jsonl" -> new JsonAnswers();
            case "csv" -> new SeparatedAnswers(',');
            case "tsv" -> new SeparatedAnswers('\t');
            default ->
                throw new IllegalArgumentException(
                        "no format '%s'; one of %s".formatted(name, String.join(", ", NAMES)));
        };
    }
}
