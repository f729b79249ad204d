/**
 * A deterministic simulation of the line server: the real loop, connections, Telnet and sessions, on a network, a clock
 * and an executor that are not real. Everything runs on one thread, and everything that happens by chance is drawn from
 * one seed, so a failure can be repeated with the seed alone.
 *
 * <pre>
 *   Simulation      lives of servers, one after the other; says how to repeat the one that fails
 *     Life          one server, from its start to its end, and what must hold in the end
 *       World       takes a step whenever the server sleeps, and now and then during a system call:
 *         |         a client acts, time passes, a task of the executor runs, something fails
 *         +-- SimulatedClient   sends what its Typist types, reads, stalls, leaves; tells its Expectation
 *         +-- Watch             what must hold whenever the server goes to sleep
 *       FakeNetwork             the selector, the listener and the sockets; they call the World
 * </pre>
 *
 * <p>The server calls its selector to sleep, and the selector lets the world go on until a socket is ready. That needs
 * no thread, and the server's code does not know of it.
 *
 * <p>The {@link org.charfinder.simulation.Typist} knows the reply to whatever it types, since it begins with the reply
 * and makes the bytes: it needs no second parser. An {@link org.charfinder.simulation.Expectation} compares each byte
 * that the server sends with these replies. Ctrl-C and Ctrl-O make several continuations right, which it all follows.
 *
 * <p>Nothing here may depend on time, on threads, or on the order of a hash table of objects without a hash code of
 * their own.
 */
package org.charfinder.simulation;
