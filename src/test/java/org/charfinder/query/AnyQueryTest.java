package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text at all is answered, or refused in one line. */
class AnyQueryTest {

    private static final int MOST_MATCHES_READ = 20;

    /** How many queries are made: as many as every build has time for, or all of them, some minutes long. */
    private static final int QUERIES = "full".equals(System.getProperty("fault.scale")) ? 50_000 : 3_000;

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final Finder FINDER = new Finder(INDEX);
    private static final QueryResult ANSWER = new QueryResult(INDEX);

    private static final List<String> REAL = List.of(
            "rook black",
            "chess roo*",
            "\"black heart\"",
            "chess -black -white",
            "arrow -\"with hook\"",
            "rook | knight",
            "block:dingbats arrow",
            "script:greek small",
            "category:Sm",
            "age:<=13",
            "age:>=15.1 -keyword:flag",
            "keyword:\"page up\"",
            "keyword:smil* cat",
            "U+265C",
            "u+41 u+42",
            "U+2654..U+265F",
            "\\u265c",
            "\\u{1F600}",
            "0x20AC",
            "&#8364;",
            "&euro;",
            "%E2%82%AC",
            "265c 20ac",
            "schneemann",
            "太阳",
            "снеговик",
            "👩\u200D🚀",
            "🇫🇷🇩🇪",
            "👍🏽",
            "❤\uFE0F\u200D🔥",
            "♜♖",
            "$",
            "snowmam",
            "triple barr",
            "block:arows",
            "blok:arrows",
            "tibetan letter -a",
            "cjk unified ideograph-4e00",
            "cjk",
            "",
            " ",
            "-",
            "--rook",
            "\"",
            "|",
            "*");

    private static final List<String> PIECES = List.of(
            " ",
            " ",
            "-",
            "|",
            "\"",
            "*",
            ":",
            "keyword:",
            "block:",
            "age:<",
            "U+",
            "..",
            "\\u",
            "&#",
            ";",
            "%",
            "_",
            "\0",
            "\t",
            "\n",
            "\u00A0",
            "\u0301",
            "\u200D",
            "\uFE0F",
            "\uD83D",
            "\uDE00",
            "\uDBFF\uDFFF",
            "🇫",
            "🏽",
            "é",
            "ß",
            "İ",
            "ﷺ",
            "각",
            "क्",
            "a",
            "f",
            "0",
            "9",
            "zz",
            "letter",
            "10FFFF");

    static Stream<byte[]> seeds() {
        return REAL.stream().map(query -> query.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void any_bytes_are_a_query(byte[] input) {
        ask(new String(input, StandardCharsets.UTF_8));
    }

    @Property
    void any_text_is_answered_or_refused(@ForAll String query) {
        ask(query);
    }

    @Test
    void queries_with_anything_in_them_are_answered_or_refused() {
        for (int seed = 0; seed < QUERIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder query = new StringBuilder(oneOf(REAL, random));
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                change(query, random);
            }
            ask(query.toString());
        }
    }

    private static void change(StringBuilder query, SplittableRandom random) {
        int at = random.nextInt(query.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> query.delete(at, Math.min(query.length(), at + 1 + random.nextInt(3)));
            case 1 -> query.insert(at, oneOf(REAL, random));
            case 2 -> query.insert(at, (char) random.nextInt(0x10000));
            case 3 -> query.insert(at, oneOf(PIECES, random).repeat(1 + random.nextInt(3)));
            case 4 -> query.append(' ').append(oneOf(REAL, random));
            default -> query.insert(at, oneOf(PIECES, random));
        }
    }

    private static String oneOf(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** What it finds can be read, cut, and is as much as it says; what it says is a line. */
    private static void ask(String query) {
        ask(query, Order.CODE);
        ask(query, Order.BEST);
    }

    private static void ask(String query, Order order) {
        try {
            FINDER.find(query, order, ANSWER);
        } catch (QueryException e) {
            if (e.getMessage().isBlank() || e.getMessage().chars().anyMatch(Character::isISOControl)) {
                fail("%s: %s", query, e.getMessage());
            }
            return;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("query " + query, e);
        }
        assertThat(ANSWER.hint().isEmpty() || ANSWER.total() == 0).as(query).isTrue();
        int total = ANSWER.total();
        int expected = Math.min(total, MOST_MATCHES_READ);
        assertThat(ANSWER.cut(0, MOST_MATCHES_READ)).as(query).isEqualTo(expected);
        int read = 0;
        for (Iterator<Match> matches = ANSWER.matches(); matches.hasNext(); read++) {
            Match match = matches.next();
            assertThat(match.code()).as(query).startsWith("U+");
            assertThat(match.name()).as(query).isNotEmpty();
        }
        assertThat(read).as(query).isEqualTo(expected);
    }
}
