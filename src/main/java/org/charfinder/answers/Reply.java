package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.ask.Answer;

/**
 * A reply, taken apart.
 *
 * @param rows its matches
 * @param total the number of all matches, of which the reply may have only the first ones
 * @param message its status line, or what went wrong
 */
record Reply(List<Row> rows, int total, String message) {

    /** A match: its code, such as {@code U+265C}, the character and its name. */
    record Row(String code, String character, String name) {}

    private static final Pattern TOTAL = Pattern.compile("(?:[0-9,]+ of )?([0-9,]+) match");

    static Reply of(Answer answer) {
        String problem = answer.problem();
        if (problem != null) {
            return new Reply(List.of(), 0, problem);
        }
        String[] lines = new String(answer.reply(), UTF_8).split("\r\n", -1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.length - 2; i++) {
            String[] fields = lines[i].split("\t", 3);
            if (fields.length == 3) {
                rows.add(new Row(fields[0].stripTrailing(), fields[1], fields[2]));
            }
        }
        String status = lines.length < 2 ? "" : lines[lines.length - 2];
        Matcher total = TOTAL.matcher(status);
        return new Reply(
                rows, total.lookingAt() ? Integer.parseInt(total.group(1).replace(",", "")) : 0, status);
    }
}
