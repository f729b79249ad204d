package org.charfinder.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.charfinder.web.resource.ErrorWriter;
import org.charfinder.web.resource.Exchange;
import org.charfinder.web.resource.HeldMemory;
import org.charfinder.web.resource.HttpError;
import org.charfinder.web.resource.PostResource;
import org.charfinder.web.resource.Routes;
import org.charfinder.web.resource.Routes.Route;
import org.charfinder.work.Contender;
import org.charfinder.work.Workers;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives each request to its resource, counts it, and does for all resources what they have in common: security headers,
 * refused methods, errors, and refusal while the server shuts down.
 */
final class Router extends Handler.Abstract.NonBlocking {

    private static final String SAFE = "GET, HEAD";

    /** The attribute of a connection that holds what it is to the workers. */
    private static final String CONTENDER = Contender.class.getName();

    private final Workers workers;
    private final Routes routes;
    private final ErrorWriter errors;
    private final AllowedOrigins origins;
    private final RequestBodies bodies = new RequestBodies();
    private final HeldMemory memory = HeldMemory.ofHeap();
    private final Phaser underWay = new Phaser(1); // a party for each request, and one for the waiting thread
    private volatile boolean leaving; // the server is not ready any more
    private volatile boolean draining;
    private volatile boolean answered; // a response has been sent, the last one at lastAnswered
    private volatile long lastAnswered; // of System.nanoTime, as Jetty's times

    Router(Routes routes, ErrorWriter errors, AllowedOrigins origins, Workers workers) {
        this.workers = workers;
        this.routes = routes;
        this.errors = errors;
        this.origins = origins;
    }

    /** From now on refuses all requests, except those for the state of the server. Any thread may call. */
    void drain() {
        leaving = true;
        draining = true;
    }

    /** From now on answers that the server is not ready, and closes each connection after a response. */
    void announceShutdown() {
        leaving = true;
    }

    /** Whether a response was sent at that time or later, those about the state of the server not counted. */
    boolean hasAnsweredSince(long time) {
        return answered && lastAnswered - time >= 0;
    }

    /**
     * Waits until all responses have been sent.
     *
     * @param most the time to wait at most
     * @throws TimeoutException if the time is over before
     */
    void awaitEnd(Duration most) throws InterruptedException, TimeoutException {
        underWay.awaitAdvanceInterruptibly(underWay.arrive(), most.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Route route = routes.at(request.getHttpURI().getDecodedPath());
        underWay.register();
        Request.addCompletionListener(request, failure -> ended(request, response, route));
        SecurityHeaders.add(response);
        if (leaving) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (!route.isState()) { // the state of the server is nothing for pages elsewhere
            origins.addHeaders(request, response);
        }
        Exchange exchange = new Exchange(request, response, callback, errors, worker(request), memory);
        exchange.answer(() -> {
            if (AllowedOrigins.isPreflight(request, response)) {
                AllowedOrigins.allowRequest(methods(route), response);
                response.setStatus(HttpStatus.NO_CONTENT_204);
                callback.succeeded();
                return;
            }
            check(request, response, route);
            if (request.getMethod().equals("POST") && route.resource() instanceof PostResource resource) {
                bodies.read(
                        request,
                        resource.longestBody(),
                        body -> exchange.work(() -> resource.post(exchange, body.bytes())));
            } else {
                route.resource().get(exchange);
            }
        });
        return true;
    }

    /** Does work for the client of a connection when it is its turn. */
    private Executor worker(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        if (connection.getAttribute(CONTENDER) instanceof Contender known) {
            return task -> workers.submit(known, task);
        }
        SocketAddress address = connection.getRemoteSocketAddress();
        Contender contender = workers.contender(
                address instanceof InetSocketAddress client && client.getAddress() != null
                        ? client.getAddress()
                        : InetAddress.getLoopbackAddress());
        connection.setAttribute(CONTENDER, contender);
        return task -> workers.submit(contender, task);
    }

    private void ended(Request request, Response response, Route route) {
        long now = System.nanoTime();
        long nanos = now - request.getHeadersNanoTime();
        if (!route.isState()) {
            lastAnswered = now;
            answered = true;
        }
        try {
            route.requests().count(response.getStatus(), Response.getContentBytesWritten(response), nanos);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    /** Whether the client of a connection waits for work. Any thread may call. */
    boolean isWaiting(EndPoint client) {
        return client.getConnection() instanceof ConnectionMetaData connection
                && connection.getAttribute(CONTENDER) instanceof Contender contender
                && workers.hasWorkFor(contender);
    }

    private static String methods(Route route) {
        return route.resource() instanceof PostResource ? SAFE + ", POST" : SAFE;
    }

    private void check(Request request, Response response, Route route) throws HttpError {
        String method = request.getMethod();
        boolean takesBodies = route.resource() instanceof PostResource;
        if (!method.equals("GET") && !method.equals("HEAD") && !(takesBodies && method.equals("POST"))) {
            String allowed = methods(route);
            response.getHeaders().put(HttpHeader.ALLOW, allowed);
            throw new HttpError(HttpStatus.METHOD_NOT_ALLOWED_405, "only " + allowed + " will do");
        }
        boolean over = switch (route.until()) {
            case ANNOUNCED -> leaving;
            case DRAINING -> draining;
            case END -> false;
        };
        if (over) {
            throw new HttpError(HttpStatus.SERVICE_UNAVAILABLE_503, "the server is shutting down, try again later");
        }
    }
}
