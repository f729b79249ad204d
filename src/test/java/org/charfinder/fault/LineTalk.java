package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A session of the line protocol. */
final class LineTalk extends Talk {

    static final String PROMPT = "?> ";
    static final String FAREWELL = "Error: the server is shutting down, try again later\r\n";

    private static final byte[] END = FAREWELL.getBytes(UTF_8);
    private static final byte[] ERROR = "Error: ".getBytes(UTF_8);
    private static final Question GREETING = new Question(new byte[0], PROMPT.getBytes(UTF_8));

    LineTalk() {
        ask(GREETING);
    }

    @Override
    Outcome next() {
        if (asked == null) {
            return judgeUnasked();
        }
        if (startsWith(asked.reply())) {
            boolean greeted = asked == GREETING;
            Outcome right = right(asked.reply().length);
            return greeted ? next() : right;
        }
        if (isStartOf(asked.reply()) || isStartOf(END)) {
            return null;
        }
        if (asked == GREETING) {
            return startsWith(ERROR) || isStartOf(ERROR) ? refusedAtEnd() : Outcome.WRONG;
        }
        return isAnsweredAgain() ? Outcome.DUPLICATE : Outcome.WRONG;
    }

    private Outcome refusedAtEnd() {
        return startsWith(ERROR) ? Outcome.REFUSED : null;
    }

    private Outcome judgeUnasked() {
        if (size == 0) {
            return null;
        }
        leaving = isStartOf(END);
        if (leaving) {
            return null;
        }
        return isAnsweredAgain() ? Outcome.DUPLICATE : Outcome.WRONG;
    }

    private boolean isAnsweredAgain() {
        return answered != null && (startsWith(answered.reply()) || isStartOf(answered.reply()));
    }

    @Override
    Outcome ended() {
        if (asked == null) {
            return null;
        }
        if (asked == GREETING) {
            return Outcome.REFUSED;
        }
        return startsWith(END) ? Outcome.TOLD : Outcome.CUT;
    }
}
