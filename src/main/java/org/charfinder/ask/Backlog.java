package org.charfinder.ask;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which question is asked next: those that came back first, the oldest one before the others. Knows no sockets. */
final class Backlog {

    private final Questions questions;
    private final BooleanSupplier hasRoom;
    private final int most;
    private final Deque<Task> ready = new ArrayDeque<>();
    private long taken;

    /**
     * Creates a backlog that holds nothing yet.
     *
     * @param hasRoom whether further questions may be taken
     * @param most how many questions are taken before they can be asked
     */
    Backlog(Questions questions, BooleanSupplier hasRoom, int most) {
        this.questions = questions;
        this.hasRoom = hasRoom;
        this.most = most;
    }

    /**
     * Takes questions, as many as may wait.
     *
     * @throws IOException if the questions can't be read
     */
    void fill() throws IOException {
        while (ready.size() < most && hasRoom.getAsBoolean()) {
            Question next = questions.next();
            if (next == null) {
                return;
            }
            ready.add(new Task(next, taken++));
        }
    }

    /** How many questions can be asked at once. */
    int size() {
        return ready.size();
    }

    /** The next one; null if there is none now. */
    @Nullable
    Task poll() {
        return ready.poll();
    }

    /** Takes a question back that has no answer. */
    void giveBack(Task task) {
        ready.addFirst(task);
    }

    /** How many questions were taken. */
    long taken() {
        return taken;
    }

    /** Whether there will be no more questions, but for those that come back. */
    boolean isOver() {
        return ready.isEmpty() && questions.isOver();
    }
}
