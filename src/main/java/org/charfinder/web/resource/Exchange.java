package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request and its response, which is sent once. One thread at a time. */
public final class Exchange {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final QueryParameters parameters;

    /**
     * Begins an exchange.
     *
     * @param request a GET or a HEAD request
     * @param response the response; its headers may already contain some
     * @param callback is completed when the response has been sent, or has failed
     */
    public Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.parameters = new QueryParameters(request);
    }

    /** The path of the address, decoded. */
    String path() {
        return request.getHttpURI().getDecodedPath();
    }

    QueryParameters parameters() {
        return parameters;
    }

    /** Whether the client says what media types it accepts. */
    boolean hasAccept() {
        return AcceptHeader.isPresent(request);
    }

    /** The media ranges that the client accepts, in lower case, the preferred one first. */
    List<String> accepted() {
        return AcceptHeader.mediaRanges(request);
    }

    /** Adds the header that lets caches keep the response without end. */
    void setImmutable() {
        response.getHeaders().add(CacheControl.IMMUTABLE);
    }

    /** Adds the header that says that the response depends on a header of the request. */
    void varyBy(HttpHeader header) {
        response.getHeaders().add(HttpHeader.VARY, header.asString());
    }

    /**
     * Adds the headers that let caches keep the response if they revalidate it each time. If the request is such a
     * revalidation and the response is still the same, sends 304.
     *
     * @return whether the response has been sent
     */
    boolean trySendNotModified(EntityTag tag) {
        response.getHeaders().add(tag.header()).add(CacheControl.REVALIDATE);
        if (!isKnown(tag.value())) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        Response plain = uncompressed(response);
        plain.getHeaders()
                .put(tag.header()); // Jetty's compression replaces the tag of a 304 by those that the client sent
        plain.write(false, null, callback); // with true, Jetty would add Content-Length: 0
        return true;
    }

    /** Jetty's parser of lists splits weak tags in the wrong places. A tag of this site never contains a comma. */
    private boolean isKnown(String tag) {
        return request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    /** Sends 301: the resource has another address. */
    void redirect(String location) {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        callback.succeeded();
    }

    /** Sends a text that caches must not keep. */
    void sendUncached(HttpField type, String body) {
        response.getHeaders().add(CacheControl.NO_STORE);
        send(type, body.getBytes(UTF_8));
    }

    /** Sends a body that is in memory as a whole. */
    void send(HttpField type, byte[] body) {
        response.getHeaders().add(type).add(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback); // Jetty leaves the body out if the method is HEAD
    }

    /** Sends a body that says what is wrong with the request. */
    void sendError(int status, HttpField type, byte[] body) {
        ErrorWriter.send(response, callback, status, type, body);
    }

    /**
     * Sends a long text that is made while the client takes it. The text is sent by another thread, because other
     * clients wait for this one.
     *
     * @param begun the start of the text, made by {@link TextStream#begin}
     * @param rest the source of the text after this start
     */
    void stream(HttpField type, StringBuilder begun, TextStream.Source rest) {
        response.getHeaders().add(type);
        TextStream.Source sent = request.getMethod().equals("HEAD") ? TextStream.NOTHING : rest;
        request.getContext().execute(new TextStream(begun, sent, uncompressed(response), callback)::iterate);
    }

    /** A compressor would hold a quarter of a megabyte for each client that reads slowly. */
    private static Response uncompressed(Response response) {
        return response instanceof Response.Wrapper wrapper ? uncompressed(wrapper.getWrapped()) : response;
    }
}
