/**
 * The command line: a class for each subcommand, and what they share. It wires the other packages together. Only this
 * package reads the environment, prints, and decides exit codes: 0 for success, 1 for failure or no match, 2 for wrong
 * usage.
 */
@NullMarked
package org.charfinder.cli;

import org.jspecify.annotations.NullMarked;
