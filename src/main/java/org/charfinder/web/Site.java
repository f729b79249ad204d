package org.charfinder.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.query.QueryException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is at which address, and what holds for all of it. */
final class Site extends Handler.Abstract.NonBlocking {

    private static final Logger log = LoggerFactory.getLogger(Site.class);

    /** Nothing from elsewhere, nothing within a page, in no frame; and nobody is told where a link was. */
    static final List<HttpField> SECURITY = List.of(
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));

    private static final String ALLOWED = "GET, HEAD";

    /** Something that answers, and who counts its answers. */
    private record Route(Resource resource, Metrics.Requests requests, boolean alsoWhileDraining) {}

    private final Map<String, Route> routes = new HashMap<>(); // by the whole path
    private final Route cards;
    private final Route files;
    private final Route nothing;
    private final Metrics metrics;
    private final HttpErrors errors;
    private final Phaser underWay = new Phaser(1); // requests, and who may wait for their end
    private volatile boolean draining;

    /** @param program what it is called, and its version */
    Site(UnicodeNameIndex index, String program, Metrics metrics) {
        this.metrics = metrics;
        Assets assets = new Assets();
        Pages pages = new Pages(assets, index, program);
        Queries queries = new Queries(index, metrics);
        errors = new HttpErrors(pages);
        byte[] api = assets.read("openapi.json");
        Edition edition = Edition.of(Integer.toHexString(IndexFile.checksum(index)) + "-" + assets.edition() + "-"
                + Integer.toHexString(program.hashCode()));
        routes.put("/", route("page", new PageResource(queries, pages, edition)));
        routes.put("/charfinder", route("charfinder", new OldAddress(queries, edition)));
        routes.put("/search", route("search", new SearchResource(queries, edition)));
        routes.put("/openapi.json", route("openapi", exchange -> sendFile(exchange, Exchange.JSON, api, edition)));
        routes.put("/readyz", route("readyz", exchange -> exchange.sendFresh(Exchange.TEXT, "ready\n")));
        routes.put("/healthz", lasting("healthz", exchange -> exchange.sendFresh(Exchange.TEXT, "alive\n")));
        routes.put("/metrics", lasting("metrics", exchange -> exchange.sendFresh(Metrics.TYPE, metrics.scrape())));
        cards = route("card", new CardResource(index, pages, edition));
        files = route("static", new StaticFiles(assets));
        nothing = route("nothing", exchange -> {
            throw HttpError.notFound("there is nothing at this address");
        });
    }

    private Route route(String name, Resource resource) {
        return new Route(resource, metrics.requests(name), false);
    }

    /** Of what answers also while the server drains. */
    private Route lasting(String name, Resource resource) {
        return new Route(resource, metrics.requests(name), true);
    }

    private static void sendFile(Exchange exchange, HttpField type, byte[] file, Edition edition) {
        if (!exchange.isStillThe(edition)) {
            exchange.send(type, file);
        }
    }

    /** From now on all is refused but questions about our state. Any thread may call. */
    void drain() {
        draining = true;
    }

    /**
     * Waits until all answers are out, or a time is over.
     *
     * @throws TimeoutException if not all are
     */
    void awaitEnd(Duration most) throws InterruptedException, TimeoutException {
        underWay.awaitAdvanceInterruptibly(underWay.arrive(), most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What answers for requests that Jetty refuses before they come here. */
    HttpErrors errors() {
        return errors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Route route = routeAt(Exchange.path(request));
        underWay.register();
        Request.addCompletionListener(request, failure -> ended(request, response, route));
        SECURITY.forEach(response.getHeaders()::add);
        try {
            check(request, response, route);
            route.resource.get(new Exchange(request, response, callback));
        } catch (HttpError e) {
            errors.write(request, response, callback, e.status(), e.getMessage());
        } catch (QueryException e) {
            errors.write(request, response, callback, HttpStatus.BAD_REQUEST_400, e.getMessage());
        } catch (RuntimeException e) {
            log.error("request_failed path={}", Exchange.path(request), e);
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        }
        return true;
    }

    private void ended(Request request, Response response, Route route) {
        long nanos = System.nanoTime() - request.getHeadersNanoTime();
        try {
            route.requests.count(response.getStatus(), Response.getContentBytesWritten(response), nanos);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private Route routeAt(String path) {
        Route route = routes.get(path);
        if (route != null) {
            return route;
        }
        if (CardResource.isMeant(path)) {
            return cards;
        }
        return path.startsWith(Assets.FOLDER) ? files : nothing;
    }

    private void check(Request request, Response response, Route route) throws HttpError {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
            throw new HttpError(HttpStatus.METHOD_NOT_ALLOWED_405, "only " + ALLOWED + " will do");
        }
        if (draining && !route.alsoWhileDraining) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            throw new HttpError(HttpStatus.SERVICE_UNAVAILABLE_503, "the server is shutting down, try again later");
        }
    }
}
