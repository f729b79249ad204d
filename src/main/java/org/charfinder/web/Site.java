package org.charfinder.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.charfinder.index.UnicodeNameIndex;
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
    private static final HttpField[] SECURITY = {
        new PreEncodedHttpField(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
        new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
        new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
        new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
        new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
    };

    private static final String ALLOWED = "GET, HEAD";

    /** Something that answers, and what it is called among metrics. */
    private record Route(String name, Resource resource, boolean alsoWhileDraining) {}

    private final Map<String, Route> routes = new HashMap<>(); // by the whole path
    private final Route cards;
    private final Route files;
    private final Route nothing;
    private final Metrics metrics;
    private final HttpErrors errors;
    private final String edition;
    private volatile boolean draining;

    /** @param program what it is called, and its version */
    Site(UnicodeNameIndex index, String program, Metrics metrics) {
        this.metrics = metrics;
        Assets assets = new Assets();
        Pages pages = new Pages(assets, index, program);
        Queries queries = new Queries(index, metrics);
        errors = new HttpErrors(pages);
        byte[] api = assets.read("openapi.json");
        add("/", "page", new PageResource(queries, pages));
        add("/charfinder", "charfinder", new OldAddress(queries));
        add("/search", "search", new SearchResource(queries));
        add("/openapi.json", "openapi", exchange -> file(exchange, Exchange.JSON, api));
        routes.put("/healthz", new Route("healthz", exchange -> tell(exchange, "alive"), true));
        routes.put("/readyz", new Route("readyz", exchange -> tell(exchange, "ready"), false));
        routes.put("/metrics", new Route("metrics", exchange -> exchange.sendFresh(Metrics.CONTENT_TYPE, metrics.scrape()), true));
        cards = new Route("card", new CardResource(index, pages), false);
        files = new Route("static", new StaticFiles(assets), false);
        nothing = new Route("nothing", exchange -> { throw HttpError.notFound("there is nothing at this address"); }, false);
        edition = Integer.toHexString(index.checksum()) + "-" + assets.edition() + "-" + Integer.toHexString(program.hashCode());
    }

    private void add(String path, String name, Resource resource) {
        routes.put(path, new Route(name, resource, false));
    }

    private static void file(Exchange exchange, String type, byte[] bytes) {
        if (!exchange.isStillTheSame("")) {
            exchange.send(type, bytes);
        }
    }

    private static void tell(Exchange exchange, String state) {
        exchange.sendFresh(Exchange.TEXT, state + "\n");
    }

    /** From now on all is refused but questions about our state. Any thread may call. */
    void drain() {
        draining = true;
    }

    /** What answers for requests that Jetty refuses before they come here. */
    HttpErrors errors() {
        return errors;
    }

    static void secure(Response response) {
        for (HttpField field : SECURITY) {
            response.getHeaders().put(field);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Route route = routeAt(Exchange.path(request));
        long began = request.getHeadersNanoTime();
        Request.addCompletionListener(
                request,
                failure -> metrics.countRequest(
                        route.name,
                        response.getStatus(),
                        Response.getContentBytesWritten(response),
                        System.nanoTime() - began));
        secure(response);
        try {
            check(request, response, route);
            route.resource.get(new Exchange(request, response, callback, edition));
        } catch (HttpError e) {
            errors.write(request, response, callback, e.status(), e.getMessage());
        } catch (QueryException e) {
            errors.write(request, response, callback, HttpStatus.BAD_REQUEST_400, e.getMessage());
        } catch (RuntimeException e) {
            log.error("request_failed resource={}", route.name, e);
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        }
        return true;
    }

    private Route routeAt(String path) {
        Route route = routes.get(path);
        if (route != null) {
            return route;
        }
        if (path.regionMatches(true, 0, CardResource.PREFIX, 0, CardResource.PREFIX.length())) {
            return cards;
        }
        return path.startsWith(Assets.FOLDER) ? files : nothing;
    }

    private void check(Request request, Response response, Route route) throws HttpError {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
            throw new HttpError(HttpStatus.METHOD_NOT_ALLOWED_405, "only " + ALLOWED.toUpperCase(Locale.ROOT) + " will do");
        }
        if (draining && !route.alsoWhileDraining) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            throw new HttpError(HttpStatus.SERVICE_UNAVAILABLE_503, "the server is shutting down, try again later");
        }
    }
}
