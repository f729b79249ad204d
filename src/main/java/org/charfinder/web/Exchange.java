package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** A request and the way to answer it, once. One thread at a time. */
final class Exchange {

    /** How many results are a page, unless somebody wants more. */
    static final int PAGE = 200;

    static final HttpField HTML = contentType("text/html; charset=utf-8");
    static final HttpField TEXT = contentType("text/plain; charset=utf-8");
    static final HttpField JSON = contentType("application/json");

    private static final HttpField KEEP_FOR_EVER =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
    private static final HttpField ASK_AGAIN = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");
    static final HttpField KEEP_NEVER = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private Fields parameters; // null before they are asked for

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    static HttpField contentType(String mediaType) {
        return new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, mediaType);
    }

    /** The address without host and query, decoded. */
    String path() {
        return path(request);
    }

    static String path(Request request) {
        return request.getHttpURI().getDecodedPath();
    }

    /** The first value of a parameter; null if it is not there. */
    String parameter(String name) throws HttpError {
        return parameters().getValue(name);
    }

    /** All values of a parameter, in order. */
    List<String> parameters(String name) throws HttpError {
        return parameters().getValuesOrEmpty(name);
    }

    /** A rank, from 0; what is beyond all ranks is the last of them. */
    int rank(String name, int otherwise) throws HttpError {
        String value = parameter(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw HttpError.badRequest(name + " must be a number from 0");
        }
        return value.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(value);
    }

    /** The rank behind a page of results. */
    static int pageBehind(int start) {
        return start > Integer.MAX_VALUE - PAGE ? Integer.MAX_VALUE : start + PAGE;
    }

    private Fields parameters() throws HttpError {
        if (parameters == null) {
            try {
                parameters = Request.extractQueryParameters(request, UTF_8);
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw HttpError.badRequest("the query is not UTF-8, percent-encoded");
            }
        }
        return parameters;
    }

    /** Whether the client has sent a header. */
    boolean says(HttpHeader header) {
        return request.getHeaders().contains(header);
    }

    /** What the client would take, the best first; empty if it does not say. */
    List<String> accepted() {
        return accepted(request);
    }

    static List<String> accepted(Request request) {
        return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
    }

    /** Lets caches keep the answer for good: behind this address there will never be another. */
    void keepForEver() {
        response.getHeaders().add(KEEP_FOR_EVER);
    }

    /**
     * Lets caches keep the answer, if they ask each time whether it is still the same; and answers if this is such a question.
     *
     * @return whether nothing is left to do
     */
    boolean isStillThe(Edition edition) {
        response.getHeaders().add(edition.tag()).add(ASK_AGAIN);
        List<String> known = request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true);
        if (!known.contains(edition.tag().getValue()) && !known.contains("*")) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        callback.succeeded();
        return true;
    }

    /** Says that the answer depends on a header. */
    void varyBy(HttpHeader header) {
        response.getHeaders().add(HttpHeader.VARY, header.asString());
    }

    /** Answers that what was asked for has another address. */
    void redirect(String location) {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        callback.succeeded();
    }

    /** Answers with what may be otherwise in a moment, and so is kept by no cache. */
    void sendFresh(HttpField type, String body) {
        response.getHeaders().add(KEEP_NEVER);
        send(type, body.getBytes(UTF_8));
    }

    /** Answers with what is in memory as a whole. */
    void send(HttpField type, byte[] body) {
        send(HttpStatus.OK_200, type, body);
    }

    void send(int status, HttpField type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().add(type).add(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, isHead() ? NOTHING : ByteBuffer.wrap(body), callback);
    }

    /** Answers with a text that is made as the client takes it. */
    void stream(HttpField type, TextStream.Source text) {
        stream(type, new StringBuilder(), text);
    }

    /**
     * The same where some of it is made already. What is long is not to keep other clients of this thread waiting, and so
     * another thread goes on with it.
     */
    void stream(HttpField type, StringBuilder begun, TextStream.Source text) {
        response.getHeaders().add(type);
        if (isHead()) {
            callback.succeeded();
        } else {
            request.getContext().execute(new TextStream(begun, text, uncompressed(response), callback)::iterate);
        }
    }

    /** For each client that reads slowly, a compressor would hold a quarter of a megabyte. */
    private static Response uncompressed(Response response) {
        return response instanceof Response.Wrapper wrapper ? uncompressed(wrapper.getWrapped()) : response;
    }

    private boolean isHead() {
        return request.getMethod().equals("HEAD");
    }
}
