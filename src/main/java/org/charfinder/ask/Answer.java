package org.charfinder.ask;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What became of a question. */
public final class Answer {

    private static final byte[] NOTHING = {};

    private final Question question;
    private final Status status;
    private final byte[] reply;
    private final @Nullable String problem;
    private final @Nullable InetSocketAddress server;
    private final long nanos;

    private Answer(
            Question question,
            Status status,
            byte[] reply,
            @Nullable String problem,
            @Nullable InetSocketAddress server,
            long nanos) {
        this.question = question;
        this.status = status;
        this.reply = reply;
        this.problem = problem;
        this.server = server;
        this.nanos = nanos;
    }

    /**
     * An answer that a server has given.
     *
     * @param question the question
     * @param status what became of it
     * @param reply the lines of the reply and its status line, each with CR LF; not copied
     * @param server the server
     * @param nanos the time from asking to the end of the reply, in nanoseconds
     * @return the answer
     */
    public static Answer of(Question question, Status status, byte[] reply, InetSocketAddress server, long nanos) {
        return new Answer(question, status, reply, null, server, nanos);
    }

    /**
     * An answer that no server has given.
     *
     * @param question the question
     * @param status what became of it
     * @param problem why there is no reply; it may hold any character
     * @return the answer
     */
    public static Answer without(Question question, Status status, String problem) {
        return new Answer(question, status, NOTHING, problem, null, 0);
    }

    /**
     * The question.
     *
     * @return the question as it was taken
     */
    public Question question() {
        return question;
    }

    /**
     * What became of the question.
     *
     * @return the status
     */
    public Status status() {
        return status;
    }

    /**
     * The lines of the reply and its status line, each with CR LF, as the server has sent them.
     *
     * @return empty if no server has answered; the caller does not change it
     */
    public byte[] reply() {
        return reply;
    }

    /**
     * Why there is no reply.
     *
     * @return any text; null if there is a reply
     */
    public @Nullable String problem() {
        return problem;
    }

    /**
     * The server that has answered.
     *
     * @return null if there is no reply
     */
    public @Nullable InetSocketAddress server() {
        return server;
    }

    /**
     * The time from asking to the end of the reply.
     *
     * @return nanoseconds; 0 if there is no reply
     */
    public long nanos() {
        return nanos;
    }
}
