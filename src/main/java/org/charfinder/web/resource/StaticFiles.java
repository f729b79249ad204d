package org.charfinder.web.resource;

import org.charfinder.web.page.Assets;
import org.eclipse.jetty.http.HttpField;

/** {@code /static/style.5f3c….css}: the static files that pages refer to. */
final class StaticFiles implements Resource {

    private static final HttpField CSS = ContentTypes.of("text/css; charset=utf-8");
    private static final HttpField SCRIPT = ContentTypes.of("text/javascript; charset=utf-8");
    private static final HttpField SVG = ContentTypes.of("image/svg+xml");

    private final Assets assets;

    StaticFiles(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String address = exchange.path();
        byte[] file = assets.at(address);
        if (file == null) {
            throw HttpError.notFound("there is nothing at this address");
        }
        exchange.setImmutable();
        exchange.sendShared(type(address.substring(address.lastIndexOf('.') + 1)), file);
    }

    private static HttpField type(String extension) {
        return switch (extension) {
            case "css" -> CSS;
            case "js" -> SCRIPT;
            case "svg" -> SVG;
            default -> throw new IllegalStateException("no media type for " + extension);
        };
    }
}
