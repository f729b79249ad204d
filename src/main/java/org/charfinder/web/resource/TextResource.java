package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.Grapheme;
import org.charfinder.card.Graphemes;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.web.page.PageRenderer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * {@code /text}: shows what a text consists of. GET is the page with the form, and takes a short text as {@code
 * /text?text=}. POST takes the form, or the text itself as {@code text/plain}. The response is a page or JSON; a client
 * that sends {@code text/plain} gets JSON unless it prefers the page. Nothing is kept.
 */
final class TextResource implements PostResource {

    private static final String TEXT = "text";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PLAIN = "text/plain";

    /** The longest text, in bytes of UTF-8. */
    private static final int LONGEST = 64 * 1024;

    /** A form has three bytes for a byte of text, and six for a line end. */
    private static final int LONGEST_FORM = 6 * LONGEST + (TEXT + "=").length();

    private final CharacterNames names;
    private final PageRenderer pages;

    TextResource(UnicodeNameIndex index, PageRenderer pages) {
        this.names = new IndexCharacterNames(index);
        this.pages = pages;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String text = exchange.parameters().value(TEXT);
        if (exchange.prefersJson()) {
            exchange.parameters().requireKnown(TEXT);
            String given = required(text);
            exchange.work(() -> sendJson(given, exchange));
        } else {
            exchange.parameters().requireOnce(TEXT);
            exchange.work(() -> sendPage(text == null ? "" : text, exchange));
        }
    }

    @Override
    public int longestBody() {
        return LONGEST_FORM;
    }

    @Override
    public void post(Exchange exchange, byte[] bytes) throws HttpError {
        BodyType body = exchange.bodyType();
        String type = body.media();
        if (body.encoded() || !(type.equals(FORM) || type.equals(PLAIN))) {
            throw new HttpError(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "send text/plain or a form, in UTF-8");
        }
        boolean isPlain = type.equals(PLAIN);
        String text = isPlain ? decoded(bytes) : ofForm(decoded(bytes));
        if (text.getBytes(UTF_8).length > LONGEST) {
            throw new HttpError(HttpStatus.PAYLOAD_TOO_LARGE_413, "the text is longer than " + LONGEST + " bytes");
        }
        if (isPlain ? exchange.prefersHtml() : !exchange.prefersJson()) {
            sendPage(text, exchange);
        } else {
            sendJson(text, exchange);
        }
    }

    private static String decoded(byte[] body) throws HttpError {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    /** Browsers send each line end of a form as CR and LF, whatever it was. */
    private static String ofForm(String form) throws HttpError {
        List<String> texts = new ArrayList<>(); // Jetty's Fields would copy all values of a name for each more of them
        try {
            UrlEncoded.decodeUtf8To(form, 0, form.length(), (name, value) -> {
                if (name.equals(TEXT)) {
                    texts.add(value);
                }
            });
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw notUtf8();
        }
        return required(texts.isEmpty() ? null : texts.get(0)).replace("\r\n", "\n");
    }

    private static String required(@Nullable String text) throws HttpError {
        if (text == null) {
            throw HttpError.badRequest(ProblemType.MISSING_PARAMETER, "text is missing; try /text?text=p%D0%B0ypal");
        }
        return text;
    }

    private static HttpError notUtf8() {
        return HttpError.badRequest(ProblemType.INVALID_PARAMETER, "the text is not UTF-8");
    }

    private void sendPage(String text, Exchange exchange) throws HttpError {
        addHeaders(exchange);
        exchange.sendOrStream(ContentTypes.HTML, pages.text(text, names)::appendTo, text.length() * Character.BYTES);
    }

    private void sendJson(String text, Exchange exchange) throws HttpError {
        addHeaders(exchange);
        int total = 0;
        for (Iterator<Grapheme> all = new Graphemes(text, names); all.hasNext(); all.next()) {
            total++;
        }
        exchange.sendOrStream(
                ContentTypes.JSON,
                new JsonItems<>(new Graphemes(text, names), total, Grapheme::toJson),
                text.length() * Character.BYTES);
    }

    private static void addHeaders(Exchange exchange) {
        exchange.setUncached();
        exchange.varyBy(HttpHeader.ACCEPT);
    }
}
