package org.charfinder.server;

import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finders;
import org.charfinder.query.Order;
import org.charfinder.work.Workers;

/**
 * What the sessions of one thread share, so that each of them is small.
 *
 * @param requests reads their lines
 * @param queries answers their queries
 * @param commands answers their commands
 * @param lookUps answers commands in the workers' threads
 * @param finders search in the workers' threads
 * @param workers do what takes long
 * @param options of the server; some messages name its limits
 * @param limit the most matches in one reply until the client sets another limit; 0: no limit
 * @param order of the matches until the client sets another order
 */
record SessionContext(
        RequestReader requests,
        QueryHandler queries,
        CommandHandler commands,
        LookUps lookUps,
        Finders finders,
        Workers workers,
        ServerOptions options,
        int limit,
        Order order) {}
