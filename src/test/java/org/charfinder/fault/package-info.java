/**
 * Fault tests: what clients and machines can do to a server. Each test runs the real program in a process of its own,
 * while a probe keeps asking. Every build runs them with small numbers, {@code scripts/soak} with full ones.
 */
package org.charfinder.fault;
