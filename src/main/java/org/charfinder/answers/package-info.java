/**
 * Where the answers to many queries go: as lines or rows to a stream, or to a file each. {@link
 * org.charfinder.answers.AnswerStream} and {@link org.charfinder.answers.AnswerFiles} are the doors, {@link
 * org.charfinder.answers.AnswerFormat} is the form of an answer, and {@link org.charfinder.answers.Journal} remembers
 * which questions are answered.
 */
@NullMarked
package org.charfinder.answers;

import org.jspecify.annotations.NullMarked;
