package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.charfinder.ask.Answer;
import org.charfinder.format.SeparatedValues;

/**
 * Columns with a separator between two, and a row for each match. A query without a match has one row, whose last
 * column says why.
 */
final class SeparatedAnswers extends AnswerFormat {

    private final SeparatedValues values;

    SeparatedAnswers(char separator) {
        values = new SeparatedValues(separator);
    }

    @Override
    public byte[] head() {
        StringBuilder text = new StringBuilder();
        values.append(List.of("query", "status", "code", "char", "name", "message"), text);
        return text.toString().getBytes(UTF_8);
    }

    @Override
    String extension() {
        return values.separator() == ',' ? ".csv" : ".tsv";
    }

    @Override
    void append(Answer answer, StringBuilder text) {
        Reply reply = Reply.of(answer);
        String query = answer.question().text();
        String status = label(answer);
        for (Reply.Row row : reply.rows()) {
            values.append(List.of(query, status, row.code(), row.character(), row.name(), ""), text);
        }
        if (reply.rows().isEmpty()) {
            values.append(List.of(query, status, "", "", "", reply.message()), text);
        }
    }
}
