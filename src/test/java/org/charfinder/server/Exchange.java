package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query and its reply, as recorded from the reference with Unicode 13.0. */
record Exchange(String query, String reply) {

    private static final Pattern LINE = Pattern.compile("\\{\"query\": \"(.*)\", \"reply\": \"(.*)\"}");

    /** All of them. */
    static List<Exchange> recorded() throws IOException {
        try (var resource = Exchange.class.getResourceAsStream("/unicode-13.0.jsonl")) {
            return new String(resource.readAllBytes(), UTF_8)
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Exchange(unescape(line.group(1)), unescape(line.group(2))))
                    .toList();
        }
    }

    /** The reference found nothing by words; there may be more to find now, or something to suggest. */
    void check(String actual) {
        if (reply.startsWith("No match")) {
            assertThat(actual).contains(reply.substring("No match ".length()).stripTrailing());
        } else {
            assertThat(withoutHint(actual)).isEqualTo(reply);
        }
    }

    /** The reference has no other names. */
    private static String withoutHint(String reply) {
        return reply.replaceFirst(" - \\d+ more by other names \\(:also\\)\r\n", "\r\n");
    }

    /** A string of JSON, as far as it occurs here. */
    private static String unescape(String json) {
        return Pattern.compile("\\\\(u[0-9a-f]{4}|.)").matcher(json).replaceAll(escape -> {
            String code = escape.group(1);
            return Matcher.quoteReplacement(
                    switch (code.charAt(0)) {
                        case 'r' -> "\r";
                        case 'n' -> "\n";
                        case 't' -> "\t";
                        case 'u' -> "" + (char) Integer.parseInt(code.substring(1), 16);
                        default -> code;
                    });
        });
    }
}
