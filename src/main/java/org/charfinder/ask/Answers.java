package org.charfinder.ask;

import java.io.IOException;

/** Takes the answers. All calls come from the thread of {@link Asking#run}. */
public interface Answers {

    /**
     * Takes an answer. The call may block: no server is blamed for the time.
     *
     * @param answer the only one to its question
     * @throws IOException ends the run
     */
    void accept(Answer answer) throws IOException;

    /**
     * Whether further questions may be asked. The answers to those that are asked already still come.
     *
     * @return false to wait until {@link Asking#wakeUp}
     */
    default boolean hasRoom() {
        return true;
    }
}
