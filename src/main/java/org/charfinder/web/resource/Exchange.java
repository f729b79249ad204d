package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import org.charfinder.query.QueryException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request and its response, which is sent once. One thread at a time. */
public final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    /** What a response that is streamed takes besides its source: a piece of the text, and the names of a match. */
    private static final int STREAM_BYTES = 32 * 1024;

    /** In bytes. All headers of a response have 8 KiB. */
    private static final int LONGEST_LINKS = 4096;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ErrorWriter errors;
    private final Executor worker;
    private final HeldMemory memory;
    private final QueryParameters parameters;

    /**
     * Begins an exchange.
     *
     * @param request a GET or a HEAD request, or a POST request whose body is read elsewhere
     * @param response the response; its headers may already contain some
     * @param callback is completed when the response has been sent, or has failed
     * @param errors sends what is wrong with the request
     * @param worker does what would delay other clients
     * @param memory that responses hold
     */
    public Exchange(
            Request request,
            Response response,
            Callback callback,
            ErrorWriter errors,
            Executor worker,
            HeldMemory memory) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.errors = errors;
        this.worker = worker;
        this.memory = memory;
        this.parameters = new QueryParameters(request);
    }

    /**
     * Sends the response, or the error that keeps it from being sent.
     *
     * @param answer sends it
     */
    public void answer(Answer answer) {
        try {
            answer.send();
        } catch (HttpError e) {
            if (e.status() == HttpStatus.SERVICE_UNAVAILABLE_503) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
            }
            errors.write(request, response, callback, e);
        } catch (QueryException e) {
            errors.write(request, response, callback, HttpError.of(e));
        } catch (RuntimeException | Error e) { // whatever it is, it costs this request only
            log.error("request_failed path={}", path(), e);
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        }
    }

    /**
     * As {@link #answer}, but in a worker's thread, when it is the client's turn: for what takes more than some
     * microseconds.
     *
     * @param answer sends the response
     */
    public void work(Answer answer) {
        worker.execute(() -> answer(answer));
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

    /** What the client says of the body. */
    BodyType bodyType() {
        return BodyType.of(request.getHeaders());
    }

    /** Whether the client is curl, which accepts any type and shows it to a user. */
    boolean isCurl() {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return agent != null && agent.startsWith("curl/");
    }

    /** Whether the client names HTML, and prefers it to JSON. */
    boolean prefersHtml() {
        return AcceptHeader.prefersHtml(request);
    }

    /** Whether the client names JSON, and prefers it to HTML. */
    boolean prefersJson() {
        return AcceptHeader.prefersJson(request);
    }

    /** The scheme and the host of the address, as the client knows them: {@code https://charfinder.example}. */
    String origin() {
        boolean behindTls = "https".equals(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO));
        HttpURI address = request.getHttpURI();
        return (behindTls ? "https" : address.getScheme()) + "://" + address.getAuthority();
    }

    /**
     * Adds the header {@code Link}, unless it is so long that a client may refuse it.
     *
     * @param links the value; null for none
     */
    void link(@Nullable String links) {
        if (links != null && links.length() <= LONGEST_LINKS) {
            response.getHeaders().add(HttpHeader.LINK, links);
        }
    }

    /** Adds the header that lets caches keep the response without end. */
    void setImmutable() {
        response.getHeaders().add(CacheControl.IMMUTABLE);
    }

    /** Adds the header that tells caches not to keep the response. */
    void setUncached() {
        response.getHeaders().add(CacheControl.NO_STORE);
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
        return trySendNotModified(tag, CacheControl.REVALIDATE);
    }

    /**
     * As the other method, but caches may keep the response for longer.
     *
     * @param caching the header {@code Cache-Control}
     * @return whether the response has been sent
     */
    boolean trySendNotModified(EntityTag tag, HttpField caching) {
        response.getHeaders().add(tag.header()).add(caching);
        if (!tag.isIn(request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH))) {
            return false;
        }
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        Response plain = uncompressed(response);
        plain.getHeaders()
                .put(tag.header()); // Jetty's compression replaces the tag of a 304 by those that the client sent
        plain.write(false, null, callback); // with true, Jetty would add Content-Length: 0
        return true;
    }

    /** Sends 301: the resource has another address. */
    void redirect(String location) {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        callback.succeeded();
    }

    /**
     * Sends a text that caches must not keep.
     *
     * @throws HttpError if other clients hold too much memory
     */
    void sendUncached(HttpField type, String body) throws HttpError {
        setUncached();
        send(type, body);
    }

    /** Sends a short text that tells the state of the server, whatever others hold. */
    void sendState(HttpField type, String body) {
        setUncached();
        sendShared(type, body.getBytes(UTF_8));
    }

    /**
     * Sends a text that is in memory as a whole.
     *
     * @throws HttpError if other clients hold too much memory
     */
    void send(HttpField type, String text) throws HttpError {
        send(type, text.getBytes(UTF_8));
    }

    /**
     * Sends a body that is made for this response.
     *
     * @throws HttpError if other clients hold too much memory
     */
    void send(HttpField type, byte[] body) throws HttpError {
        untilEnd(memory.take(body.length));
        sendShared(type, body);
    }

    /** Sends a body that is in memory in any case. */
    void sendShared(HttpField type, byte[] body) {
        response.getHeaders().add(type).add(HttpHeader.CONTENT_LENGTH, body.length);
        Runnable compressor = memory.takeCompressor();
        if (compressor != null) {
            untilEnd(compressor);
        }
        Response sent = compressor == null ? uncompressed(response) : response;
        sent.write(true, ByteBuffer.wrap(body), callback); // Jetty leaves the body out if the method is HEAD
    }

    /** Sends a body that says what is wrong with the request. */
    void sendError(int status, HttpField type, byte[] body) {
        ErrorWriter.send(response, callback, status, type, body);
    }

    /**
     * Sends a long text that is made while the client takes it, piece by piece, by workers.
     *
     * @param begun the start of the text, made by {@link TextStream#begin}
     * @param rest the source of the text after this start
     * @param bytes that the source holds
     * @throws HttpError if other clients hold too much memory
     */
    void stream(HttpField type, StringBuilder begun, TextStream.Source rest, int bytes) throws HttpError {
        untilEnd(memory.takeForStream(bytes + STREAM_BYTES));
        response.getHeaders().add(type);
        TextStream.Source sent = request.getMethod().equals("HEAD") ? TextStream.NOTHING : rest;
        new TextStream(begun, sent, uncompressed(response), callback, worker).iterate();
    }

    /**
     * Sends a text as a whole if it is short; otherwise streams it.
     *
     * @param bytes that the source holds
     * @throws HttpError if other clients hold too much memory
     */
    void sendOrStream(HttpField type, TextStream.Source text, int bytes) throws HttpError {
        StringBuilder begun = new StringBuilder();
        if (TextStream.begin(begun, text)) {
            stream(type, begun, text, bytes);
        } else {
            send(type, begun.toString());
        }
    }

    /** Keeps something until the response has been sent, or has failed. */
    private void untilEnd(Runnable release) {
        Request.addCompletionListener(request, failure -> release.run());
    }

    /** A compressor would hold a quarter of a megabyte for each client that reads slowly. */
    private static Response uncompressed(Response response) {
        return response instanceof Response.Wrapper wrapper ? uncompressed(wrapper.getWrapped()) : response;
    }
}
