/**
 * An event loop: one thread, its {@link java.nio.channels.Selector}, its clock, its timers and its deadlines. Servers
 * and clients are built on it; it knows neither.
 *
 * <pre>
 *   EventLoop.await -> Selectable.selected, for each socket that is ready
 *                   -> tasks of other threads, and timers that are due
 *                   -> the owner's work of the turn, deadlines among it
 *   EventLoop.endTurn
 * </pre>
 *
 * <p>{@link org.charfinder.loop.Counters} are numbers that one thread writes and any thread may read. A loop counts its
 * own turns as {@link org.charfinder.loop.LoopCount}.
 */
@NullMarked
package org.charfinder.loop;

import org.jspecify.annotations.NullMarked;
