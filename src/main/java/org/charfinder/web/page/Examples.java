package org.charfinder.web.page;

import java.util.List;

/** The example queries of the page. */
final class Examples {

    /** Single words that find characters. */
    static final LinkList WORDS = LinkList.of(
            "Sample queries",
            List.of(
                    "bismillah",
                    "black",
                    "Braille",
                    "cat",
                    "chess",
                    "circled",
                    "digit",
                    "dot",
                    "Ethiopic",
                    "face",
                    "hexagram",
                    "Malayalam",
                    "mark",
                    "operator",
                    "Roman",
                    "symbol"));

    /** One query for each construct of the query language. */
    static final List<Example> LANGUAGE = List.of(
            Example.of("pie*", "words that begin so"),
            Example.of("\"black heart\"", "these words side by side"),
            Example.of("chess -white", "without this word"),
            Example.of("rook | knight", "either of them"),
            Example.of("block:dingbats snow*", "only of this block; also script:greek, category:Sm, age:18.0"),
            Example.of("meaning:water strokes:<9", "ideographs; also pinyin:shui3, on:sui, kun:mizu, radical:85"),
            Example.of("like:a", "what is easily taken for it; also numeric:1/2, width:wide, emoji:presentation"),
            Example.of("schneemann", "other names, in many languages"),
            Example.of("U+265C &euro;", "codes, in any notation"),
            Example.of("♜", "the character itself"));

    private Examples() {}

    /**
     * A query that shows a construct.
     *
     * @param query the query
     * @param href the address of its results
     * @param finds what the construct means
     */
    record Example(String query, String href, String finds) {

        static Example of(String query, String finds) {
            return new Example(query, Links.results(query), finds);
        }
    }
}
