package org.charfinder.dict;

import org.charfinder.net.ServerOptions;
import org.charfinder.work.Workers;

/**
 * What the sessions share, so that each of them is small.
 *
 * @param dictionary looks their words up
 * @param workers look words up
 * @param options of the server; some messages name its limits
 * @param program name and version of the program
 */
record DictContext(Dictionary dictionary, Workers workers, ServerOptions options, String program) {}
