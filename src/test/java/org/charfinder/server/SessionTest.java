package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.RunningServer;
import org.charfinder.query.Finders;
import org.charfinder.query.Order;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The session's conversation: commands, paging, and the whole language. No test needs a socket. */
class SessionTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private static final SearchService SERVICE = service(0);

    private static SearchService service(int limit) {
        return new SearchService(
                new Finders(INDEX),
                Workers.inCallersThread(),
                RunningServer.options(),
                limit,
                Order.CODE,
                "charfinder 1.2");
    }

    /** The replies to some lines of one session. */
    private static List<String> ask(SearchService service, String... lines) {
        return new TestSession(service).askAll(lines);
    }

    /** The reply to the last of some lines. */
    private static String last(String... lines) {
        return ask(SERVICE, lines).get(lines.length - 1);
    }

    /** The status line of the last reply. */
    private static String status(String... lines) {
        return TestSession.status(last(lines));
    }

    private static String matches(String reply) {
        String withoutEnd = reply.substring(0, reply.length() - 2);
        return withoutEnd.substring(0, withoutEnd.lastIndexOf('\n') + 1);
    }

    // Commands

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":nonsense                | Error: no such command, try :help",
                ":helpme                  | Error: no such command, try :help",
                ":limits 3                | Error: no such command, try :help",
                ":nosuch                  | Error: no such command, try :help",
                ":order                   | Order: code",
                ":order best              | Order: best",
                ":ORDER Code              | Order: code",
                ":order worst             | Error: :order takes code or best",
                ":also                    | Error: no other names, ask a query",
                ":version                 | charfinder 1.2, Unicode 18.0",
                ":limit                   | No limit",
                ":limit 20                | Limit: 20",
                ":limit 0                 | No limit",
                ":limit 999999999         | Limit: 999,999,999",
                ":limit -1                | Error: :limit takes a number of matches, as in :limit 20; 0: all",
                ":limit 2147483648        | Error: :limit takes a number of matches, as in :limit 20; 0: all",
                ":limit ten               | Error: :limit takes a number of matches, as in :limit 20; 0: all",
                ":limit 1 2               | Error: :limit takes a number of matches, as in :limit 20; 0: all",
                ":words 2                 | 2 of 33,679 words",
                ":words 1000              | 1,000 of 33,679 words",
                ":words 1001              | Error: :words takes a number from 1 to 1000, as in :words 20",
                ":words 0                 | Error: :words takes a number from 1 to 1000, as in :words 20",
                ":words                   | Error: :words takes a number from 1 to 1000, as in :words 20",
                ":more                    | Error: no more matches, ask a query",
                ":info                    | Error: nothing to tell of, try :info ♜",
                ":info ♜                  | 1 card for '♜'",
                ":info black chess rook   | 1 card for 'black chess rook'",
                ":info snowman            | 1 card for 'snowman'",
                ":info ♔♕♖♗♘              | 5 cards for '♔♕♖♗♘'",
                ":info ♔♕♖♗♘♙             | 5 of 6 cards for '♔♕♖♗♘♙'",
                ":info qqqq               | No card for 'qqqq'",
                ":info block:arows        | Error: no block \"arows\"; did you mean arrows?",
                ":info U+110000           | Error: no code point U+110000; the last one is U+10FFFF",
            })
    void a_command_is_answered_with_a_status_line(String command, String status) {
        assertThat(status(command)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":version", ":VERSION", " :version ", "\t:Version\t", ":version please", ":version\t\u3000x"})
    void case_and_white_space_do_not_matter_nor_does_what_a_command_does_not_take(String command) {
        assertThat(last(command)).isEqualTo("charfinder 1.2, Unicode 18.0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {":quit", ":QUIT", "  :quit ", ":quit now"})
    void quit_ends_the_session_and_all_before_it_is_answered(String quit) {
        TestSession session = new TestSession(SERVICE);
        String all = session.converse("qqqq".getBytes(UTF_8), quit.getBytes(UTF_8), "rook".getBytes(UTF_8));
        assertThat(all).isEqualTo("?> No match for 'qqqq'\r\n?> ");
        assertThat(session.hasEnded()).isTrue();
    }

    @Test
    void a_colon_alone_is_the_character() {
        assertThat(ask(SERVICE, ":", " : ")).containsOnly("U+003A \t:\tCOLON\r\n1 match for ':'\r\n");
    }

    @Test
    void help_fits_a_terminal_and_names_every_command() {
        String help = last(":help");
        assertThat(help).contains(":info ", ":limit ", ":more ", ":order ", ":also ", ":words ", ":version ", ":quit ");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void every_query_that_help_shows_finds_something() {
        List<String> queries = last(":help")
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith(":") && !line.startsWith("A query"))
                .map(line -> line.length() > 16 ? line.substring(0, 16).strip() : line)
                .toList();
        assertThat(queries).hasSize(11);
        for (String query : queries) {
            assertThat(status(query)).matches(".*match(es)? for .*").doesNotStartWith("No match");
        }
    }

    @Test
    void words_come_most_frequent_first() {
        assertThat(last(":words 2")).isEqualTo("109319 IDEOGRAPH\r\n103204 CJK\r\n2 of 33,679 words\r\n");
    }

    @Test
    void a_card_is_lines_like_any_other() {
        assertThat(last(":info U+265C").lines())
                .startsWith("U+265C  ♜  BLACK CHESS ROOK", "  block       Miscellaneous Symbols")
                .endsWith("", "1 card for 'U+265C'");
        assertThat(last(":info U+265C").replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    // Orders

    @Test
    void an_order_lives_for_the_session() {
        List<String> replies = ask(SERVICE, "rook", ":order best", ":order", "rook", ":order code", "rook");
        assertThat(replies.get(2)).isEqualTo("Order: best\r\n");
        assertThat(replies.get(3)).contains("BLACK CHESS ROOK").isNotEqualTo(replies.get(0));
        assertThat(replies.get(5)).isEqualTo(replies.get(0));
        assertThat(last(":order")).as("of another session").isEqualTo("Order: code\r\n");
    }

    @Test
    void a_service_can_begin_sessions_in_the_other_order() {
        SearchService best = new SearchService(
                new Finders(INDEX),
                Workers.inCallersThread(),
                RunningServer.options(),
                0,
                Order.BEST,
                "charfinder 1.2");
        assertThat(ask(best, ":order", "rook").get(1)).isEqualTo(last(":order best", "rook"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rook", "lambda", "euro currency", "letter", "snowman", "schneemann", "rook | knight"})
    void also_gives_what_the_order_best_has_and_the_order_code_has_not(String query) {
        List<String> replies = ask(SERVICE, query, ":also", ":order best", query, query);
        List<String> byCode = matches(replies.get(0)).lines().toList();
        List<String> further = matches(replies.get(1)).lines().toList();
        assertThat(further).doesNotContainAnyElementsOf(byCode);
        assertThat(Stream.concat(byCode.stream(), further.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        matches(replies.get(3)).lines().toList());
        assertThat(TestSession.status(replies.get(1)))
                .isEqualTo((further.isEmpty() ? "No" : further.size()) + " more match"
                        + (further.size() == 1 ? "" : "es") + " for '" + query + "' by other names");
        assertThat(replies.get(4)).as("from the cache").isEqualTo(replies.get(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snowmam | 0 | 3 matches closest to 'snowmam'",
                "snowmam | 2 | 2 of 3 matches closest to 'snowmam' (:more for the next)",
                "schneeman | 0 | 2 matches closest to 'schneeman'",
            })
    void a_kept_reply_in_the_order_best_says_that_it_is_close_only(String query, int limit, String status) {
        List<String> replies = ask(SERVICE, ":order best", ":limit " + limit, query, query, query);
        assertThat(replies.subList(2, 5))
                .allSatisfy(reply -> assertThat(TestSession.status(reply)).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":also                     | Error: no other names, ask a query",
                "qqqq;:also                | No more matches for 'qqqq' by other names",
                "U+265C;:also              | No more matches for 'U+265C' by other names",
                "♜;:also                   | No more matches for '♜' by other names",
                "block:arows;:also         | Error: no block \"arows\"; did you mean arrows?",
                ":order best;rook;:also    | No more matches for 'rook' by other names",
                ":order best;:limit 2;rook;:order code;:more;:also | No more matches for 'rook' by other names",
                "rook;:limit 1;:also       | 1 of 4 more matches for 'rook' by other names (:more for the next)",
                "rook;:limit 1;:also;:more | 2 to 2 of 4 more matches for 'rook' by other names (:more for the next)",
            })
    void also_is_of_the_last_query_and_has_pages(String lines, String status) {
        assertThat(status(lines.split(";"))).isEqualTo(status);
    }

    @Test
    void a_page_keeps_the_order_that_it_was_begun_in() {
        List<String> best = ask(SERVICE, ":order best", "lambda");
        List<String> pages = ask(SERVICE, ":order best", ":limit 8", "lambda", ":order code", ":limit 0", ":more");
        assertThat(matches(pages.get(2)) + matches(pages.get(5))).isEqualTo(matches(best.get(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help | :help tells what to ask", "HELP | :help tells what to ask",
                "?    | :help tells what to ask", "quit | :quit ends the session",
            })
    void the_words_of_newcomers_are_answered_with_a_hint(String word, String hint) {
        for (String order : List.of(":order code", ":order best")) {
            List<String> replies = ask(SERVICE, order, word, word, ":limit 1", word);
            assertThat(replies.get(1)).contains(" '" + word + "'").endsWith(" - " + hint + "\r\n");
            assertThat(replies.get(2)).isEqualTo(replies.get(1));
            assertThat(replies.get(4)).endsWith(" - " + hint + "\r\n");
        }
        assertThat(last(word + " rook")).doesNotContain(hint);
    }

    // Pages

    @Test
    void a_long_reply_stops_at_the_limit_and_goes_on_when_asked() {
        List<String> replies = ask(SERVICE, ":limit 20", "letter", ":more", ":MORE ", "letter");
        assertThat(matches(replies.get(1)).lines()).hasSize(20).first().isEqualTo("U+0041 \tA\tLATIN CAPITAL LETTER A");
        assertThat(replies.get(1)).endsWith("\r\n20 of 11,533 matches for 'letter' (:more for the next)\r\n");
        assertThat(replies.get(2)).endsWith("\r\n21 to 40 of 11,533 matches for 'letter' (:more for the next)\r\n");
        assertThat(replies.get(3)).endsWith("\r\n41 to 60 of 11,533 matches for 'letter' (:more for the next)\r\n");
        assertThat(replies.get(4)).as("the same query begins anew").isEqualTo(replies.get(1));
    }

    /** Queries with few and with many slices, with and without lines of the index, and at most some hundred matches. */
    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.of(
                "chess",
                "rook",
                "snow* | euro",
                "keyword:party",
                "🇫🇷",
                "block:dingbats -white",
                "U+265C U+E000 U+2654..U+265F U+A U+D800 U+265C",
                "ÿ\u0301ÿ\u0302x");
    }

    @Property(tries = 100)
    void pages_join_to_the_whole_reply(
            @ForAll @From("queries") String query, @ForAll @IntRange(min = 1, max = 40) int limit) {
        TestSession session = new TestSession(SERVICE);
        String whole = session.ask(query);
        session.ask(":limit " + limit);
        String page = session.ask(query);
        StringBuilder joined = new StringBuilder(matches(page));
        while (page.endsWith(" (:more for the next)\r\n")) {
            assertThat(matches(page).lines()).hasSize(limit);
            page = session.ask(":more");
            assertThat(matches(page)).isNotEmpty();
            joined.append(matches(page));
        }
        assertThat(joined.toString()).isEqualTo(matches(whole));
        assertThat(session.ask(":more")).isEqualTo("Error: no more matches, ask a query\r\n");
    }

    /** Plain queries have a way of their own, without text; the same query with a quote does not take it. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "20", "999", "1000", "1234", "10000", "20000"})
    void the_first_page_says_the_same_on_the_short_way(String limit) {
        for (String word : List.of("rook", "letter", "cjk", "radical", "x".repeat(300))) {
            String plain = status(":limit " + limit, word);
            assertThat(plain.replace('\'', '"'))
                    .isEqualTo(status(":limit " + limit, word + " '").replace(" '", ""));
        }
    }

    @Test
    void a_count_of_further_matches_does_not_depend_on_what_others_asked_before() {
        for (String word : List.of("octothorpe", "schneemann", "herz", "lach")) {
            String fresh = ask(service(0), word).get(0);
            SearchService shared = service(0);
            ask(shared, ":limit 1", word);
            assertThat(ask(shared, word).get(0)).isEqualTo(fresh);
        }
    }

    @Test
    void a_long_query_has_no_next_page() {
        String words = "letter ".repeat(36);
        assertThat(status(":limit 1", words + "with")).as("256 chars").endsWith(" (:more for the next)");
        assertThat(status(":limit 1", words + "small"))
                .as("257 chars")
                .startsWith("1 of ")
                .endsWith(" small'");
    }

    @Test
    void what_is_not_cut_has_the_usual_status_line() {
        assertThat(status(":limit 18", "rook")).isEqualTo("18 matches for 'rook' - 4 more by other names (:also)");
        assertThat(status(":limit 17", "rook")).isEqualTo("17 of 18 matches for 'rook' (:more for the next)");
        assertThat(status(":limit 1", "qqqq")).isEqualTo("No match for 'qqqq'");
        assertThat(status(":limit 1", "euro currency"))
                .isEqualTo("1 match for 'euro currency' - 3 more by other names (:also)");
    }

    @Test
    void a_limit_holds_from_the_next_page_on() {
        assertThat(status(":limit 5", "rook", ":limit 10", ":more"))
                .isEqualTo("6 to 15 of 18 matches for 'rook' (:more for the next)");
        assertThat(status(":limit 5", "rook", ":limit 13", ":more"))
                .isEqualTo("6 to 18 of 18 matches for 'rook' - 4 more by other names (:also)");
        List<String> replies = ask(SERVICE, ":limit 5", "rook", ":limit 0", ":more", "rook");
        assertThat(replies.get(3)).endsWith("\r\n6 to 18 of 18 matches for 'rook' - 4 more by other names (:also)\r\n");
        assertThat(matches(replies.get(1)) + matches(replies.get(3))).isEqualTo(matches(replies.get(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"euro currency", "qqqq", "♜", "block:arows", "\"no end"})
    void more_goes_on_with_the_last_query_only(String other) {
        assertThat(status(":limit 5", "rook", other, ":more")).isEqualTo("Error: no more matches, ask a query");
    }

    @ParameterizedTest
    @ValueSource(strings = {":help", ":nonsense", ":info ♜", ":words 3", ":limit", ""})
    void what_is_no_query_does_not_lose_the_place(String other) {
        assertThat(status(":limit 5", "rook", other, ":more")).startsWith("6 to 10 of 18 matches for 'rook'");
    }

    @Test
    void a_client_has_the_limit_of_the_server_until_it_sets_its_own() {
        SearchService limited = service(3);
        assertThat(ask(limited, ":limit", ":limit 4", ":limit"))
                .containsExactly("Limit: 3\r\n", "Limit: 4\r\n", "Limit: 4\r\n");
        List<String> replies = ask(limited, "rook", ":limit 0", "rook");
        assertThat(replies.get(0)).endsWith("\r\n3 of 18 matches for 'rook' (:more for the next)\r\n");
        assertThat(replies.get(2)).endsWith("\r\n18 matches for 'rook' - 4 more by other names (:also)\r\n");
    }

    @Test
    void the_limit_and_the_place_are_those_of_one_session() {
        TestSession one = new TestSession(SERVICE);
        TestSession other = new TestSession(SERVICE);
        one.askAll(":limit 5", "rook");
        assertThat(other.ask(":limit")).isEqualTo("No limit\r\n");
        assertThat(other.ask(":more")).isEqualTo("Error: no more matches, ask a query\r\n");
        other.askAll(":limit 2", "chess");
        assertThat(TestSession.status(one.ask(":more")))
                .isEqualTo("6 to 10 of 18 matches for 'rook' (:more for the next)");
    }

    // The language

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "snowmam              | No match for 'snowmam' - did you mean: snowman (3)?",
                "triple bar qqqq      | No match for 'triple bar qqqq' - did you mean: triple bar (8)?",
                "block:arows arrow    | Error: no block \"arows\"; did you mean arrows?",
                "age:99 | Error: no age \"99\"; it is a version of Unicode up to 18.0, as age:15.1 or age:<=13",
                "\"black heart        | 4 matches for '\"black heart'",
                "U+2660..U+2654       | Error: the range U+2660..U+2654 runs backwards",
                "chess ro*k           | No match for 'chess ro*k' - did you mean: chess (124)?",
                "keyword:pirate       | 2 matches for 'keyword:pirate' - 2 more by other names (:also)",
                "block:dingbats snow* | 3 matches for 'block:dingbats snow*'",
                "👩‍🚀                 | 4 matches for '👩\\u200d🚀'",
            })
    void what_cannot_be_read_or_found_is_told_in_the_status_line(String query, String status) {
        assertThat(status(query)).isEqualTo(status);
    }

    @Test
    void code_points_without_a_name_have_labels_in_their_places() {
        assertThat(last("U+265C U+E000 U+2654..U+2655 U+A U+D800").lines())
                .containsExactly(
                        "U+265C \t♜\tBLACK CHESS ROOK",
                        "U+E000 \t\uE000\t<private-use-E000>",
                        "U+2654 \t♔\tWHITE CHESS KING",
                        "U+2655 \t♕\tWHITE CHESS QUEEN",
                        "U+000A \t␊\t<control-000A>",
                        "U+D800 \t\uFFFD\t<surrogate-D800>",
                        "6 matches for 'U+265C U+E000 U+2654..U+2655 U+A U+D800'");
    }
}
