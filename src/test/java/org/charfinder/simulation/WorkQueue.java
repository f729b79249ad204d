package org.charfinder.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** An executor without threads: each step of the world may run one of its tasks, in any order. */
final class WorkQueue implements Executor {

    private final Dice dice;
    private final List<Runnable> tasks = new ArrayList<>();

    WorkQueue(Dice dice) {
        this.dice = dice;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** Runs any one of the tasks. */
    void runOne() {
        tasks.remove(dice.below(tasks.size())).run();
    }
}
