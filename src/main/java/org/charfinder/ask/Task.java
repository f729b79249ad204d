package org.charfinder.ask;

/** A question on its way. */
final class Task {

    final Question question;
    final long rank; // in the order in which questions were taken
    int attempts; // that have failed

    Task(Question question, long rank) {
        this.question = question;
        this.rank = rank;
    }
}
