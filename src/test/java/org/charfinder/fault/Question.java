package org.charfinder.fault;

/**
 * A question, and its recorded reply.
 *
 * @param request all bytes that are sent
 * @param reply with its prompt; over HTTP the body of the response
 */
record Question(byte[] request, byte[] reply) {}
