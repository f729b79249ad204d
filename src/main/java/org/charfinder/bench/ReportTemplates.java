package org.charfinder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Fills in the templates that lie beside this class. What is filled in is escaped for HTML. */
final class ReportTemplates {

    /** For text and for attributes, whose values here contain no quotes. */
    private static final Mustache.Escaper HTML =
            Escapers.simple(new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}});

    private ReportTemplates() {}

    /** @param context has a method for each name in the template */
    static String fill(String resource, Object context) {
        try (InputStream template = ReportTemplates.class.getResourceAsStream(resource)) {
            return Mustache.compiler()
                    .withEscaper(HTML)
                    .compile(new String(template.readAllBytes(), UTF_8))
                    .execute(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
