/**
 * The command line: a class a subcommand, and what they share. It wires the other rooms together, and alone reads the
 * environment, prints, and decides exit codes: 0 done, 1 it could not be done or nothing matched, 2 wrong usage.
 */
package org.charfinder.cli;
