package org.charfinder.answers;

import java.util.Objects;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Status;
import org.charfinder.unicode.Repr;

/**
 * Replies byte for byte as servers send them. A query that can't be asked has an error in their form, and one that no
 * server has answered has nothing.
 */
final class PlainAnswers extends AnswerFormat {

    @Override
    public byte[] of(Answer answer) {
        return answer.problem() == null ? answer.reply() : super.of(answer);
    }

    @Override
    String extension() {
        return ".txt";
    }

    @Override
    void append(Answer answer, StringBuilder text) {
        if (answer.status() == Status.FAILED) {
            return;
        }
        text.append("Error: ");
        Repr.escape(text, Objects.requireNonNull(answer.problem()));
        Repr.append(text.append(": "), answer.question().text());
        text.append("\r\n");
    }
}
