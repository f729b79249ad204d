package org.charfinder.web.page;

/**
 * The data of the template {@code error}.
 *
 * @param status the HTTP status
 * @param reason what the status means
 * @param message what is wrong with the request
 */
record ErrorView(int status, String reason, String message) {}
