package org.charfinder.web.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.query.Finders;
import org.charfinder.web.metrics.Metrics;
import org.charfinder.web.metrics.RequestMetrics;
import org.charfinder.web.page.Assets;
import org.charfinder.web.page.Catalogue;
import org.charfinder.web.page.Catalogue.Kind;
import org.charfinder.web.page.PageRenderer;
import org.eclipse.jetty.http.HttpField;

/** The addresses of the site and the resources that answer there. Any thread may call. */
public final class Routes {

    /**
     * A resource.
     *
     * @param resource answers the requests
     * @param requests counts them
     * @param until how long it answers when the server shuts down
     */
    public record Route(Resource resource, RequestMetrics requests, Until until) {

        /**
         * Whether it tells the state of the server.
         *
         * @return true if it is no resource for users
         */
        public boolean isState() {
            return until != Until.DRAINING;
        }
    }

    /** How long a resource answers. After that the server is shutting down, which is an error. */
    public enum Until {
        /** Until the shutdown is announced. */
        ANNOUNCED,
        /** Until the server refuses requests. */
        DRAINING,
        /** As long as there is a server. */
        END
    }

    private static final HttpField ICON = ContentTypes.of("image/x-icon");
    private static final HttpField METRICS = ContentTypes.of(Metrics.CONTENT_TYPE);

    private final Map<String, Route> routes = new HashMap<>(); // by the whole path
    private final Map<String, Route> catalogues = new HashMap<>(); // by the path of the list
    private final Route cards;
    private final Route characters;
    private final Route problems;
    private final Route files;
    private final Route nothing;
    private final Metrics metrics;

    /**
     * Makes all resources.
     *
     * @param finders of the index that queries search
     * @param program the name of the program and its version
     * @param assets the files of the site
     * @param pages renders pages
     * @param metrics counts queries and requests
     */
    public Routes(Finders finders, String program, Assets assets, PageRenderer pages, Metrics metrics) {
        this.metrics = metrics;
        UnicodeNameIndex index = finders.index();
        QueryService queries = new QueryService(finders, metrics);
        byte[] api = assets.read("openapi.json");
        byte[] robots = assets.read("robots.txt");
        byte[] icon = assets.read("favicon.ico");
        EntityTag tag = EntityTag.of(Integer.toHexString(IndexFile.checksum(index)) + "-" + assets.checksum() + "-"
                + Integer.toHexString(program.hashCode()));
        routes.put("/", route("page", new PageResource(queries, pages, tag)));
        routes.put("/charfinder", route("charfinder", new LegacySearch(queries, tag)));
        routes.put("/search", route("search", new SearchResource(queries, tag)));
        routes.put("/suggest", route("suggest", new SuggestResource(queries, tag)));
        characters = route("characters", new CharactersResource(index, tag));
        routes.put(CharactersResource.ADDRESS, characters);
        routes.put("/text", route("text", new TextResource(index, pages)));
        routes.put("/openapi.json", file("openapi", ContentTypes.JSON, api, CacheControl.MINUTE, tag));
        routes.put("/opensearch.xml", route("opensearch", new OpenSearchResource(tag)));
        routes.put("/robots.txt", file("robots", ContentTypes.TEXT, robots, CacheControl.DAY, tag));
        routes.put("/favicon.ico", file("favicon", ICON, icon, CacheControl.DAY, tag));
        Catalogue blocks = new Catalogue(Kind.BLOCKS);
        Catalogue scripts = new Catalogue(Kind.SCRIPTS);
        addCatalogue(new CatalogueResource(blocks, scripts, queries, pages, tag), Kind.BLOCKS);
        addCatalogue(new CatalogueResource(scripts, blocks, queries, pages, tag), Kind.SCRIPTS);
        Catalogue categories = new Catalogue(Kind.CATEGORIES);
        addCatalogue(new CatalogueResource(categories, scripts, queries, pages, tag), Kind.CATEGORIES);
        Resource ready = exchange -> exchange.sendState(ContentTypes.TEXT, "ready\n");
        routes.put("/readyz", new Route(ready, metrics.requests("readyz"), Until.ANNOUNCED));
        routes.put("/healthz", lasting("healthz", exchange -> exchange.sendState(ContentTypes.TEXT, "alive\n")));
        routes.put("/metrics", lasting("metrics", exchange -> exchange.sendUncached(METRICS, metrics.scrape())));
        problems = route("problem", new ProblemResource());
        cards = route("card", new CardResource(index, pages, tag));
        files = route("static", new StaticFiles(assets));
        nothing = route("nothing", exchange -> {
            throw HttpError.notFound("there is nothing at this address");
        });
    }

    private Route route(String name, Resource resource) {
        return new Route(resource, metrics.requests(name), Until.DRAINING);
    }

    private Route lasting(String name, Resource resource) {
        return new Route(resource, metrics.requests(name), Until.END);
    }

    private void addCatalogue(Resource resource, Kind kind) {
        Route route = route(kind.path().substring(1), resource);
        routes.put(kind.path(), route);
        catalogues.put(kind.path(), route);
    }

    private Route file(String name, HttpField type, byte[] body, HttpField caching, EntityTag tag) {
        return route(name, exchange -> {
            if (!exchange.trySendNotModified(tag, caching)) {
                exchange.sendShared(type, body);
            }
        });
    }

    /**
     * The addresses as the description of the API has them.
     *
     * @return templates of paths, as {@code /search} and {@code /characters/{character}}; without static files
     */
    public Set<String> addresses() {
        Set<String> addresses = new TreeSet<>(routes.keySet());
        addresses.add("/{character}");
        addresses.add(CharactersResource.FOLDER + "{character}");
        addresses.add(ProblemType.FOLDER + "{type}");
        addresses.addAll(List.of("/blocks/{block}", "/scripts/{script}", "/categories/{category}"));
        return addresses;
    }

    /**
     * Finds the resource of an address.
     *
     * @param path the path, decoded
     * @return its route; a route that answers 404 if the site has no such address
     */
    public Route at(String path) {
        Route route = routes.get(path);
        if (route != null) {
            return route;
        }
        if (path.startsWith(CharactersResource.FOLDER)) {
            return characters;
        }
        if (path.startsWith(ProblemType.FOLDER)) {
            return problems;
        }
        if (CardAddress.isCard(path)) {
            return cards;
        }
        int slash = path.indexOf('/', 1);
        Route catalogue = slash < 0 ? null : catalogues.get(path.substring(0, slash));
        if (catalogue != null) {
            return catalogue;
        }
        return path.startsWith(Assets.FOLDER) ? files : nothing;
    }
}
