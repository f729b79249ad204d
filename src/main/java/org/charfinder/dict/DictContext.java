package org.charfinder.dict;

import org.charfinder.net.ServerOptions;

/**
 * What the sessions share, so that each of them is small.
 *
 * @param dictionary looks their words up
 * @param options of the server; some messages name its limits
 * @param program name and version of the program
 */
record DictContext(Dictionary dictionary, ServerOptions options, String program) {}
