package org.charfinder.web;

/** {@code /static/style.5f3c….css}: what pages refer to. */
final class StaticFiles implements Resource {

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
        exchange.keepForEver();
        exchange.send(type(address.substring(address.lastIndexOf('.') + 1)), file);
    }

    private static String type(String extension) {
        return switch (extension) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no media type for " + extension);
        };
    }
}
