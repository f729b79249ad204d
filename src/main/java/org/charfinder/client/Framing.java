package org.charfinder.client;

import java.util.function.Supplier;

/** How a server marks the ends of its replies. */
public final class Framing {

    private final Supplier<ReplyFramer> framers;
    private final boolean greets;

    private Framing(Supplier<ReplyFramer> framers, boolean greets) {
        this.framers = framers;
        this.greets = greets;
    }

    /**
     * A reply is any number of lines and then a prompt, at the start of a line. The server greets a client with such a
     * reply.
     *
     * @param prompt ASCII, without a line end; the rarer its first character is within replies, the faster
     * @param errorMark what an error begins with: ASCII, not empty
     * @return the framing
     */
    public static Framing byPrompt(String prompt, String errorMark) {
        return new Framing(() -> new PromptFramer(prompt, errorMark), true);
    }

    /**
     * A reply is one line, which ends with LF. The server sends nothing before the first line that it is sent.
     *
     * @return the framing
     */
    public static Framing byLine() {
        return new Framing(OneLineFramer::new, false);
    }

    ReplyFramer newFramer() {
        return framers.get();
    }

    boolean hasGreeting() {
        return greets;
    }
}
