package org.charfinder.server;

/** What the server counts of the queries of all clients. */
public enum SearchCount {
    /** Queries that were answered. */
    QUERIES,
    /** Queries that found nothing. */
    WITHOUT_MATCH,
    /** Matches of all queries. */
    MATCHES,
    /** Queries that found something as codes. */
    FOUND_BY_CODES,
    /** Queries that found something in names. */
    FOUND_BY_NAMES,
    /** Queries that found something in other names. */
    FOUND_BY_OTHER_NAMES,
    /** Queries that found the characters that they consist of. */
    FOUND_BY_CHARACTERS,
    /** Queries that found something close to them only. */
    FOUND_CLOSEST,
    /** Lines that were not UTF-8. */
    ERRORS_NOT_UTF8,
    /** Queries and commands that could not be understood. */
    ERRORS_NOT_UNDERSTOOD
}
