package org.charfinder.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a client without compression if it accepts no encoding that this site has. Jetty would send 415 to a client
 * that does not accept an uncompressed response either, {@code Accept-Encoding: identity;q=0}. A server may ignore the
 * header then (RFC 9110, section 12.5.3), and most clients can read what they get.
 */
final class EncodingsAtWill extends Handler.Wrapper {

    EncodingsAtWill(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        boolean ignores = headers.contains(HttpHeader.ACCEPT_ENCODING) && !acceptsGzip(headers);
        return super.handle(ignores ? new Unencoded(request) : request, response, callback);
    }

    private static boolean acceptsGzip(HttpFields headers) {
        try {
            return headers.getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream()
                    .anyMatch(encoding -> encoding.equalsIgnoreCase("gzip") || encoding.equals("*"));
        } catch (HttpException.RuntimeException e) { // a quoted string without an end
            return false;
        }
    }

    /** A request without the header. */
    private static final class Unencoded extends Request.Wrapper {

        private final HttpFields headers;

        Unencoded(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders())
                    .remove(HttpHeader.ACCEPT_ENCODING)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
