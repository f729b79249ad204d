package org.charfinder.answers;

import org.charfinder.ask.Answer;
import org.charfinder.json.JsonObject;

/** A JSON object a query: {@code {"query":"rook","status":"found","total":7,"message":"...","matches":[...]}}. */
final class JsonAnswers extends AnswerFormat {

    @Override
    String extension() {
        return ".json";
    }

    @Override
    void append(Answer answer, StringBuilder text) {
        Reply reply = Reply.of(answer);
        JsonObject object = new JsonObject(text)
                .text("query", answer.question().text())
                .text("status", label(answer))
                .value("total", reply.total())
                .text("message", reply.message())
                .name("matches");
        text.append('[');
        String before = "";
        for (Reply.Row row : reply.rows()) {
            text.append(before);
            before = ",";
            new JsonObject(text)
                    .text("code", row.code())
                    .text("char", row.character())
                    .text("name", row.name())
                    .end();
        }
        text.append(']');
        object.end();
        text.append('\n');
    }
}
