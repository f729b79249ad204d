/**
 * What clients and machines do to a server at their worst, each against the real program in a process of its own, while
 * somebody else goes on asking. Every build runs them with small numbers, {@code scripts/soak} with full ones.
 */
package org.charfinder.fault;
