package org.charfinder.ask;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Supplies the questions. All calls come from the thread of {@link Asking#run}, which waits: none may block. */
public interface Questions {

    /**
     * The next question.
     *
     * @return null if there is none now; {@link Asking#wakeUp} lets this be called again
     * @throws IOException ends the run
     */
    @Nullable
    Question next() throws IOException;

    /**
     * Whether there will be no more questions.
     *
     * @return true once {@link #next} can only return null
     */
    boolean isOver();
}
