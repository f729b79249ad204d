package org.charfinder.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.LineHandler;
import org.charfinder.net.ServerOptions;
import org.charfinder.net.TestReply;
import org.charfinder.server.SearchService;

/**
 * Lines with their replies. A session without a network has answered them; and the matches of words are compared with
 * those that a search through all names finds.
 */
final class KnownReplies {

    /**
     * Lines that belong together, such as a limit and the pages of a reply.
     *
     * @param lines without line ends
     * @param replies one for each line, with the prompt
     */
    record Exchange(List<byte[]> lines, List<byte[]> replies) {}

    private static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.1", 50_000);
    private static final String PROMPT = "?> ";

    private static final List<String> WORDS = List.of(
            "rook", "ROOK", "chess king", "black-chess  rook", "snowman", "sun", "euro sign", "roman numeral twelve");
    private static final List<String> LONG = List.of("arrow", "chess", "greek", "hangul jamo");
    private static final List<String> VERY_LONG = List.of("letter", "cjk");
    private static final List<String> OTHERS = List.of(
            "♜",
            "größer",
            " rook ",
            "rook's",
            "qqqqx",
            "snowmam",
            "help",
            "bye",
            "U+265C",
            "&euro;",
            "block:arows",
            "\"chess rook\"",
            ":info ♜",
            ":nothing",
            ":limit",
            "",
            "  ");
    private static final List<List<String>> PAGES = List.of(
            List.of(":limit 2", "chess rook", ":more", ":limit 0"),
            List.of(":order best", "rook", "octothorpe", ":order code"),
            List.of("sun", ":also"));

    private final LineHandler.Factory service;
    private final List<Exchange> usual = new ArrayList<>();
    private final List<Exchange> pages = new ArrayList<>();
    private final List<Exchange> large = new ArrayList<>();
    private final List<Exchange> huge = new ArrayList<>();

    KnownReplies(UnicodeNameIndex index) {
        service = new SearchService(index, ServerOptions.at(CLIENT)); // no limit of the options is in these replies
        WORDS.forEach(words -> usual.add(exchange(words)));
        OTHERS.forEach(line -> usual.add(exchange(line)));
        PAGES.forEach(lines -> pages.add(exchange(lines.toArray(String[]::new))));
        LONG.forEach(words -> large.add(exchange(words)));
        VERY_LONG.forEach(words -> huge.add(exchange(words)));
        Set<String> names = names(index);
        for (String words : WORDS) {
            requireSame(words, exchange(words), names);
        }
        for (String words : List.of("arrow", "chess", "letter")) {
            requireSame(words, exchange(words), names);
        }
    }

    /**
     * Draws one of all exchanges.
     *
     * @param mayBeHuge whether a reply may have megabytes
     * @param mayLoseLines whether the client sends Ctrl-C, which may drop the line that ends what another began
     */
    Exchange draw(Dice dice, boolean mayBeHuge, boolean mayLoseLines) {
        if (mayBeHuge && dice.oneIn(100)) {
            return dice.of(huge);
        } else if (dice.oneIn(10)) {
            return dice.of(large);
        }
        return dice.of(dice.oneIn(10) && !mayLoseLines ? pages : usual);
    }

    /** A line alone. */
    byte[] replyTo(byte[] line) {
        return answers(List.of(line)).get(0);
    }

    private Exchange exchange(String... lines) {
        List<byte[]> bytes =
                Arrays.stream(lines).map(line -> line.getBytes(UTF_8)).toList();
        return new Exchange(bytes, answers(bytes));
    }

    private List<byte[]> answers(List<byte[]> lines) {
        LineHandler session = service.create(CLIENT);
        TestReply reply = new TestReply();
        List<byte[]> answers = new ArrayList<>();
        for (byte[] line : lines) {
            session.answer(line, 0, line.length, reply.reply());
            answers.add(reply.take());
        }
        return answers;
    }

    /** The lines of all characters, as they are sent. The index has some of them twice. */
    private static Set<String> names(UnicodeNameIndex index) {
        ByteBuffer lines = new CharacterLookup(index).lines().clear();
        return new LinkedHashSet<>(UTF_8.decode(lines).toString().lines().toList());
    }

    private static void requireSame(String query, Exchange exchange, Set<String> lines) {
        Set<String> words = words(query);
        String first = words.iterator().next(); // to look quickly
        StringBuilder expected = new StringBuilder();
        for (String line : lines) {
            if (!line.contains(first)) {
                continue;
            }
            String[] fields = line.split("\t");
            if (!fields[0].strip().contains(" ") && words(fields[2]).containsAll(words)) {
                expected.append(line).append("\r\n");
            }
        }
        String reply = new String(exchange.replies().get(0), UTF_8);
        int status = reply.lastIndexOf("\r\n", reply.length() - "\r\n".length() - PROMPT.length() - 1);
        String matches = status < 0 ? "" : reply.substring(0, status + "\r\n".length());
        if (!matches.contentEquals(expected)) {
            throw new Violation("the matches of " + query + " are not those whose names have its words");
        }
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.toUpperCase(Locale.ROOT).split("[^A-Z0-9_]+")));
    }

    static byte[] prompt() {
        return PROMPT.getBytes(US_ASCII);
    }

    /** The reply that consists of an error. */
    static byte[] error(String message) {
        return ("Error: " + message + "\r\n" + PROMPT).getBytes(US_ASCII);
    }

    /** The last line of a session that the server ends. */
    static byte[] lastError(String message) {
        return ("Error: " + message + "\r\n").getBytes(US_ASCII);
    }
}
