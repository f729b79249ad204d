package org.charfinder.web.resource;

import org.charfinder.web.page.HtmlEscaper;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * {@code /opensearch.xml}: tells browsers how to search here from the address bar (OpenSearch 1.1). The addresses in it
 * must be absolute, so they have the host that the client has asked for.
 */
final class OpenSearchResource implements Resource {

    private static final HttpField TYPE = ContentTypes.of("application/opensearchdescription+xml");

    private static final String DESCRIPTION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
            <ShortName>charfinder</ShortName>
            <Description>Find any character of Unicode by what it is called.</Description>
            <InputEncoding>UTF-8</InputEncoding>
            <Image width="32" height="32" type="image/x-icon">ORIGIN/favicon.ico</Image>
            <Url type="text/html" template="ORIGIN/?query={searchTerms}"/>
            <Url type="application/x-suggestions+json" template="ORIGIN/suggest?q={searchTerms}"/>
            </OpenSearchDescription>
            """;

    private final EntityTag tag;

    OpenSearchResource(EntityTag tag) {
        this.tag = tag;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        exchange.varyBy(HttpHeader.X_FORWARDED_PROTO);
        String origin = exchange.origin();
        if (!exchange.trySendNotModified(tag.variant(origin.startsWith("https:") ? "https" : "http"))) {
            exchange.send(TYPE, DESCRIPTION.replace("ORIGIN", HtmlEscaper.escape(origin)));
        }
    }
}
