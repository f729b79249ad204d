package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
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

    private static final char REPLACEMENT = '\uFFFD';
    private static final String NOT_UTF_8 = "the query is not UTF-8, percent-encoded";

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
            String query = request.getHttpURI().getQuery();
            if (query != null && query.indexOf(REPLACEMENT) >= 0) { // Jetty's, for bytes that were not encoded
                throw HttpError.badRequest(NOT_UTF_8);
            }
            try {
                parameters = Request.extractQueryParameters(request, UTF_8);
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw HttpError.badRequest(NOT_UTF_8);
            }
        }
        return parameters;
    }

    /** Whether the client has sent an Accept header with anything in it. */
    boolean saysWhatItAccepts() {
        return request.getHeaders().getValuesList(HttpHeader.ACCEPT).stream()
                .anyMatch(list -> !list.replace(',', ' ').isBlank());
    }

    /** The media types that the client would take, in lower case, the best first; empty if it does not say. */
    List<String> accepted() {
        return accepted(request);
    }

    static List<String> accepted(Request request) {
        try {
            return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT).stream()
                    .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (HttpException.RuntimeException e) { // a quotation without end; errors are written for it, too
            return List.of();
        }
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
        if (!isKnown(edition.tag().getValue())) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        Response plain = uncompressed(response);
        plain.getHeaders().put(edition.tag()); // with 304, compression repeats what the client has sent
        plain.write(false, null, callback); // who ends at once says that there are 0 bytes of content
        return true;
    }

    /** Jetty's reader of lists takes a weak tag for a quotation that begins amid a word. None of ours has a comma. */
    private boolean isKnown(String tag) {
        return request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
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
        response.getHeaders().add(type).add(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback); // of a HEAD request Jetty sends the head alone
    }

    /** Answers with a page that says what is wrong. */
    void sendError(int status, HttpField type, byte[] body) {
        HttpErrors.write(response, callback, status, type, body);
    }

    /**
     * Answers with a text that is made as the client takes it. It is so long that other clients of this thread are not to
     * wait for it, and so another thread goes on with it.
     *
     * @param begun what {@link TextStream#begin} has made of it
     */
    void stream(HttpField type, StringBuilder begun, TextStream.Source text) {
        response.getHeaders().add(type);
        TextStream.Source rest = request.getMethod().equals("HEAD") ? TextStream.NOTHING : text;
        request.getContext().execute(new TextStream(begun, rest, uncompressed(response), callback)::iterate);
    }

    /** For each client that reads slowly, a compressor would hold a quarter of a megabyte. */
    private static Response uncompressed(Response response) {
        return response instanceof Response.Wrapper wrapper ? uncompressed(wrapper.getWrapped()) : response;
    }
}
