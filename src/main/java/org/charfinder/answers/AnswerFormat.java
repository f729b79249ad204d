package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.charfinder.ask.Answer;

/** The form in which answers are written. */
public abstract class AnswerFormat {

    private static final byte[] NOTHING = {};

    AnswerFormat() {}

    /**
     * What is written once, before all answers.
     *
     * @return bytes in UTF-8; none for most formats
     */
    public byte[] head() {
        return NOTHING;
    }

    /**
     * The form of an answer.
     *
     * @param answer what became of a question
     * @return bytes in UTF-8; the caller does not change them
     */
    public byte[] of(Answer answer) {
        StringBuilder text = new StringBuilder();
        append(answer, text);
        return text.toString().getBytes(UTF_8);
    }

    /** {@code found}, {@code no_match}, {@code error} or {@code failed}. */
    static String label(Answer answer) {
        return answer.status().name().toLowerCase(Locale.ROOT);
    }

    /** The end of the name of a file with such answers, with its dot. */
    abstract String extension();

    abstract void append(Answer answer, StringBuilder text);
}
